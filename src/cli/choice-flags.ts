import type { Flag } from './command.ts';
import { UPLOAD_FIELDS } from '../contract/requests.ts';

/** It isn't chosen for a book, and is given in other ways, see pdf-password.ts. */
const CHOICES = Object.entries(UPLOAD_FIELDS).filter(([name]) => name !== 'password');

const NAME_COLUMNS = 18;
const COLUMNS = 110;

/** Those that need no value. */
const SWITCHES: readonly string[] = ['confirm'];

/** A flag for everything that can be chosen for a book, as `parseArgs` takes them. */
export function choiceFlags(): Record<string, Flag> {
  return Object.fromEntries(
    CHOICES.map(([name]) => [name, { type: SWITCHES.includes(name) ? 'boolean' : 'string' }]),
  );
}

/** Those of them that were given. */
export function chosenFields(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    CHOICES.flatMap(([name]) => {
      const value = values[name];
      return typeof value === 'string' || value === true ? [[name, String(value)]] : [];
    }),
  );
}

/** A line or two for each flag. */
export function describeChoiceFlags(): string {
  return CHOICES.map(([name, description]) => {
    const lines = wrap(description.replaceAll('`', ''), COLUMNS - NAME_COLUMNS);
    return `  --${name}`.padEnd(NAME_COLUMNS) + lines.join(`\n${' '.repeat(NAME_COLUMNS)}`);
  }).join('\n');
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
