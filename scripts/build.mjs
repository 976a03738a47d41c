import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { distDir, fingerprint, root, STAMP } from './build-state.mjs';

/**
 * Compiles `src` to `dist`, copies what isn't TypeScript (SQL), bundles the web page and patches pdf.js. Builds beside
 * `dist` and swaps at the end, so that a build that was killed is never taken for a complete one, and what runs from
 * `dist` keeps running.
 */
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (!existsSync(compiler)) fail('the compiler is not installed: run "npm ci --include=dev"');

const before = fingerprint();
for (const entry of readdirSync(root)) {
  if (/^dist\.(new|old)-/.test(entry) && isOld(join(root, entry)))
    rmSync(join(root, entry), { recursive: true, force: true });
}
const workDir = makeWorkDir();
const { status } = spawnSync(
  process.execPath,
  // Types are the business of "npm run typecheck": checking them here would double the time of the first start.
  [compiler, '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--outDir', workDir],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) {
  rmSync(workDir, { recursive: true, force: true });
  fail('the build failed');
}
const web = join(root, 'src', 'web');
cpSync(join(root, 'src'), join(workDir, 'src'), {
  recursive: true,
  filter: (source) => source !== web && (statSync(source).isDirectory() || extname(source) !== '.ts'),
});
try {
  const { buildWeb } = await import('./build-web.mjs');
  buildWeb(web, join(workDir, 'src', 'web'));
  const { writePatchedWorkers } = await import(join(workDir, 'src/pdf/pdfjs/patch-worker.js'));
  writePatchedWorkers();
} catch (error) {
  rmSync(workDir, { recursive: true, force: true });
  fail(error.message);
}
// Taken before the compiler read anything: who edits meanwhile gets another build, not a stale one.
writeFileSync(join(workDir, STAMP), before);
swap();

/** Others than who builds may run the result, as far as the umask lets them; mkdtemp would lock them out. */
function makeWorkDir() {
  try {
    const dir = mkdtempSync(join(root, 'dist.new-'));
    chmodSync(dir, 0o777 & ~process.umask());
    return dir;
  } catch (error) {
    return fail(
      `nothing can be built in ${root} (${error.message}): run "npm run build" as the owner of that folder`,
    );
  }
}

function swap() {
  const former = join(root, `dist.old-${process.pid}`);
  if (existsSync(distDir)) renameSync(distDir, former);
  renameSync(workDir, distDir);
  rmSync(former, { recursive: true, force: true });
}

/** Left by a build that was killed, rather than belonging to one that runs now. */
function isOld(path) {
  return Date.now() - statSync(path).mtimeMs > 10 * 60 * 1000;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
