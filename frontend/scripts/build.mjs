// Builds the static files into Maven's output folder. Does nothing twice: `npm ci` runs only when the lock file
// changed, Vite only when a source changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entrySize, LIMIT } from './size.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'target/classes/static');
const manifest = join(root, 'target/manifest.json');

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function unchanged(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const lock = digest(['package.json', 'package-lock.json'].map((name) => join(root, name)));
const installed = join(root, 'node_modules/.huiqi-lock');
if (!unchanged(installed, lock)) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installed, lock);
}

const sources = digest([
  ...['package-lock.json', 'vite.config.ts', 'tsconfig.json', 'index.html', 'panel.html'].map(
    (name) => join(root, name),
  ),
  ...filesUnder(join(root, 'admin')),
  ...filesUnder(join(root, 'public')),
  ...filesUnder(join(root, 'src')).filter((name) => !/\.test\.tsx?$/.test(name)),
]);
const built = join(root, 'target/frontend.sha256');
if (unchanged(built, sources) && existsSync(join(out, 'index.html'))) {
  console.log('Front end is up to date.');
} else {
  mkdirSync(join(root, 'target'), { recursive: true });
  run(process.execPath, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--outDir',
    out,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]);
  // The manifest is for the size check, not for the web.
  renameSync(join(out, '.vite/manifest.json'), manifest);
  const size = entrySize(manifest, out);
  console.log(
    `Portal entry: ${(size / 1000).toFixed(1)} kB of script (gzip), limit ${LIMIT / 1000} kB.`,
  );
  if (size > LIMIT) process.exit(1);
  writeFileSync(built, sources);
}
