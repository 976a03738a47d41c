/**
 * How rows become objects and objects rows: a column is called like its field, with an underscore and a small letter
 * for each capital. Nobody keeps lists of columns by hand: what is read comes from maps that the compiler holds against
 * the type of the row, what is written from the fields of the objects.
 */

/** Every field of a row, with what is selected for it: `true` is the column of its name. */
export type Selection<Row> = Readonly<Record<keyof Row, true | string>>;

/** For SELECT and RETURNING: `b.id AS "id", b.file_name AS "fileName"`. @param table or its alias */
export function select<Row>(selection: Selection<Row>, table: string): string {
  return Object.entries<true | string>(selection)
    .map(([field, source]) => `${source === true ? `${table}.${columnOf(field)}` : source} AS "${field}"`)
    .join(', ');
}

/**
 * For what follows `INSERT INTO table`: any number of rows as one parameter, `$1`. Values have the types of the table's
 * columns; those that no row names get their defaults.
 *
 * @param rows at least one, all with the same fields; their `columns` are given back, too
 */
export function insertion(
  table: string,
  rows: readonly object[],
): { text: string; json: string; columns: readonly string[] } {
  const columns = Object.keys(rows[0] ?? {}).map(columnOf);
  const names = columns.join(', ');
  return {
    text: `(${names}) SELECT ${names} FROM jsonb_populate_recordset(null::${table}, $1)`,
    json: rowsToJson(rows),
    columns,
  };
}

/**
 * For UPDATE: `title = $3, author = $4, `, and the parameters from `$<first>` on. What is `undefined` stays as it is.
 */
export function assignments(fields: object, first: number): { text: string; values: unknown[] } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    text: given.map(([field], index) => `${columnOf(field)} = $${first + index}, `).join(''),
    values: given.map(([, value]) => value as unknown),
  };
}

/** For `jsonb_populate_recordset(null::table, $1)`, which makes rows of it. */
export function rowsToJson(rows: readonly object[]): string {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value as unknown])),
  );
  // Half a character, as broken PDFs have it, is an error in JSON only.
  return JSON.stringify(named, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value,
  );
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
