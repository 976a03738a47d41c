import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build-state.mjs';

/** npm writes this file last, so a killed installation counts as missing. */
const INSTALLED = 'node_modules/.package-lock.json';
const WANTED = 'package-lock.json';

/**
 * Whether what is in node_modules is what package-lock.json asks for. By version where the times of the two files say
 * nothing, as after a checkout or a copy.
 */
export function isInstalled() {
  if (!existsSync(join(root, INSTALLED))) return false;
  if (changedAt(WANTED) <= changedAt(INSTALLED)) return true;
  const wanted = packagesOf(WANTED);
  const found = packagesOf(INSTALLED);
  const isMissing = ([path, entry]) =>
    !entry.optional && !entry.dev && !entry.devOptional && !entry.peer && !found[path];
  const differs = ([path, entry]) => wanted[path]?.version !== entry.version;
  return !Object.entries(wanted).some(isMissing) && !Object.entries(found).some(differs);
}

function changedAt(file) {
  return statSync(join(root, file)).mtimeMs;
}

function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  delete packages[''];
  return packages;
}
