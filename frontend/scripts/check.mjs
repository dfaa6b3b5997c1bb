// Called by Maven's test phase: lint, format, types and tests, unless one of the arguments says to skip.
import { spawnSync } from 'node:child_process';

if (process.argv.slice(2).includes('true')) {
  console.log('Front-end checks skipped.');
} else {
  const { status } = spawnSync('npm', ['run', '--silent', 'check'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
