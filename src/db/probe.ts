import pg from 'pg';
import { SEARCH_PATH } from './pool.ts';
import { findPooler } from './pooler.ts';
import { readServerFacts } from './server-facts.ts';
import type { ServerFacts } from './server-facts.ts';

const ANSWER_TIMEOUT_MS = 5_000;

/** One connection to look around with, before anything is entrusted to a server. */
export interface Probe {
  facts(): Promise<ServerFacts>;
  /** How a pooler that lends its connections out was noticed; `null` where there is none. */
  findPooler(): Promise<string | null>;
  close(): Promise<void>;
}

/** @throws the error of node-postgres, when nobody answers or nobody is let in. */
export async function openProbe(databaseUrl: string): Promise<Probe> {
  const client = await connect(databaseUrl);
  return {
    facts: () => readServerFacts(client),
    findPooler: async () => {
      const second = await connect(databaseUrl);
      try {
        return await findPooler(client, second, SEARCH_PATH);
      } finally {
        await second.end();
      }
    },
    close: () => client.end(),
  };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    application_name: 'tandem preflight',
    // As the pool has it: what drops or refuses it here would do so later.
    options: `-c search_path=${SEARCH_PATH}`,
  });
  // A connection that breaks later shows in the query that is under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
