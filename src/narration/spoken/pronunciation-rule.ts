/** How words are to be said that the engine says wrongly. */
export interface PronunciationRule {
  /** Words as they are written; `*` stands for any rest of a word: `Tolkien*`. */
  match: string;
  /** What is said instead, where `*` is what the star in `match` stood for; empty leaves the words out. */
  spoken: string;
  /** ISO 639-1; the rule holds in books of this language only. Absent: in all. */
  language?: string;
  /** Absent: capitals and small letters are the same. */
  caseSensitive?: boolean;
}
