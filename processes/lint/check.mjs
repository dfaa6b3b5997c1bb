// Called by Maven's test phase: rule tests, then models and forms, unless one of the arguments says to skip.
// `npm ci` runs only when the lock changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv.slice(2).includes('true')) {
  console.log('Checks of models and forms skipped.');
} else {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)));
  const lock = hash.digest('hex');
  const installed = join(root, 'node_modules/.huiqi-lock');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(installed, lock);
  }
  const tests = readdirSync(join(root, 'lint/test')).filter((name) => name.endsWith('.test.mjs'));
  run(process.execPath, ['--test', '--test-reporter=dot', ...tests.map((name) => `lint/test/${name}`)]);
  run(process.execPath, ['lint/main.mjs']);
}
