import { connectionsPerInstance } from '../../db/connections.ts';
import { describeDatabase } from '../../db/pool.ts';
import { openProbe } from '../../db/probe.ts';
import type { Probe } from '../../db/probe.ts';
import type { ServerFacts } from '../../db/server-facts.ts';
import { messageOf } from '../../process/thrown.ts';
import { EXIT } from '../../process/exit-error.ts';
import { CheckFailed } from '../../process/check-failed.ts';
import type { Check, CheckContext } from '../check.ts';
import { withRetries } from '../../process/retry.ts';
import { explainPostgresError, USE_DIRECT_URL } from './postgres-errors.ts';

const OLDEST_MAJOR = 14;
/** A deploy runs the old instance and the new one side by side. */
const INSTANCES_AT_ONCE = 2;

export const databaseCheck: Check = {
  name: 'database',
  run: async (context) => {
    const { databaseUrl, log } = context;
    const where = describeDatabase(databaseUrl);
    const probe = await withRetries(
      () => openProbe(databaseUrl),
      (error) => explainPostgresError(error) === null,
      (error) => log.warn(`PostgreSQL at ${where} does not answer, retrying`, { reason: messageOf(error) }),
    ).catch((error: unknown) => {
      throw cannotBeUsed(where, error);
    });
    try {
      const facts = await probe.facts();
      requireVersion(facts, where);
      await requireDirect(probe, where);
      requireWritable(facts, where);
      requireRoom(facts, where, context);
      return `Database connection successful (${where}, PostgreSQL ${facts.version})`;
    } finally {
      await probe.close();
    }
  },
};

function cannotBeUsed(where: string, error: unknown): CheckFailed {
  const known = explainPostgresError(error);
  return new CheckFailed(
    known === null ? EXIT.unavailable : EXIT.config,
    `PostgreSQL at ${where} can't be used: ${messageOf(error)}`,
    known?.fix ?? 'start it, or correct the host and port in DATABASE_URL',
    { cause: error, place: known === null ? 'database-url' : known.place },
  );
}

function requireVersion({ major, version }: ServerFacts, where: string): void {
  if (major >= OLDEST_MAJOR) return;
  throw new CheckFailed(
    EXIT.config,
    `PostgreSQL at ${where} is version ${version}, too old`,
    `use PostgreSQL ${OLDEST_MAJOR} or newer in DATABASE_URL`,
  );
}

async function requireDirect(probe: Probe, where: string): Promise<void> {
  const noticed = await probe.findPooler();
  if (noticed === null) return;
  throw new CheckFailed(
    EXIT.config,
    `what answers at ${where} is a connection pooler (it ${noticed})`,
    USE_DIRECT_URL,
    { place: 'database-url' },
  );
}

function requireWritable(facts: ServerFacts, where: string): void {
  const refuse = (problem: string, fix: string): CheckFailed =>
    new CheckFailed(EXIT.config, problem, fix, { place: 'database-url' });
  if (facts.isReplica) {
    throw refuse(`PostgreSQL at ${where} is a read replica`, 'set DATABASE_URL to the primary server');
  }
  if (facts.readOnly) {
    throw refuse(
      `PostgreSQL at ${where} is read-only for the user in DATABASE_URL (default_transaction_read_only)`,
      'use the owner of the database, or turn that setting off for this user and database',
    );
  }
  if (!facts.mayCreate) {
    throw refuse(
      `the user in DATABASE_URL may not create tables at ${where}`,
      'use the owner of the database, or grant CREATE on it (and on the schema "tandem") to this user',
    );
  }
  if (facts.closedTable !== null) {
    throw refuse(
      `the user in DATABASE_URL may not read and change the table tandem.${facts.closedTable} at ${where}`,
      'use the user who made the tables',
    );
  }
}

/** On Render a deploy that finds no connections fails for good; elsewhere it is for the operator to know. */
function requireRoom(facts: ServerFacts, where: string, { config, log }: CheckContext): void {
  const perInstance = connectionsPerInstance(config);
  const needed = INSTANCES_AT_ONCE * perInstance;
  const room = facts.connectionsLeft + facts.connectionsOfOurs;
  if (room >= needed && facts.connectionsLeft >= perInstance) return;
  const problem =
    `PostgreSQL at ${where} has ${facts.connectionsLeft} connections left (Tandem holds ${facts.connectionsOfOurs}); ` +
    `an instance takes up to ${perInstance}, and a deploy runs two, which take ${needed}`;
  const fix =
    'close other clients, lower WEB_CONCURRENCY, or use a PostgreSQL that allows more connections in DATABASE_URL';
  if (config.onRender) throw new CheckFailed(EXIT.config, problem, fix, { place: 'database-plan' });
  log.warn(`${problem}; ${fix}`);
}
