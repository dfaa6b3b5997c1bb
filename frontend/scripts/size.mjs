// Measures what the portal's first page makes a browser load: the entry and all that it imports statically.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const LIMIT = 380_000;

export function entrySize(manifestPath, outDir, entry = 'index.html') {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) visit(imported);
  };
  visit(entry);
  return [...seen]
    .map((key) => manifest[key].file)
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = resolve(dirname(fileURLToPath(import.meta.url)), '../target');
  for (const entry of ['index.html', 'admin/index.html', 'panel.html']) {
    const size = entrySize(join(target, 'manifest.json'), join(target, 'classes/static'), entry);
    console.log(`${entry}: ${(size / 1000).toFixed(1)} kB`);
  }
}
