/** Takes a line of progress away again; nothing where the output is no terminal. */
export function clearLine(): string {
  return process.stdout.isTTY ? '\r\u001b[K' : '';
}

/** Rows in columns, each as wide as its widest cell. Cells are plain text of one line. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows
    .map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
