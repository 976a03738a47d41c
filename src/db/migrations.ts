import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ownPath } from '../process/program-path.ts';

/** A step of the database from one form to the next: a file in `migrations`, never changed once it was released. */
export interface Migration {
  /** Of the file, without its ending; a database remembers it by this. */
  name: string;
  number: number;
  /**
   * Whether code that doesn't know it can't work with what it leaves. On every deploy two versions run side by side for
   * a minute or more, and after a rollback the former one starts again, so this is for what can't be done in two
   * releases: one that adds, a later one that takes away.
   */
  breaking: boolean;
  sql: string;
}

const FOLDER = ownPath('db/migrations');
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Version 0.1.0 came without them. A file with such a number would look as if it had run before those that follow. */
const NEVER_USED = [4, 5];
/** Up to here they are 0.1.0's own, and nothing works without them. */
const LAST_UNMARKED = 7;
const MARK = /^-- (Compatible|Breaking): \S/;

/** Every migration that this version knows, in order. @throws {Error} as `parseMigrations` */
export async function readMigrations(): Promise<Migration[]> {
  const files = await readdir(FOLDER);
  return parseMigrations(
    new Map(
      await Promise.all(
        files.map(async (file) => [file, await readFile(join(FOLDER, file), 'utf8')] as const),
      ),
    ),
  );
}

/**
 * @param files their texts, by the names of the files.
 * @throws {Error} in one line: a name of another form, a number that is taken, a gap, no word on whether it breaks
 * older code.
 */
export function parseMigrations(files: ReadonlyMap<string, string>): Migration[] {
  const migrations: Migration[] = [];
  for (const [file, sql] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const number = Number(FILE_NAME.exec(file)?.[1]);
    if (Number.isNaN(number)) throw wrong(file, 'is not named like 0009_what_it_brings.sql');
    const former = migrations.at(-1);
    if (number === former?.number) throw wrong(file, `has the number of ${former.name}.sql`);
    const expected = numberAfter(former?.number ?? 0);
    if (number !== expected)
      throw wrong(file, `is not the next one, which has the number ${padded(expected)}`);
    const mark = MARK.exec(sql)?.[1];
    if (mark === undefined && number > LAST_UNMARKED) {
      throw wrong(
        file,
        'must begin with "-- Compatible: " or "-- Breaking: " and why, for code that is older',
      );
    }
    migrations.push({ name: file.replace(/\.sql$/, ''), number, breaking: mark !== 'Compatible', sql });
  }
  return migrations;
}

function numberAfter(number: number): number {
  const next = number + 1;
  return NEVER_USED.includes(next) ? numberAfter(next) : next;
}

function wrong(file: string, what: string): Error {
  return new Error(`src/db/migrations/${file} ${what}`);
}

function padded(number: number): string {
  return String(number).padStart(4, '0');
}
