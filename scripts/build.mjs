import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distDir, fingerprint, root, STAMP } from './build-state.mjs';

/**
 * Makes `dist` of `src`: a file of each program, one of the web page, the migrations as they are, and pdf.js patched.
 * Builds beside `dist` and swaps at the end, so that a build that was killed is never taken for a complete one, and
 * what runs from `dist` keeps running. Types are the business of "npm run typecheck".
 */
if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
  fail('the compiler is not installed: run "npm ci --include=dev"');
}

const before = fingerprint();
for (const entry of readdirSync(root)) {
  if (/^dist\.(new|old)-/.test(entry) && isOld(join(root, entry)))
    rmSync(join(root, entry), { recursive: true, force: true });
}
const workDir = makeWorkDir();
try {
  const { buildPrograms } = await import('./build-programs.mjs');
  const { buildWeb } = await import('./build-web.mjs');
  const [from, to] = [join(root, 'src'), join(workDir, 'src')];
  buildPrograms(root, workDir);
  buildWeb(join(from, 'web'), join(to, 'web'));
  cpSync(join(from, 'db', 'migrations'), join(to, 'db', 'migrations'), { recursive: true });
  const { writePatchedWorkers } = await import(join(to, 'pdf', 'pdfjs', 'patch-worker.js'));
  writePatchedWorkers({ from: join(from, 'pdf', 'pdfjs'), to: join(to, 'pdf', 'pdfjs') });
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
