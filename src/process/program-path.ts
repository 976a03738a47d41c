import { fileURLToPath } from 'node:url';

const HERE = new URL('../', import.meta.url);
const COMPILED = HERE.pathname.endsWith('/dist/src/') ? HERE : new URL('../dist/src/', HERE);

/**
 * The path of a compiled program, for a process of its own. Programs that run from the sources (tests, tools) start the
 * last build, too: a child that compiles itself takes five seconds of processor time before its first line.
 * @param name Its module below `src`, without the extension: `pdf/child/extract-main`.
 */
export function programPath(name: string): string {
  return builtPath(`${name}.js`);
}

/** The path of what the build has made of something below `src`: `web/app.js`. */
export function builtPath(path: string): string {
  return fileURLToPath(new URL(path, COMPILED));
}
