// Called by Maven's integration-test phase of the back end: starts the packaged system with demo data in a fresh
// directory, drives it with Chromium (e2e/*.spec.ts), and stops it whatever happened.
// Arguments: the jar, then the values of the switches that leave the browser tests out.
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START_LIMIT = 180_000;
const STOP_LIMIT = 60_000;
const CLOSING_LINES = 12;

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [jarArgument, ...switches] = process.argv.slice(2);

if (switches.includes('true')) {
  console.log('Browser tests skipped.');
  process.exit(0);
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return executable(named) ? named : undefined;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(executable);
}

const chromium = findChromium();
if (!chromium) {
  const message =
    'No Chromium found: install the package `chromium` (and a CJK font, e.g. `fonts-noto-cjk`), or name one in CHROMIUM_PATH.';
  if (process.env.CI === 'true') {
    console.error(`Browser tests cannot run. ${message}`);
    process.exit(1);
  }
  const line = '!'.repeat(100);
  console.warn(`${line}\n!! THE BROWSER TESTS WERE LEFT OUT. ${message}\n${line}`);
  process.exit(0);
}

if (!jarArgument) {
  console.error('Usage: node scripts/e2e.mjs <jar> [skip…]');
  process.exit(2);
}
const jar = resolve(jarArgument);
const target = dirname(jar);
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(join(target, 'e2e-'));
const data = join(folder, 'data');
const logFile = join(target, 'e2e-server.log');

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
// Where a test that wants mails listens for them; otherwise nobody does, and mails wait.
const mailPort = await freePort();
const log = createWriteStream(logFile);
const server = spawn(
  java,
  [
    '-Xmx1g',
    // A short run on few cores: the second compiler would cost more than it gives.
    '-XX:TieredStopAtLevel=1',
    // Somewhere else than China, so that a time zone taken from the machine shows.
    '-Duser.timezone=UTC',
    '-jar',
    jar,
    '--spring.profiles.active=demo',
    `--server.port=${port}`,
    `--huiqi.data-dir=${data}`,
    `--huiqi.base-url=${url}`,
    '--huiqi.mail.from=huiqi@example.org',
    '--huiqi.mail.digest-after=1s',
    '--huiqi.mail.send-every=1s',
    '--spring.mail.host=127.0.0.1',
    `--spring.mail.port=${mailPort}`,
  ],
  { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
);
server.stdout.pipe(log, { end: false });
server.stderr.pipe(log, { end: false });
let ended = false;
const serverEnd = new Promise((done) => {
  server.once('error', (error) => {
    ended = true;
    log.write(`${error}\n`);
    done();
  });
  server.once('exit', () => {
    ended = true;
    done();
  });
});

let tests;

/** The database of a killed server would live on. */
function killDatabase() {
  try {
    const pid = Number(
      readFileSync(join(data, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0],
    );
    if (pid > 1) process.kill(pid, 'SIGINT');
  } catch {
    // None is running.
  }
}

async function stop() {
  if (!ended) {
    server.kill('SIGTERM');
    await Promise.race([serverEnd, pause(STOP_LIMIT, undefined, { ref: false })]);
  }
  if (!ended) {
    server.kill('SIGKILL');
    await serverEnd;
  }
  killDatabase();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    tests?.kill('SIGTERM');
    void stop().then(() => process.exit(1));
  });
}

async function ready() {
  const until = Date.now() + START_LIMIT;
  while (!ended && Date.now() < until) {
    try {
      const answer = await fetch(`${url}/actuator/health`);
      if (answer.ok && (await answer.json()).status === 'UP') return true;
    } catch {
      // Not listening yet.
    }
    await pause(500);
  }
  return false;
}

function runTests() {
  return new Promise((done) => {
    const reports = join(target, 'failsafe-reports');
    tests = spawn(
      process.execPath,
      [
        join(frontend, 'node_modules/@playwright/test/cli.js'),
        'test',
        '--reporter=list,junit',
        ...(process.env.E2E_ONLY ? [process.env.E2E_ONLY] : []),
      ],
      {
        cwd: frontend,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          HUIQI_URL: url,
          HUIQI_MAIL_PORT: String(mailPort),
          CHROMIUM_PATH: chromium,
          // Beside the other integration tests, where a skipped one is seen.
          PLAYWRIGHT_JUNIT_OUTPUT_FILE: join(reports, 'TEST-browser.xml'),
        },
      },
    );
    let tail = '';
    tests.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-4_000);
    });
    tests.once('error', (error) => done({ code: 1, tail: String(error) }));
    tests.once('close', (code) => done({ code: code ?? 1, tail }));
  });
}

let code = 1;
let closing = `The system did not start. Its log: ${logFile}`;
try {
  if (await ready()) {
    console.log(`The system runs at ${url}; browser: ${chromium}`);
    const result = await runTests();
    code = result.code;
    closing = result.tail.trim().split('\n').slice(-CLOSING_LINES).join('\n');
  }
} finally {
  await stop();
  log.end();
}
if (code !== 0) {
  console.error(readFileSync(logFile, 'utf8').trim().split('\n').slice(-40).join('\n'));
}
console.log(`\nBrowser tests ended (exit code ${code}):\n${closing}`);
process.exit(code);
