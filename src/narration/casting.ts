import type { ParagraphKind } from '../pdf/events.ts';
import { findQuotations } from './quotations.ts';
import type { Span } from './quotations.ts';
import { ROLE_OF_KIND, TEXT_ROLES } from './roles.ts';
import { findSpeakerLabel, readSpeakerLabel } from './speaker-labels.ts';

/** A sentence, or a part of one, that one voice reads. */
export interface CastSentence {
  written: string;
  /** See roles.ts; `undefined` for the narrator. */
  role: string | undefined;
}

/** Takes the paragraphs of a book in their order, and says which role reads what. */
export type Casting = (paragraph: { kind: ParagraphKind; sentences: readonly string[] }) => CastSentence[];

type RoleSpan = Span & { role: string };

const DIRECTION = /\([^()]{1,400}\)|\[[^[\]]{1,400}\]/gu;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Sentences are cut where the role changes, and only for roles that somebody chose: without one, all stays as it is.
 * What is beside the running text belongs to its kind. In a speech of a play the name and the directions are the
 * narrator's. A name alone in a paragraph speaks the next one.
 *
 * @param roles as they stand in the choices
 */
export function createCasting(roles: ReadonlySet<string>): Casting {
  const kinds: readonly string[] = TEXT_ROLES;
  const names = new Set([...roles].filter((role) => !kinds.includes(role)));
  let announced: string | null = null;

  const spansOf = (kind: ParagraphKind, text: string): RoleSpan[] => {
    const before = announced;
    announced = null;
    const label = names.size === 0 ? null : readSpeakerLabel(text, names);
    if (label !== null && label.length === text.length) announced = label.name;
    else if (label !== null) return speechSpans(text, label.length, label.name);
    const own = ROLE_OF_KIND[kind];
    if (own !== undefined) return roles.has(own) ? [{ start: 0, end: text.length, role: own }] : [];
    if (label === null && before !== null && !isSomebodys(text)) return speechSpans(text, 0, before);
    if (!roles.has('quotations')) return [];
    return findQuotations(text).map((span) => ({ ...span, role: 'quotations' }));
  };

  return ({ kind, sentences }) => {
    if (roles.size === 0) return sentences.map((written) => ({ written, role: undefined }));
    return cutAt(sentences, spansOf(kind, sentences.join(' ')));
  };
}

/** Whether the label of another speaker, whom nobody chose a voice for, stands before it. */
function isSomebodys(text: string): boolean {
  const name = findSpeakerLabel(text)?.name;
  return name !== undefined && name === name.toUpperCase();
}

/** Everything behind the label but the directions. */
function speechSpans(text: string, from: number, role: string): RoleSpan[] {
  const spans: RoleSpan[] = [];
  let start = from;
  for (const { 0: direction, index } of text.matchAll(DIRECTION)) {
    if (index < from) continue;
    spans.push({ start, end: index, role });
    start = index + direction.length;
  }
  spans.push({ start, end: text.length, role });
  return spans;
}

/** @param spans in order, of the sentences joined by a blank */
function cutAt(sentences: readonly string[], spans: readonly RoleSpan[]): CastSentence[] {
  const cut: CastSentence[] = [];
  let at = 0;
  let next = 0;
  for (const sentence of sentences) {
    const end = at + sentence.length;
    const pieces: CastSentence[] = [];
    const take = (from: number, to: number, role: string | undefined): void => {
      const written = sentence.slice(from - at, to - at).trim();
      const last = pieces.at(-1);
      // Signs alone go with what stands before them, or behind.
      if (last !== undefined && (!WORD.test(written) || !WORD.test(last.written))) {
        if (!WORD.test(last.written)) last.role = role;
        last.written = `${last.written} ${written}`.trim();
      } else if (written !== '') pieces.push({ written, role });
    };
    let from = at;
    for (; next < spans.length; next += 1) {
      const span = spans[next];
      if (span === undefined || span.start >= end) break;
      take(from, Math.max(from, span.start), undefined);
      from = Math.max(from, span.start);
      take(from, Math.min(end, span.end), span.role);
      from = Math.max(from, Math.min(end, span.end));
      // It goes on in the next sentence.
      if (span.end > end) break;
    }
    if (from < end) take(from, end, undefined);
    cut.push(...pieces);
    at = end + 1;
  }
  return cut;
}
