import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Everything that is started as a process, or by a tool as a part to be measured: modules below `src`. */
export const ENTRIES = [
  'start',
  'preflight/main',
  'api/main',
  'worker/main',
  'cli/main',
  'supervisor/main',
  'audio/aac/encode-main',
  'pdf/child/extract-main',
  'pdf/child/extraction',
  'pdf/cover/cover-main',
  'pdf/ocr/ocr-main',
  'pdf/pdfjs/patch-worker',
  'tts/espeak/child',
  'tts/espeak/engine',
];
/**
 * Packages that look for files beside themselves, start threads of their own text, or are patched, or native; others
 * become part of the programs.
 */
export const LEFT_OUTSIDE = [
  '@google-cloud/text-to-speech',
  '@mediabunny/aac-encoder',
  '@napi-rs/canvas',
  'google-gax',
  'mediabunny',
  'mpg123-decoder',
  'msgpackr-extract',
  'pdf-parse',
  'pdfjs-dist',
  'pg-native',
  'pm2',
  'tesseract.js',
];
/** CommonJS packages ask for Node's own modules by `require`, which a module doesn't have. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/**
 * Makes one file of each program and what it needs, and shared ones of what several need: reading 900 files takes
 * half of the start of a process.
 */
export function buildPrograms(from, to) {
  buildSync({
    entryPoints: [
      ...ENTRIES.map((entry) => join(from, 'src', `${entry}.ts`)),
      join(from, 'ecosystem.config.ts'),
    ],
    outbase: from,
    outdir: to,
    chunkNames: 'src/parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: LEFT_OUTSIDE,
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
}
