import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Exits with 0 when what is in node_modules is what package-lock.json asks for, by version. For when the times of the
 * two files say nothing, as after a checkout or a copy.
 */
const wanted = packagesOf('package-lock.json');
const found = packagesOf('node_modules/.package-lock.json');
const isMissing = ([path, entry]) =>
  !entry.optional && !entry.dev && !entry.devOptional && !entry.peer && !found[path];
const differs = ([path, entry]) => wanted[path]?.version !== entry.version;
process.exit(Object.entries(wanted).some(isMissing) || Object.entries(found).some(differs) ? 1 : 0);

function packagesOf(file) {
  const { packages } = JSON.parse(
    readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8'),
  );
  delete packages[''];
  return packages;
}
