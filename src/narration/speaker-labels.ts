import { titlesBeforeNames } from '../pdf/sentences/abbreviations.ts';

/** What tells at the beginning of a paragraph who speaks. */
export interface SpeakerLabel {
  /** As it is written. */
  name: string;
  /** Of the label, with what stands in brackets and the stop behind it. UTF-16 code units. */
  length: number;
}

const BRACKETS = String.raw`(?:\s*(?:\([^()]{1,120}\)|\[[^[\]]{1,120}\]))?`;
const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’-]*`;
/** "MARIT.", "THE COURT:", "INSPECTOR (aside).", "MR. VANE:"; "Marit." where small capitals were printed. */
const STOPPED = new RegExp(
  String.raw`^((?:(?:${titlesBeforeNames()})\s)?${NAME_WORD}(?:\s(?:${NAME_WORD}|\p{N}{1,2})){0,3})${BRACKETS}\s*(?:[.:：]|\s[—–])(?=\s|$)`,
  'u',
);
/** "Marit:", "张三：" */
const WITH_COLON = new RegExp(String.raw`^([^\s:：()[\]][^:：()[\]]{0,40}?)${BRACKETS}\s*[:：]`, 'u');
/** "MARIT You are late." */
const RUN_IN = /^((?:\p{Lu}[\p{Lu}\p{M}'’-]+\s){1,4})(?=[\p{L}(])/u;
/** A name alone in its paragraph. */
const ALONE = /^([^.:：]{1,40}?)[.:：]?$/u;

/** The label of a paragraph that looks like a speaker's, of whom nothing is known. Many sentences look like one. */
export function findSpeakerLabel(paragraph: string): SpeakerLabel | null {
  const match = STOPPED.exec(paragraph);
  const name = match?.[1];
  if (match === null || name === undefined || !/\p{L}{2}/u.test(name)) return null;
  return match[0].length < paragraph.length ? { name, length: match[0].length } : null;
}

/** The same for one of these speakers, whose names are in capitals here; their labels may look in more ways. */
export function readSpeakerLabel(paragraph: string, names: ReadonlySet<string>): SpeakerLabel | null {
  for (const form of [STOPPED, WITH_COLON, RUN_IN, ALONE]) {
    const match = form.exec(paragraph);
    const name = match?.[1]?.trim();
    if (match !== null && name !== undefined && names.has(name.toUpperCase()))
      return { name: name.toUpperCase(), length: match[0].length };
  }
  return null;
}
