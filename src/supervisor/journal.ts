/** What the processes said last, for whoever asks. */
export interface Journal {
  /** A line of the log, without its end. */
  add(app: string, line: string): void;
  /** Of one app, or of all. The oldest first. */
  last(app: string | null, count: number): string[];
  /** The last errors of all of them. The oldest first. */
  errors(): string[];
  /** @returns what ends it. */
  follow(app: string | null, onLine: (line: string) => void): () => void;
}

/** Of each app, so that one that floods the log pushes nobody else out of it. UTF-16 code units. */
const KEPT_CHARACTERS = 64 * 1024;
const KEPT_ERRORS = 10;
/** A line that is longer is cut: a single one may be as long as everything that is kept. */
const LINE_CHARACTERS = 4_096;
/** As an error begins in the log for machines, and as it is painted in the one for people. */
const ERROR = /^\{("time":"[^"]*",)?"level":"error"/;
const PAINTED_ERROR = '\u001b[31merror: ';

interface Line {
  /** Counts over all apps. */
  number: number;
  text: string;
}

export function createJournal(): Journal {
  const kept = new Map<string, { lines: Line[]; characters: number }>();
  const followers = new Set<(app: string, line: string) => void>();
  const errors: string[] = [];
  let number = 0;
  const linesOf = (app: string | null): Line[] =>
    app === null
      ? [...kept.values()].flatMap(({ lines }) => lines).sort((one, other) => one.number - other.number)
      : (kept.get(app)?.lines ?? []);

  return {
    add: (app, whole) => {
      const text = whole.length > LINE_CHARACTERS ? `${whole.slice(0, LINE_CHARACTERS)}…` : whole;
      const own = kept.get(app) ?? { lines: [], characters: 0 };
      kept.set(app, own);
      own.lines.push({ number: (number += 1), text });
      own.characters += text.length;
      while (own.characters > KEPT_CHARACTERS) own.characters -= own.lines.shift()?.text.length ?? 0;
      if (ERROR.test(text) || text.includes(PAINTED_ERROR)) errors.push(text);
      if (errors.length > KEPT_ERRORS) errors.shift();
      for (const tell of followers) tell(app, text);
    },
    last: (app, count) =>
      linesOf(app)
        .slice(-count)
        .map(({ text }) => text),
    errors: () => [...errors],
    follow: (app, onLine) => {
      const tell = (from: string, line: string): void => {
        if (app === null || app === from) onLine(line);
      };
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}
