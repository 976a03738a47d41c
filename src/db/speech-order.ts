/** Speech that a book needs, or a request. */
export interface SpeechOrder {
  /** The book that pays, or the request. */
  bookId: string;
  /** Goes through the states together with its speech; `null` for a piece of one. */
  segmentId: number | null;
  contentKey: string;
  voice: string;
  /** Code points, as speech is paid for. */
  characters: number;
  /** Of the voice. */
  usdPerMillion: number;
}
