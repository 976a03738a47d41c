import type { GoogleCallError } from './client.ts';
import type { SpeechErrorKind } from '../engine.ts';

/** https://grpc.io/docs/guides/status-codes/ */
const CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;
type Code = (typeof CODES)[number];

export type GoogleFailure = Pick<GoogleCallError, 'code' | 'sent' | 'answered'> & { message: string };

/** One rule: what it applies to, and what follows from it. */
export interface ErrorRule {
  name: string;
  /** Any code unless given. */
  codes?: readonly Code[];
  sent?: boolean;
  answered?: boolean;
  details?: RegExp;
  kind: SpeechErrorKind;
  /** For people; the service's own words follow. */
  says: string;
}

/**
 * What to do about a failed call: the first rule that applies. Two questions decide whether speech may have been
 * bought: did the request leave, and did the service answer? An answer without audio is one that the service doesn't
 * charge for; no answer means that it may have done the work. A rule that depends on the client's wording only ever
 * makes the verdict milder than "uncertain", so that a change of wording is counted too carefully and never too
 * carelessly.
 */
export const GOOGLE_ERROR_RULES: readonly ErrorRule[] = [
  // The request never left, or was surely not looked at.
  {
    name: 'no token because of the network',
    sent: false,
    details:
      /metadata from plugin.*(ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket|network|fetch|\b50\d\b)/is,
    kind: 'transient',
    says: 'Google could not be asked for an access token',
  },
  {
    name: 'no token because of the credentials',
    details: /metadata from plugin/i,
    sent: false,
    kind: 'setup',
    says: 'no access token could be had with the Google credentials',
  },
  {
    name: 'never sent',
    sent: false,
    kind: 'transient',
    says: 'Google could not be reached',
  },
  {
    name: 'refused unread',
    codes: ['UNAVAILABLE'],
    answered: false,
    details: /^Stream refused by server/,
    kind: 'transient',
    says: 'Google took no more calls on this connection',
  },
  // The account or the settings.
  {
    name: 'account',
    codes: ['UNAUTHENTICATED', 'PERMISSION_DENIED'],
    kind: 'setup',
    says: 'Google refuses the account',
  },
  {
    name: 'billing or API not enabled',
    codes: ['FAILED_PRECONDITION', 'INVALID_ARGUMENT'],
    details: /billing|api key|has not been used in project|is disabled/i,
    kind: 'setup',
    says: 'Google refuses the account',
  },
  {
    name: 'not this service',
    codes: ['UNIMPLEMENTED'],
    kind: 'setup',
    says: 'there is no text-to-speech service at this address (GOOGLE_TTS_ENDPOINT)',
  },
  // The text.
  {
    name: 'sentence too long',
    codes: ['INVALID_ARGUMENT'],
    details: /sentences? (that (is|are)|is|are) too long/i,
    kind: 'sentence-too-long',
    says: 'a sentence is too long for Google',
  },
  {
    name: 'request refused',
    codes: ['INVALID_ARGUMENT', 'NOT_FOUND', 'OUT_OF_RANGE', 'FAILED_PRECONDITION', 'ALREADY_EXISTS'],
    kind: 'rejected',
    says: 'Google refuses the request',
  },
  // The size of the reply, or the quota: one code for both.
  {
    name: 'reply too large',
    codes: ['RESOURCE_EXHAUSTED'],
    details: /larger than max|message too large|exceeds? maximum|max_message_length/i,
    kind: 'reply-too-large',
    says: 'the speech is too large for one reply',
  },
  {
    name: 'quota',
    codes: ['RESOURCE_EXHAUSTED'],
    answered: true,
    kind: 'quota',
    says: 'the quota of the Google project is used up for now',
  },
  // An answer came, and it holds no audio.
  {
    name: 'gateway busy',
    details: /HTTP status code 503/,
    kind: 'transient',
    says: 'Google is too busy to speak',
  },
  {
    name: 'gateway gave up waiting',
    details: /HTTP status code (502|504)/,
    kind: 'uncertain',
    says: 'the connection to Google broke during the call',
  },
  {
    name: 'the service failed',
    codes: ['INTERNAL', 'UNAVAILABLE', 'UNKNOWN', 'ABORTED'],
    answered: true,
    kind: 'transient',
    says: 'Google failed to speak',
  },
  // Everything else went out, and nobody knows what became of it: deadline, cancellation, a connection that broke.
  { name: 'anything else', kind: 'uncertain', says: 'the call to Google ended without an answer' },
];

/** What a failed call means for the next step; `message` is for people. */
export function classifyGoogleError(failure: GoogleFailure): {
  kind: SpeechErrorKind;
  message: string;
  rule: string;
} {
  const code = CODES[failure.code];
  const rule = GOOGLE_ERROR_RULES.find(
    ({ codes, sent, answered, details }) =>
      (codes === undefined || (code !== undefined && codes.includes(code))) &&
      (sent === undefined || sent === failure.sent) &&
      (answered === undefined || answered === failure.answered) &&
      (details === undefined || details.test(failure.message)),
  );
  if (rule === undefined) throw new Error('the last rule applies to everything');
  return {
    kind: rule.kind,
    message: `${rule.says} (${code ?? `code ${failure.code}`}: ${failure.message.trim()})`,
    rule: rule.name,
  };
}
