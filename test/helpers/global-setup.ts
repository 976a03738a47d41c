import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import { quietLog } from '../../tools/kit/log.ts';
import { ensurePrograms } from '../../tools/programs/ensure.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';
import { startRedis } from '../../tools/kit/redis-server.ts';
import { prepareEmptyDatabase } from './empty-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the PostgreSQL that all test files share; take a database of your own with createTestDatabase(). */
    databaseUrl: string;
    /** The name of a database on that server with all tables and no rows, to be copied. */
    emptyDatabase: string;
    /** Of the Redis that all test files share; take a database of your own with createTestRedis(). */
    redisUrl: string;
  }
}

/** Starts one real PostgreSQL and one real Redis for a run of the tests, and removes every trace of them at its end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const problem = ensurePrograms(['redis']);
  if (problem !== null) throw new Error(problem);
  // The programs that tests start are the built ones.
  execFileSync(process.execPath, [join(PROJECT_ROOT, 'scripts', 'ensure-built.mjs')], { stdio: 'inherit' });
  const dir = await mkdtemp(join(tmpdir(), 'tandem-test-'));
  const [postgres, redis] = await Promise.all([
    startEmbeddedPostgres({ dataDir: dir, log: quietLog }),
    startRedis(dir),
  ]);
  project.provide('databaseUrl', postgres.url);
  project.provide('emptyDatabase', await prepareEmptyDatabase(postgres.url));
  project.provide('redisUrl', redis.url);
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}
