import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small PDF that shows one kind of trouble, with what should be read of it. */
export interface Case {
  name: string;
  /** Absolute path. */
  pdf: string;
  /** What must be read, a paragraph each, in order; headings too. */
  must: readonly string[];
  /** What may be read or not: a letterhead, a tip box. */
  may: readonly string[];
  expected: Expected;
}

/** What is expected besides the text. */
export interface Expected {
  /** ISO 639-1; "en" unless given. */
  language?: string;
  title?: string;
  /** Must not be read. */
  leftOut?: readonly string[];
  /** A pattern of the message: the PDF can't be read. */
  error?: string;
  /** Only the words count, not where paragraphs begin. */
  anyParagraphs?: boolean;
  anyLanguage?: boolean;
  ignoreCase?: boolean;
  /** 10² and 102 are the same. */
  digits?: boolean;
  chapters?: readonly string[];
}

export const CASES_DIR = join(import.meta.dirname, 'files');

/** The cases of a folder, by name: `NAME.pdf`, `NAME.txt` and, where more than the text is expected, `NAME.json`. */
export function readCases(dir: string = CASES_DIR): Case[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.pdf'))
    .map((file) => file.slice(0, -'.pdf'.length))
    .sort()
    .map((name) => readCase(dir, name));
}

function readCase(dir: string, name: string): Case {
  const lines = readFileSync(join(dir, `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const details = join(dir, `${name}.json`);
  return {
    name,
    pdf: join(dir, `${name}.pdf`),
    must: lines.filter((line) => !line.startsWith('? ')).map((line) => line.replace(/^# /, '')),
    may: lines.filter((line) => line.startsWith('? ')).map((line) => line.slice(2)),
    expected: existsSync(details) ? (JSON.parse(readFileSync(details, 'utf8')) as Expected) : {},
  };
}
