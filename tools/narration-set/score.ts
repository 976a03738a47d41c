import { align } from './align.ts';
import type { Truth, UnreadKind } from './truth.ts';
import { wordsOf } from './words.ts';

/** What a program makes of a document: sentences in order, and the chapters with the index of their first sentence. */
export interface Narration {
  sentences: readonly string[];
  /** `null` for a program that knows no chapters. */
  chapters: readonly { title: string; sentence: number }[] | null;
}

/** Counts, so that scores of documents can be added up. */
export interface Score {
  words: number;
  /** Words that are wrong, missing or too much: word error rate is this by `words`. */
  wrongWords: number;
  sentences: number;
  wronglyCut: number;
  wronglyJoined: number;
  /** Runs of words that are running heads or page numbers. */
  furniture: number;
  pages: number;
  /** Body words that are missing, in runs of at least three and nowhere else in the narration. */
  lostWords: number;
  /** Note numbers and citations that are read. */
  marks: number;
  chapters: number;
  chaptersFound: number;
  chaptersRight: number;
  /** Words of what shouldn't be read that are, by kind. */
  leftWords: Partial<Record<UnreadKind, number>>;
  /** For the eyes: what is wrong, in the order of the document. */
  mistakes: readonly Mistake[];
}

export interface Mistake {
  kind: 'words' | 'cut' | 'joined' | 'furniture' | 'lost' | 'mark' | 'chapter' | UnreadKind;
  text: string;
}

const LOST_RUN_WORDS = 3;
/** How far from its place a chapter may begin: its number or label may be missing. */
const CHAPTER_SLACK_WORDS = 12;

/** Compares a narration with the truth, word by word. */
export function score(narration: Narration, truth: Truth, pages: number): Score {
  const spoken = narration.sentences.map(wordsOf);
  const said = spoken.flat();
  const expected = truth.words.map(({ word }) => word);
  const partners = align(expected, said);
  const mistakes: Mistake[] = [];
  const gaps = findGaps(truth, said, partners);
  const leftWords: Score['leftWords'] = {};
  const finder = createLeftoverFinder(truth);
  const saidTriples = new Set(triples(said));
  let wrongWords = 0;
  let furniture = 0;
  let lostWords = 0;
  let marks = 0;
  for (const { missing, extra, at } of gaps) {
    wrongWords += Math.max(missing.length, extra.length);
    const text = `${missing.join(' ')} → ${extra.join(' ')}`;
    const [before, after] = [
      expected.slice(Math.max(0, at - 4), at).join(' '),
      expected.slice(at, at + 4).join(' '),
    ];
    if (missing.length >= LOST_RUN_WORDS) {
      const run = triples(missing).filter((triple) => !saidTriples.has(triple)).length;
      const lost = run === 0 ? 0 : run + LOST_RUN_WORDS - 1;
      lostWords += lost;
      if (lost > 0) mistakes.push({ kind: 'lost', text: missing.join(' ') });
    }
    if (extra.length > missing.length) {
      const found = finder.classify(extra, at, missing.length);
      furniture += found.furniture;
      marks += found.marks;
      for (const [kind, count] of found.left) {
        leftWords[kind] = (leftWords[kind] ?? 0) + count;
        mistakes.push({ kind, text: extra.join(' ') });
      }
      if (found.furniture > 0)
        mistakes.push({ kind: 'furniture', text: `${before} [${extra.join(' ')}] ${after}` });
      else if (found.marks > 0) mistakes.push({ kind: 'mark', text: `${before} [${extra.join(' ')}]` });
      else if (found.left.size === 0) mistakes.push({ kind: 'words', text: `${before} [${text}] ${after}` });
    } else mistakes.push({ kind: 'words', text: `${before} [${text}]` });
  }
  const boundaries = compareBoundaries(truth, spoken, partners, mistakes);
  const chapters = compareChapters(narration, truth, spoken, partners, mistakes);
  const words = truth.words.filter(({ optional }) => !optional).length;
  return {
    words,
    wrongWords,
    ...boundaries,
    furniture,
    pages,
    lostWords,
    marks,
    ...chapters,
    leftWords,
    mistakes,
  };
}

/** The scores of two documents as one; the mistakes are dropped. */
export function addScores(one: Score, other: Score): Score {
  const sum = { ...one, leftWords: { ...one.leftWords }, mistakes: [] };
  for (const key of COUNTS) sum[key] += other[key];
  for (const [kind, count] of Object.entries(other.leftWords)) {
    const key = kind as UnreadKind;
    sum.leftWords[key] = (sum.leftWords[key] ?? 0) + count;
  }
  return sum;
}

/** All counts of several documents by name, as they are written down. */
export function figuresOf(scores: readonly Score[]): Record<string, number> {
  const sum = scores.reduce(addScores);
  const counts = COUNTS.filter((key) => key !== 'chaptersFound').map((key) => [key, sum[key]] as const);
  const leftWords = Object.values(sum.leftWords).reduce((total, count) => total + count, 0);
  return { ...Object.fromEntries(counts), chaptersMadeUp: sum.chaptersFound - sum.chaptersRight, leftWords };
}

const COUNTS = [
  'words',
  'wrongWords',
  'sentences',
  'wronglyCut',
  'wronglyJoined',
  'furniture',
  'pages',
  'lostWords',
  'marks',
  'chapters',
  'chaptersFound',
  'chaptersRight',
] as const;

interface Gap {
  /** Index of the expected word that the gap stands before. */
  at: number;
  missing: string[];
  extra: string[];
}

/** The places where the two differ. Optional words are missing nowhere. */
function findGaps(truth: Truth, said: readonly string[], partners: Int32Array): Gap[] {
  const gaps: Gap[] = [];
  let next = 0;
  let missing: string[] = [];
  let from = 0;
  for (let at = 0; at <= truth.words.length; at += 1) {
    const partner = at === truth.words.length ? said.length : (partners[at] ?? -1);
    if (partner < 0) {
      const word = truth.words[at];
      if (word?.optional === false) missing.push(word.word);
      continue;
    }
    const extra = said.slice(next, partner);
    if (missing.length > 0 || extra.length > 0) gaps.push({ at: from, missing, extra });
    next = partner + 1;
    missing = [];
    from = at + 1;
  }
  return gaps;
}

function createLeftoverFinder(truth: Truth) {
  const heads = truth.heads.map((head) => wordsOf(head)).filter((head) => head.length > 0);
  const unread = truth.unread.map(({ kind, text }) => ({ kind, words: wordsOf(text) }));
  const byTriple = new Map<string, UnreadKind>();
  for (const { kind, words } of unread) for (const triple of triples(words)) byTriple.set(triple, kind);
  const isNumber = (word: string): boolean => /^(?:\d{1,4}|[ivxlc]{1,6})$/.test(word);
  return {
    classify: (extra: readonly string[], at: number, missing: number) => {
      const left = new Map<UnreadKind, number>();
      for (let index = 0; index < extra.length; index += 1) {
        const kind = byTriple.get(extra.slice(index, index + 3).join(' '));
        if (kind !== undefined) left.set(kind, (left.get(kind) ?? 0) + 1);
      }
      const near = truth.marks.filter((mark) => mark.at >= at && mark.at <= at + missing);
      const markWords = new Set(near.flatMap(({ text }) => wordsOf(text)));
      const isMark =
        left.size === 0 &&
        near.length > 0 &&
        (extra.length <= 2
          ? extra.every((word) => isNumber(word) || markWords.has(word))
          : extra.every((word) => markWords.has(word)));
      const hasHead = heads.some((head) => contains(extra, head));
      const bare = extra.length <= 2 && extra.every(isNumber);
      return {
        left,
        marks: isMark ? 1 : 0,
        furniture: !isMark && ((hasHead && !left.has('contents')) || bare) ? 1 : 0,
      };
    },
  };
}

function contains(words: readonly string[], part: readonly string[]): boolean {
  return ` ${words.join(' ')} `.includes(` ${part.join(' ')} `);
}

function triples(words: readonly string[]): string[] {
  return words.slice(0, Math.max(0, words.length - 2)).map((_word, at) => words.slice(at, at + 3).join(' '));
}

/** Ends of sentences, carried over to the truth by the words around them. */
function compareBoundaries(
  truth: Truth,
  spoken: readonly (readonly string[])[],
  partners: Int32Array,
  mistakes: Mistake[],
): Pick<Score, 'sentences' | 'wronglyCut' | 'wronglyJoined'> {
  const ends = new Set([...truth.sentences.map(({ to }) => to), ...truth.pauses]);
  const saidEnds = new Set<number>();
  let length = 0;
  for (const words of spoken) if (words.length > 0) saidEnds.add((length += words.length));
  let wronglyCut = 0;
  let wronglyJoined = 0;
  let previous: { at: number; partner: number } | null = null;
  const mandatory = new Set(truth.sentences.filter(({ optional }) => !optional).map(({ to }) => to));
  for (let at = 0; at < truth.words.length; at += 1) {
    const partner = partners[at] ?? -1;
    if (partner < 0) continue;
    if (previous !== null) {
      const hasEnd = someBetween(ends, previous.at + 1, at);
      const saysEnd = someBetween(saidEnds, previous.partner + 1, partner);
      const words = truth.words.slice(Math.max(0, at - 5), at + 5).map(({ word }) => word);
      if (saysEnd && !hasEnd) {
        wronglyCut += 1;
        mistakes.push({ kind: 'cut', text: words.toSpliced(Math.min(at, 5), 0, '|').join(' ') });
      }
      if (!saysEnd && someBetween(mandatory, previous.at + 1, at)) {
        wronglyJoined += 1;
        mistakes.push({ kind: 'joined', text: words.toSpliced(Math.min(at, 5), 0, '|').join(' ') });
      }
    }
    previous = { at, partner };
  }
  return { sentences: mandatory.size, wronglyCut, wronglyJoined };
}

function someBetween(places: ReadonlySet<number>, from: number, to: number): boolean {
  for (let place = from; place <= to; place += 1) if (places.has(place)) return true;
  return false;
}

function compareChapters(
  { chapters }: Narration,
  truth: Truth,
  spoken: readonly (readonly string[])[],
  partners: Int32Array,
  mistakes: Mistake[],
): Pick<Score, 'chapters' | 'chaptersFound' | 'chaptersRight'> {
  if (chapters === null) return { chapters: truth.chapters.length, chaptersFound: 0, chaptersRight: 0 };
  const startOf = spoken.map(() => 0);
  spoken.reduce((at, words, index) => ((startOf[index] = at), at + words.length), 0);
  const toTruth = new Map<number, number>();
  partners.forEach((partner, at) => partner >= 0 && toTruth.set(partner, at));
  const plain = (title: string): string => wordsOf(title).join(' ');
  const open = new Set(truth.chapters);
  let found = 0;
  let right = 0;
  chapters.forEach(({ title, sentence }, index) => {
    const start = startOf[sentence] ?? 0;
    let at: number | undefined;
    for (let word = start; at === undefined && word < start + CHAPTER_SLACK_WORDS; word += 1)
      at = toTruth.get(word);
    const match = [...open].find(
      (chapter) =>
        chapter.accepted.some((accepted) => plain(accepted) === plain(title)) &&
        at !== undefined &&
        Math.abs(chapter.from - at) <= CHAPTER_SLACK_WORDS,
    );
    // What comes before the first chapter, under the book's own name, is no chapter and no mistake.
    if (match === undefined && index === 0 && at !== undefined && at < (truth.chapters[0]?.from ?? 0)) return;
    found += 1;
    if (match !== undefined) {
      right += 1;
      open.delete(match);
    } else mistakes.push({ kind: 'chapter', text: `not a chapter: ${title}` });
  });
  for (const { title } of open) mistakes.push({ kind: 'chapter', text: `not found: ${title}` });
  return { chapters: truth.chapters.length, chaptersFound: found, chaptersRight: right };
}
