import { anyOf } from '../../languages/languages.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { PARTICLES } from './reference-keys.ts';
import type { ReferenceKeys } from './reference-keys.ts';
import type { CleanItem } from '../paragraphs/passing.ts';

const BRACKETS = /\s?\[([\p{L}\p{N}+'’., ;–—-]{1,80})\]/gu;
const PARENTHESES = /\s?\(([^()]{4,240})\)/gu;
const SEE = anyOf(({ apparatus }) => apparatus?.see);
const LEADING_WORDS = new RegExp(
  String.raw`^(?:(?:${SEE}|${anyOf(({ apparatus }) => apparatus?.leadIn)})\s+)+`,
  'iu',
);
const NAME = String.raw`${PARTICLES}\p{Lu}[\p{L}'’-]+(?:,?\s\p{Lu}\.)*`;
const AND = String.raw`(?:,?\s(?:${anyOf(({ apparatus }) => apparatus?.and)})\s|,?\s?&\s?|,\s)`;
const ET_AL = String.raw`(?:,?\s(?:${anyOf(({ apparatus }) => apparatus?.etAl)}))`;
const UNPUBLISHED = anyOf(({ apparatus }) => apparatus?.unpublished);
const YEARS = String.raw`(?:(?:1[5-9]|20)\d\d[a-z]?|${UNPUBLISHED})(?:,\s?(?:(?:1[5-9]|20)\d\d)?[a-z]?)*`;
const PLACES = anyOf(({ apparatus }) => apparatus?.place);
const PLACE = String.raw`(?:[,:]\s?(?:${PLACES}|§)?\s?[\divxl]+(?:\s?[–-]\s?\d+)?(?:\s?ff?\.)?)?`;
const SOURCE = new RegExp(String.raw`^(${NAME})((?:${AND}${NAME})*${ET_AL}?)[,:]?\s+${YEARS}${PLACE}$`, 'u');
const YEAR_ONLY = new RegExp(String.raw`^${YEARS}${PLACE}$`, 'u');
/** Before a citation that the sentence can't do without: "as shown in [12]". */
const NEEDED = new RegExp(
  String.raw`(?:^|(?<![\p{L}\p{N}])(?:${anyOf(({ apparatus }) => apparatus?.needsCitation)}))$`,
  'iu',
);

const AND_OR = new RegExp(
  String.raw`^\s*(?:${anyOf(
    ({ apparatus }) => apparatus?.and,
    ({ apparatus }) => apparatus?.or,
  )})(?!\p{L})`,
  'iu',
);
/** What is left of "(see, e.g., [12])". */
const LEFT = new RegExp(
  String.raw`\s?\((?:(?:${SEE}|${anyOf(({ apparatus }) => apparatus?.leadIn)})[,:\s]*)+\)`,
  'giu',
);

const WHY = {
  kind: 'citation',
  reason: 'names an entry of the references',
  evidence: ['wording', 'pointer'],
} as const;

/**
 * Takes citations out of sentences: "[12]", "[3, 5–7]" and "(Smith et al., 2019; Jones, 2020)". What stands in brackets
 * is one only if the list of references has an entry for it, or if it can be nothing else ("et al."); a citation that
 * is a part of its sentence ("see [12]") stays.
 */
export function* removeCitations(
  items: Iterable<CleanItem>,
  { references }: BookFacts,
  leaveOut: LeavingOut,
): Generator<CleanItem> {
  for (const item of items) {
    if (item.type !== 'paragraph' || !/[[(]/.test(item.text)) {
      yield item;
      continue;
    }
    yield* leaveOut.from(item, WHY, (mayGo) => withoutCitations(item.text, references, mayGo));
  }
}

/** @param mayGo asked for every citation that is found */
function withoutCitations(
  text: string,
  { keys, surnames }: ReferenceKeys,
  mayGo: (citation: string) => boolean,
): string {
  const remove = (all: string): string => (mayGo(all.trim()) ? '' : all);
  const result = text
    .replace(BRACKETS, (all: string, inner: string, at: number) => {
      const cited = inner.split(/[,;–—]|(?<=\d)-(?=\d)/).map((key) => key.trim());
      // "[1, 1]" is a vector.
      const known = cited.every((key) => keys.has(key)) && new Set(cited).size === cited.length;
      const after = text.slice(at + all.length);
      return known &&
        /^\s/.test(all) &&
        /[\p{L}\p{N}.,;:!?%)”’"']$/u.test(text.slice(0, at)) &&
        !isNeeded(text.slice(0, at), after)
        ? remove(all)
        : all;
    })
    .replace(PARENTHESES, (all: string, inner: string, at: number, whole: string) => {
      if (YEAR_ONLY.test(inner)) {
        const before = /([\p{L}'’-]+)(?: et al\.?)?$/u.exec(whole.slice(0, at))?.[1] ?? '';
        return surnames.has(before.toLowerCase()) ? remove(all) : all;
      }
      const sources = inner.replace(LEADING_WORDS, '').split(/;\s*/);
      const isCitation = sources.every((source, index) => isSource(source, index, surnames));
      const after = whole.slice(at + all.length);
      return isCitation && !isNeeded(whole.slice(0, at), after) ? remove(all) : all;
    });
  return result === text ? text : result.replace(LEFT, '').trim();
}

/** "[12] shows" opens a sentence, or what follows a comma; "It does. [12]" has ended one. */
function isNeeded(before: string, after: string): boolean {
  const goesOn = /^\s*\p{Ll}/u.test(after);
  const opens = /(?:^|(?<!\bal)[.!?]["”’)]?)$/.test(before) && goesOn;
  const isSubject = /\p{L},$/u.test(before) && goesOn && !AND_OR.test(after);
  return opens || isSubject || NEEDED.test(before);
}

function isSource(source: string, index: number, surnames: ReadonlySet<string>): boolean {
  const plain = source.replace(LEADING_WORDS, '').trim();
  if (index > 0 && YEAR_ONLY.test(plain)) return true;
  const match = SOURCE.exec(plain);
  if (match === null) return false;
  const surname = (match[1] ?? '').replace(/(?:,?\s\p{Lu}\.)+$/u, '').toLowerCase();
  // "(Paris, 1923)" is a place and a year.
  return surnames.has(surname) || new RegExp(ET_AL, 'u').test(match[2] ?? '');
}
