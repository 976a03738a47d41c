import type { SpeechOrder } from '../db/speech-order.ts';

/** What is to be spoken, and how. */
export interface SpokenOrder extends SpeechOrder {
  text: string;
  language: string;
  speed: number;
  /** Of its segment in the book; that of the whole for a piece. */
  position: number;
}
