import { UPLOAD_FIELDS } from '../contract/requests.ts';

const NAME_COLUMNS = 18;
const COLUMNS = 110;

/** A flag for everything that can be chosen for a book, as `parseArgs` takes them. */
export function choiceFlags(): Record<string, { type: 'string' }> {
  return Object.fromEntries(Object.keys(UPLOAD_FIELDS).map((name) => [name, { type: 'string' as const }]));
}

/** Those of them that were given. */
export function chosenFields(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[0] in UPLOAD_FIELDS && typeof entry[1] === 'string',
  );
  return Object.fromEntries(given);
}

/** A line or two for each flag. */
export function describeChoiceFlags(): string {
  return Object.entries(UPLOAD_FIELDS)
    .map(([name, description]) => {
      const lines = wrap(description.replaceAll('`', ''), COLUMNS - NAME_COLUMNS);
      return `  --${name}`.padEnd(NAME_COLUMNS) + lines.join(`\n${' '.repeat(NAME_COLUMNS)}`);
    })
    .join('\n');
}

function wrap(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
