import type { WordTime } from '../narration/word-times.ts';
import type { Log } from '../process/log.ts';
import type { Alternative } from '../settings/alternatives.ts';
import type { QuotaStore } from './quota.ts';

/** What an engine says of itself, in the file `entry.ts` of its folder. Its stand-in for tests lives in `tools`. */
export type EngineEntry = Alternative<ChosenEngine>;

/** The engine that the settings ask for. Nothing of it is loaded, started or connected yet. */
export interface ChosenEngine {
  readonly name: string;
  /** For people, after "Speech comes from". */
  readonly origin: string;
  /** Segments that one worker has in flight at once, unless NARRATION_CONCURRENCY says otherwise. */
  readonly segmentsInFlight: number;
  /** Of all that it speaks. */
  readonly sampleRateHz: number;
  /** What it starts on this machine takes so much at its peak. Megabytes; 0 for a service elsewhere. */
  readonly memoryMb: number;
  /** What to do where it can't be used and no setting is at fault. */
  readonly remedy: string;
  open(deps: EngineDeps): Promise<SpeechEngine>;
}

export interface EngineDeps {
  log: Log;
  /** Where all who buy with the same account take turns; `null` for a process that buys nothing, or that is alone. */
  quotaStore: QuotaStore | null;
  /** Whether there is memory for what has been started to stay while there is nothing to say; not unless given. */
  staysReady?: boolean;
}

/** A voice that a listener can choose. */
export interface Voice {
  /** What is sent as `voice`, for example `en-us` or `en-US-Chirp3-HD-Aoede`. */
  id: string;
  /** For people. */
  name: string;
  /** BCP 47, the languages this voice reads; the first is its own. */
  languages: readonly string[];
  /** The engine's family, which decides price and quota: `espeak`, `Chirp3-HD`, `Neural2` … */
  family: string;
  gender: 'female' | 'male' | 'neutral' | null;
  usdPerMillionCharacters: number;
}

export interface SpeechRequest {
  /** Plain text, at most `limits.maxBytes` bytes of UTF-8. */
  text: string;
  /** A `Voice.id`. */
  voice: string;
  /** BCP 47 language of the text. */
  language: string;
  /** 1 is the voice's own speed; 0.25 to 2.0. */
  speed: number;
  /** Ends the call early; a call that was already sent may have been paid for. */
  signal?: AbortSignal | undefined;
}

export interface Speech {
  /** A bare MP3 stream: whole Layer III frames, no ID3 tag, no Xing/Info frame. */
  audio: Buffer;
  /** When each word of the request's text is heard, in order; `null` where the engine doesn't say. */
  words: readonly WordTime[] | null;
}

/**
 * A speech engine. All implementations share one test suite.
 *
 * - Every MP3 of one engine and voice has the same sample rate and channel count, so that segments join without
 *   decoding.
 * - The same request gives speech of the same text; the bytes may differ. Nothing is cached here: receipts are the
 *   worker's.
 * - `synthesize` rejects with `SpeechError` only, whose `kind` says what to do next.
 */
export interface SpeechEngine {
  /** The name of its entry; a part of the content key. */
  readonly provider: string;
  /** Part of the content key: changes when the same text would sound different. */
  readonly version: string;
  readonly limits: {
    /** The engine refuses longer texts. UTF-8 bytes. */
    maxBytes: number;
    /** What a segment aims at. UTF-8 bytes. */
    targetBytes: number;
  };
  voices(): Promise<readonly Voice[]>;
  synthesize(request: SpeechRequest): Promise<Speech>;
  /** Whether the engine can be used at all; rejects with what is missing. */
  probe(): Promise<void>;
  /** There will soon be something to say: what takes time to start may start. Costs nothing; nobody waits for it. */
  prepare?(): void;
  close(): Promise<void>;
}

/**
 * What went wrong, as far as the next step depends on it.
 *
 * - `rejected`: this text will never be accepted; not bought.
 * - `sentence-too-long`: split the longest sentence and try again; not bought.
 * - `reply-too-large`: make a smaller segment and try again; may have been bought.
 * - `quota`: wait, together with everybody who uses this voice family; not bought.
 * - `transient`: try again after a pause; not bought.
 * - `setup`: the account or a setting is at fault: no book is, so none fails over it; try again rarely until somebody
 *   has put it right; not bought.
 * - `uncertain`: sent, and no answer came: it may have been bought.
 */
export type SpeechErrorKind =
  'rejected' | 'sentence-too-long' | 'reply-too-large' | 'quota' | 'transient' | 'setup' | 'uncertain';

export class SpeechError extends Error {
  readonly kind: SpeechErrorKind;

  constructor(kind: SpeechErrorKind, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'SpeechError';
    this.kind = kind;
  }
}

/** A setting keeps the speech engine from being used. The message names it and never repeats its value. */
export class SpeechSetupError extends Error {
  readonly setting: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(setting: string, message: string, hint: string, options: { cause?: unknown } = {}) {
    super(`${setting} ${message}`, options);
    this.name = 'SpeechSetupError';
    this.setting = setting;
    this.hint = hint;
  }
}
