import type { ErrorCode } from '../errors.ts';
import type { SpeechErrorKind } from '../tts/engine.ts';

/** What follows from a call for speech that failed. */
export interface SpeechPolicy {
  /** What the ledger notes. */
  outcome: 'not-bought' | 'uncertain';
  next:
    /** Try again, each time after a longer pause. */
    | { step: 'again' }
    /** Try again after this time, however often. */
    | { step: 'later'; delayMs: number }
    /** Speak it in smaller pieces. */
    | { step: 'split' }
    /** The book fails. */
    | { step: 'fail' };
  /** What the listener is told meanwhile, or at the end. */
  shows: ErrorCode;
}

export const SPEECH_POLICY: Readonly<Record<SpeechErrorKind, SpeechPolicy>> = {
  transient: { outcome: 'not-bought', next: { step: 'again' }, shows: 'speech-unavailable' },
  // How often words may be bought again is a matter of the book's limits, not of the number of tries.
  uncertain: { outcome: 'uncertain', next: { step: 'again' }, shows: 'speech-unavailable' },
  // The quota's own pause, which all workers share, is what is waited for: soon enough to be there when it ends.
  quota: { outcome: 'not-bought', next: { step: 'later', delayMs: 1_000 }, shows: 'speech-quota' },
  // No book is at fault, so none fails, until somebody has put the account right.
  setup: { outcome: 'not-bought', next: { step: 'later', delayMs: 60_000 }, shows: 'speech-setup' },
  'sentence-too-long': { outcome: 'not-bought', next: { step: 'split' }, shows: 'speech-rejected' },
  'reply-too-large': { outcome: 'uncertain', next: { step: 'split' }, shows: 'speech-rejected' },
  rejected: { outcome: 'not-bought', next: { step: 'fail' }, shows: 'speech-rejected' },
};
