import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { canonicalRole, TEXT_ROLES } from '../narration/roles.ts';
import { refuse, shown } from './refusal.ts';

/** Each is a list of its own on the page, and its speech is cut from that of the others. */
const MAX_VOICES = 60;
const SPEAKER = 'the name of a speaker, in capitals';

/** `headings=en-gb,MARIT=nova`, as forms and the command line have it; JSON is taken there, too. Blank: `null`. */
export function asVoices(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  if (text.startsWith('{')) return fromJson(text);
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    return at === -1 ? null : ([pair.slice(0, at).trim(), pair.slice(at + 1)] as const);
  });
  return pairs.includes(null) ? text : Object.fromEntries(pairs.filter((pair) => pair !== null));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Brings the names of roles to their form. */
export function canonicalVoices(payload: z.core.ParsePayload<Record<string, string | null>>): void {
  const entries = Object.entries(payload.value).map(([name, id]) => [canonicalRole(name), id, name] as const);
  const wrong = entries.find(([role]) => role === null);
  if (wrong !== undefined) {
    refuse(payload, {
      detail: `There is no kind of text "${shown(wrong[2])}" that could have a voice of its own.`,
      allowed: [...TEXT_ROLES, SPEAKER],
    });
    return;
  }
  payload.value = Object.fromEntries(entries.map(([role, id]) => [role ?? '', id]));
}

export function notVoices(): string {
  return 'It must be an object like { "headings": "en-gb", "MARIT": "en-us" }; in a form headings=en-gb,MARIT=en-us.';
}

/** @param given `null` takes all back. @throws {AppError} where there are too many */
export function changedVoices(
  given: Readonly<Record<string, string | null>> | null,
  current: Readonly<Record<string, string>>,
): Record<string, string> {
  const merged = new Map(Object.entries(given === null ? {} : current));
  for (const [role, id] of Object.entries(given ?? {})) {
    if (id === null) merged.delete(role);
    else merged.set(role, id);
  }
  if (merged.size > MAX_VOICES) {
    throw new AppError('invalid-parameter', {
      field: 'voices',
      detail: `There are ${merged.size} voices, more than ${MAX_VOICES}.`,
    });
  }
  // In one order, so that the same choice is the same text.
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}
