import type pg from 'pg';

export interface ServerFacts {
  version: string;
  major: number;
  mayCreate: boolean;
  /** A table of ours that this user may not change; `null` when there is none. */
  closedTable: string | null;
  isReplica: boolean;
  readOnly: boolean;
  /** Connections that this user may still open here. */
  connectionsLeft: number;
  /** Connections that Tandem holds by now: a part of them belongs to the instance that is being replaced. */
  connectionsOfOurs: number;
}

/**
 * The server's limit, the database's and the user's are all in force, and -1 means none. Numbers of connections come
 * from pg_stat_database: pg_stat_activity hides what others do from ordinary users.
 */
const FACTS = `
  SELECT split_part(current_setting('server_version'), ' ', 1) AS "version",
         current_setting('server_version_num')::int / 10000 AS "major",
         has_database_privilege(current_database(), 'CREATE')
           AND coalesce((SELECT has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = 'tandem'), true)
           AS "mayCreate",
         (SELECT min(relname::text) FROM pg_class
           WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'tandem') AND relkind = 'r'
             AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                      AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')))
           AS "closedTable",
         pg_is_in_recovery() AS "isReplica",
         current_setting('transaction_read_only') = 'on' AS "readOnly",
         least(
           current_setting('max_connections')::int
             - CASE WHEN role.rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int
                 + coalesce(current_setting('reserved_connections', true), '0')::int END
             - (SELECT sum(numbackends)::int FROM pg_stat_database),
           CASE WHEN role.rolconnlimit >= 0 THEN role.rolconnlimit
             - (SELECT count(*)::int FROM pg_stat_activity WHERE usesysid = role.oid) END,
           CASE WHEN here.datconnlimit >= 0 THEN here.datconnlimit
             - (SELECT numbackends::int FROM pg_stat_database WHERE datname = here.datname) END
         ) AS "connectionsLeft",
         (SELECT count(*)::int FROM pg_stat_activity
           WHERE datname = here.datname AND application_name LIKE 'tandem %' AND pid <> pg_backend_pid())
           AS "connectionsOfOurs"
    FROM pg_roles role, pg_database here
   WHERE role.rolname = current_user AND here.datname = current_database()`;

export async function readServerFacts(client: pg.Client): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(FACTS);
  const [facts] = rows;
  if (facts === undefined) throw new Error('PostgreSQL answered nothing');
  return facts;
}
