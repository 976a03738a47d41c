import { countCharacters } from './ledger.ts';

export interface SpeechLength {
  msPerCharacter?: number;
  /** A blank line rests for so long. */
  paragraphPauseMs?: number;
  speed?: number;
}

/** Milliseconds of speech: what every character and every blank line takes, at the speed that was asked for. */
export function speechMs(text: string, options: SpeechLength = {}): number {
  const { msPerCharacter = 60, paragraphPauseMs = 300, speed = 1 } = options;
  const pauses = text.match(/\n[ \t]*\n/g)?.length ?? 0;
  return (countCharacters(text) * msPerCharacter + pauses * paragraphPauseMs) / speed;
}
