import type { SpeechErrorKind } from '../engine.ts';
import type { Complaint } from './complaint.ts';

/** A call that brought no speech, with what is known about how far it came. */
export class ServerFailure extends Error {
  /** Of the answer; `null` where there was none. */
  readonly status: number | null;
  /** False only when the request surely never left this process. */
  readonly sent: boolean;
  /** Node's name for what broke: `ECONNREFUSED`. */
  readonly causeCode: string;
  readonly complaint: Complaint;
  readonly retryAfterSeconds: number | null;

  constructor(facts: {
    status: number | null;
    sent: boolean;
    causeCode?: string;
    complaint: Complaint;
    retryAfterSeconds?: number | null;
    cause?: unknown;
  }) {
    super(facts.complaint.says, { cause: facts.cause });
    this.name = 'ServerFailure';
    this.status = facts.status;
    this.sent = facts.sent;
    this.causeCode = facts.causeCode ?? '';
    this.complaint = facts.complaint;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
  }
}

/** One rule: what it applies to, and what follows from it. */
interface FailureRule {
  name: string;
  applies: (failure: ServerFailure) => boolean;
  kind: SpeechErrorKind;
  /** For people; the server's own words follow. */
  says: string;
}

const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL/;
const NO_MONEY = /insufficient_quota|insufficient funds|billing|credit|payment|balance/i;
const TOO_LONG =
  /too long|too large|exceeds?\b.*\b(maximum|limit|length|characters|tokens)|at most \d+ char|less than or equal to|string_too_long|maximum (context|input|length)|max(imum)? \d+ char/i;

const has =
  (...statuses: readonly number[]) =>
  ({ status }: ServerFailure): boolean =>
    status !== null && statuses.includes(status);
const says =
  (words: RegExp) =>
  ({ complaint }: ServerFailure): boolean =>
    words.test(complaint.says) || words.test(complaint.code);

/**
 * What to do about a failed call: the first rule that applies. As with every service, two questions decide whether
 * speech may have been bought: did the request leave, and did the server answer? An error's status is an answer, and
 * nobody charges for it, except where a gateway gave up on a server that goes on working.
 */
const RULES: readonly FailureRule[] = [
  {
    name: 'certificate',
    applies: ({ status, causeCode }) => status === null && TLS_CODE.test(causeCode),
    kind: 'setup',
    says: "the certificate of the speech server can't be verified (NODE_EXTRA_CA_CERTS names an authority of your own)",
  },
  {
    name: 'never sent',
    applies: ({ sent }) => !sent,
    kind: 'transient',
    says: "the speech server can't be reached",
  },
  {
    name: 'redirect',
    applies: ({ status }) => status !== null && status >= 300 && status < 400,
    kind: 'setup',
    says: 'the speech server sends us elsewhere, where nothing is sent unless OPENAI_BASE_URL says so',
  },
  {
    name: 'no money',
    applies: (failure) => has(402)(failure) || (has(403, 429)(failure) && says(NO_MONEY)(failure)),
    kind: 'setup',
    says: 'the account at the speech server has no money left',
  },
  {
    name: 'key',
    applies: has(401, 403),
    kind: 'setup',
    says: 'the speech server refuses the key (OPENAI_API_KEY)',
  },
  { name: 'quota', applies: has(429), kind: 'quota', says: 'the speech server is asked too often' },
  {
    name: 'model',
    applies: (failure) => has(400, 404, 422)(failure) && says(/model/i)(failure) && !says(TOO_LONG)(failure),
    kind: 'setup',
    says: "the speech server doesn't have the model (OPENAI_TTS_MODEL)",
  },
  {
    name: 'not this service',
    applies: has(404, 405),
    kind: 'setup',
    says: 'there is no speech service at this address (OPENAI_BASE_URL, which mostly ends with /v1)',
  },
  {
    name: 'too long',
    applies: (failure) => has(413)(failure) || (has(400, 422)(failure) && says(TOO_LONG)(failure)),
    kind: 'sentence-too-long',
    says: 'the text is too long for the speech server',
  },
  {
    name: 'request refused',
    applies: ({ status }) => status !== null && status >= 400 && status < 500 && status !== 408,
    kind: 'rejected',
    says: 'the speech server refuses the request',
  },
  {
    name: 'gateway gave up waiting',
    applies: has(408, 502, 504, 524),
    kind: 'uncertain',
    says: 'the connection to the speech server broke during the call',
  },
  {
    name: 'the server failed',
    applies: ({ status }) => status !== null && status >= 500,
    kind: 'transient',
    says: 'the speech server failed',
  },
  {
    name: 'anything else',
    applies: () => true,
    kind: 'uncertain',
    says: 'the call to the speech server ended without a whole answer',
  },
];

/** What a failed call means for the next step; `message` is for people. */
export function classifyFailure(failure: ServerFailure): {
  kind: SpeechErrorKind;
  message: string;
  rule: string;
} {
  const rule = RULES.find(({ applies }) => applies(failure));
  if (rule === undefined) throw new Error('the last rule applies to everything');
  const status = failure.status === null ? '' : `${failure.status}: `;
  return { kind: rule.kind, message: `${rule.says} (${status}${failure.message})`, rule: rule.name };
}
