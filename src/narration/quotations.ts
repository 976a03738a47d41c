/** A part of a text. UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** What closes a quotation, by what opens it; in languages that have the same signs the other way round, too. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '‘': '’',
  '"': '"',
  '「': '」',
  '『': '』',
};
const MARKS = /[“„”«»‹›‘’"「」『』]/gu;
/** These are set without a blank before them. */
const CJK = /[「『]/u;
const BEFORE_OPENING = /[\s([—–]$/u;
/** Nor are these in Chinese: 他说：“走吧。” */
const UNSPACED_OPENING = /[“‘]/u;
const UNSPACED = /[\p{Script=Han}。，、：；！？」』》）]$/u;
const APOSTROPHE = '’';
/** With a letter behind them they close nothing. */
const AMBIGUOUS = /[’"]/u;
const GOES_ON = /^[\p{L}\p{N}]/u;
const FOLLOWING_STOP = /^[.,;:!?…،؛؟。，、；：！？।]+/u;
const SPEAKS = /[.,;!?…—–،؛؟。，、；！？।-]\s*$/u;
/** What is shorter, and has no stop, is a word that is talked about. */
const FEWEST_WORDS = 3;

/** What is said or cited in a paragraph, with its marks. One that isn't closed goes to the end of the paragraph. */
export function findQuotations(paragraph: string): Span[] {
  const spans: Span[] = [];
  let open: Opened | null = null;
  for (const { 0: mark, index } of paragraph.matchAll(MARKS)) {
    const behind = index + mark.length;
    if (open === null) {
      const closedBy = CLOSED_BY[mark];
      if (closedBy !== undefined && opens(mark, paragraph.slice(Math.max(0, index - 1), index))) {
        open = { at: index, closedBy };
      }
    } else if (closes(mark, open, paragraph.slice(index - 1, index), paragraph.slice(behind, behind + 2))) {
      const stop = FOLLOWING_STOP.exec(paragraph.slice(behind, behind + 4))?.[0] ?? '';
      const inner = paragraph.slice(open.at + 1, index);
      if (isSaid(inner + stop)) spans.push({ start: open.at, end: behind + stop.length });
      open = null;
    }
  }
  // An apostrophe opens nothing: “’tis”, and “‘tis” where a program set it.
  if (open !== null && open.closedBy !== APOSTROPHE) spans.push({ start: open.at, end: paragraph.length });
  return spans;
}

interface Opened {
  at: number;
  closedBy: string;
}

function opens(mark: string, before: string): boolean {
  if (before === '' || CJK.test(mark) || BEFORE_OPENING.test(before)) return true;
  return UNSPACED_OPENING.test(mark) && UNSPACED.test(before);
}

/** What is an apostrophe as well ends a quotation behind a stop only: “the boys’ boat, sir,’”. */
function closes(mark: string, { closedBy }: Opened, before: string, behind: string): boolean {
  if (!closedBy.includes(mark)) return false;
  if (mark === APOSTROPHE && !SPEAKS.test(before)) return false;
  return !(AMBIGUOUS.test(mark) && GOES_ON.test(behind));
}

function isSaid(text: string): boolean {
  return SPEAKS.test(text) || text.trim().split(/\s+/).length >= FEWEST_WORDS || CJK_WORDS.test(text);
}

/** Where no blanks part words. */
const CJK_WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u;
