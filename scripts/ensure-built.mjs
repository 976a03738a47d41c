import { isBuilt } from './build-state.mjs';

/** Builds when `dist` is missing, unfinished or older than the sources; otherwise takes a few milliseconds. */
if (!isBuilt()) {
  console.error('Building (the sources have changed since the last build, or there was none) …');
  await import('./build.mjs');
}
