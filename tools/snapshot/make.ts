import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { startOnLaptop } from './laptop.ts';
import { packProgram, unpackProgram } from './released-program.ts';
import type { ReleasedService } from './released-service.ts';
import { startReleasedWorker } from './released-apps.ts';
import { dumpRows } from './rows.ts';
import { startOnServer } from './server.ts';
import { openShelf } from './shelf.ts';
import { tellStory } from './story.ts';

/**
 * Makes a snapshot of a release: the program itself, and what it had written when it was killed, once on a laptop and
 * once on a server. The tests start the program of today on it. Made once a release, from its commit:
 *
 *     npx tsx tools/snapshot/make.ts --commit 9fbef89 --out test/fixtures/release-0.1.0
 */
const { values } = parseArgs({ options: { commit: { type: 'string' }, out: { type: 'string' } } });
const { commit, out } = values;
if (commit === undefined || out === undefined) {
  console.error('Usage: tsx tools/snapshot/make.ts --commit COMMIT --out FOLDER');
  process.exit(64);
}

mkdirSync(out, { recursive: true });
packProgram(commit, join(out, 'program.tar.br'));
for (const [name, start] of Object.entries({ laptop: startOnLaptop, server: startOnServer })) {
  const workDir = mkdtempSync(join(tmpdir(), `tandem-snapshot-${name}-`));
  // Root's PostgreSQL is somebody else, who must be able to pass.
  chmodSync(workDir, 0o711);
  const programDir = join(workDir, 'program');
  unpackProgram(join(out, 'program.tar.br'), programDir);
  mkdirSync(join(out, name), { recursive: true });
  await snapshot(await start(programDir, workDir), workDir, join(out, name));
  rmSync(workDir, { recursive: true, force: true });
  console.log(`${name}: done`);
}

async function snapshot(service: ReleasedService, workDir: string, folder: string): Promise<void> {
  const { home, pool, storage } = service;
  const shelf = openShelf(service.url, service.token);
  const { story, workers } = await tellStory({
    shelf,
    pool,
    otherVoice: service.otherVoice,
    startWorker: (name) => startReleasedWorker(home, join(workDir, `checkpoints-${name}`)),
    objects: async (prefix) => {
      const keys: string[] = [];
      for await (const { key } of storage.list(prefix)) keys.push(key);
      return keys;
    },
  });
  const answers: Record<string, unknown> = {};
  for (const [name, id] of Object.entries(story)) answers[name] = await shelf.book(id);
  const rows = await dumpRows(pool);
  await pool.end();
  await Promise.all(workers.map((worker) => worker.kill()));
  await service.end();
  await service.saveFiles(folder);
  writeFileSync(join(folder, 'rows.jsonl.br'), brotliCompressSync(rows));
  writeFileSync(join(folder, 'books.json'), `${JSON.stringify(answers, null, 2)}\n`);
}
