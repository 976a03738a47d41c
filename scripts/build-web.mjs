import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Browsers of 2022 and later. */
const TARGET = ['es2022', 'chrome105', 'firefox105', 'safari16'];
const AS_THEY_ARE = ['index.html', 'favicon.svg', 'icon-180.png', 'icon-512.png', 'app.webmanifest'];

/**
 * Makes one script and one style sheet of all that the web page is written in, so that a phone asks for two files
 * instead of fifty.
 */
export function buildWeb(from, to) {
  mkdirSync(to, { recursive: true });
  buildSync({
    entryPoints: {
      app: join(from, 'app.js'),
      style: join(from, 'style.css'),
      'offline-worker': join(from, 'offline', 'worker.js'),
    },
    outdir: to,
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const name of AS_THEY_ARE) copyFileSync(join(from, name), join(to, name));
}
