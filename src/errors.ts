/**
 * The one catalogue of errors that a user can meet: HTTP status, title and what to do about it. The API renders
 * them as RFC 9457 problem details, the worker stores them in a failed book's row, the command line prints them.
 * A `code` is part of the public interface and never changes its meaning.
 */
export const ERROR_CATALOGUE = {
  // Uploads and parameters
  'not-a-pdf': {
    status: 415,
    title: 'This file is not a PDF',
    hint: 'Upload a file that starts with %PDF-.',
  },
  'empty-file': { status: 422, title: 'The file is empty', hint: 'Upload a PDF with at least one page.' },
  'file-too-large': {
    status: 413,
    title: 'The file is too large',
    hint: 'Upload a smaller file, or raise MAX_UPLOAD_MB on the server.',
  },
  'missing-file': {
    status: 400,
    title: 'No file was sent',
    hint: 'Send the PDF as multipart/form-data in a field named "file".',
  },
  'too-many-files': { status: 400, title: 'More than one file was sent', hint: 'Send one PDF per request.' },
  'unknown-field': {
    status: 400,
    title: 'A field is not known',
    hint: 'Send only the fields that are documented.',
  },
  'invalid-parameter': { status: 422, title: 'A parameter is not valid', hint: 'See the allowed values.' },
  'invalid-request': {
    status: 400,
    title: 'The request could not be read',
    hint: 'Check how the request is built.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The request has the wrong content type',
    hint: 'Send multipart/form-data, for example with curl -F file=@book.pdf.',
  },
  'not-a-picture': {
    status: 415,
    title: 'This file is not a picture that can be a cover',
    hint: 'Send a JPEG, PNG or WebP.',
  },
  'picture-broken': {
    status: 422,
    title: 'The picture is damaged and cannot be read',
    hint: 'Save it again as a JPEG or PNG, and send that.',
  },
  'picture-too-large': {
    status: 413,
    title: 'The picture is too large',
    hint: 'Make it smaller: 1600 pixels on its longer side are enough for a cover.',
  },
  'cross-site-request': {
    status: 403,
    title: 'The request comes from a page of another site',
    hint: 'Use the page of this service, or a program of your own.',
  },
  'too-many-changes': {
    status: 429,
    title: 'Too many changes in a minute',
    hint: 'Try again after the time in Retry-After. MAX_CHANGES_PER_MINUTE on the server sets the limit.',
  },
  'too-much-speech': {
    status: 429,
    title: 'Too much speech is asked for at once',
    hint: 'Try again after the time in Retry-After. MAX_SPEECH_PER_MINUTE on the server sets one of the limits.',
  },
  'too-many-books': {
    status: 429,
    title: 'Too many audiobooks are being made for this account',
    hint: 'Try again when one is ready. MAX_BOOKS_WAITING on the server sets the limit.',
  },
  'speech-budget': {
    status: 429,
    title: 'The budget for speech is used up',
    hint: 'What was spoken before costs nothing again. GET /v1/usage says what is left.',
  },
  // Who may
  'voice-too-dear': {
    status: 403,
    title: 'This voice costs more than this account may spend on one',
    hint: 'Choose another voice: GET /v1/voices lists those that this account may use.',
  },
  'token-required': {
    status: 401,
    title: 'This service needs a token',
    hint: 'Send it as "Authorization: Bearer TOKEN", or sign in on the web page.',
  },
  'token-rejected': {
    status: 401,
    title: 'The token is not known here',
    hint: 'Check it for typing errors; it may also have been replaced in API_TOKENS on the server.',
  },
  'link-invalid': {
    status: 403,
    title: 'The link is not valid',
    hint: 'Take the link from the audiobook again, and use it whole and unchanged.',
  },
  'link-expired': {
    status: 403,
    title: 'The link has expired',
    hint: 'Take a new one from the audiobook.',
  },
  'foreign-host': {
    status: 403,
    title: 'Without tokens this service is for its own machine only',
    hint: 'Call it localhost; to let others in, set API_TOKENS on the server.',
  },
  'idempotency-conflict': {
    status: 409,
    title: 'This Idempotency-Key was used for another request',
    hint: 'Use a new key for a new upload.',
  },
  // Resources
  'not-found': { status: 404, title: 'There is nothing here', hint: 'Check the address.' },
  'book-not-found': {
    status: 404,
    title: 'There is no such audiobook',
    hint: 'It may have been deleted, or have passed its retention time.',
  },
  'voice-not-found': {
    status: 404,
    title: 'There is no such voice',
    hint: 'GET /v1/voices lists those that this account may use.',
  },
  'feed-not-found': {
    status: 404,
    title: 'There is no such feed',
    hint: 'Use its address whole and unchanged, or make a new one on the page of the audiobook.',
  },
  'webhook-not-found': {
    status: 404,
    title: 'There is no such webhook',
    hint: 'GET /v1/webhooks lists those of the account.',
  },
  'feed-revoked': {
    status: 410,
    title: 'This feed was revoked',
    hint: 'Make a new one on the page of the audiobook, and give its address to the app.',
  },
  'no-edition': {
    status: 409,
    title: 'This audiobook is no new edition of another one that is there',
    hint: 'Send the PDF with "editionOf", the id of the audiobook that it is a new edition of.',
  },
  'not-read-yet': {
    status: 409,
    title: 'The text is not known yet',
    hint: 'Ask again when both editions are read.',
  },
  'too-long-to-compare': {
    status: 422,
    title: 'The texts are too long to be compared',
    hint: 'Listen to the new edition; what it has in common with the one before is not bought again.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This method is not allowed here',
    hint: 'See the Allow header.',
  },
  'audio-not-ready': {
    status: 409,
    title: 'The audio is not ready yet',
    hint: 'Wait until the status is "ready".',
  },
  'cover-not-ready': {
    status: 409,
    title: 'The audiobook has no cover yet',
    hint: 'It gets one when its PDF is read, and one can be sent any time.',
  },
  'audio-unavailable': {
    status: 410,
    title: 'This audiobook has no audio',
    hint: 'It failed or was cancelled; its "error" says why.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'The range is outside the file',
    hint: 'Ask for a range inside the length given in Content-Range.',
  },
  'confirmation-outdated': {
    status: 409,
    title: 'The audiobook is no longer what you were shown',
    hint: 'Look at it again, and confirm the price that it has now.',
  },
  'text-replaced': {
    status: 409,
    title: 'The audiobook was changed meanwhile',
    hint: 'Ask again: the answer is then about the audiobook as it is now.',
  },
  'wrong-status': {
    status: 409,
    title: 'The audiobook is not in a state for that',
    hint: 'GET it: its "status" says where it is. A finished one is made anew with POST …/narrate.',
  },
  // Why a book waits for its listener
  paused: {
    status: 409,
    title: 'It is paused',
    hint: 'Let it go on with POST …/resume.',
  },
  listener: {
    status: 409,
    title: 'It is as far ahead of you as you chose',
    hint: 'It goes on as you listen. PATCH it with "ahead": null to have all of it narrated.',
  },
  // Books that fail
  'pdf-encrypted': {
    status: 422,
    title: 'The PDF is protected with a password',
    hint: 'Give its password along with it. It is used to read the PDF and not kept.',
  },
  'password-wrong': {
    status: 422,
    title: 'This password does not open the PDF',
    hint: 'Type it again: capitals and small letters are not the same, and spaces count.',
  },
  'password-lost': {
    status: 422,
    title: 'The password of the PDF is no longer known',
    hint: 'Give it again. SECRET_KEY, which kept it safe until the PDF was read, was changed on the server meanwhile.',
  },
  'pdf-broken': {
    status: 422,
    title: 'The PDF is damaged and cannot be read',
    hint: 'It may have been cut off on its way. Download or export it again and upload that.',
  },
  'pdf-no-text': {
    status: 422,
    title: 'There is no text in this PDF',
    hint: 'It probably holds pictures of pages. Run text recognition (OCR) over it and upload the result.',
  },
  'no-such-chapter': {
    status: 422,
    title: 'The book has none of the chapters that were asked for',
    hint: 'Choose again: the "chapters" of the audiobook lists those that there are.',
  },
  'pdf-too-many-pages': {
    status: 422,
    title: 'The PDF has too many pages',
    hint: 'Split it, or raise MAX_PAGES on the server.',
  },
  'pdf-too-complex': {
    status: 422,
    title: 'The PDF needs more memory than there is',
    hint: 'Print it to a new, simpler PDF, or give the server more memory.',
  },
  'pdf-timeout': {
    status: 422,
    title: 'Reading the PDF took too long',
    hint: 'Print it to a new, simpler PDF and upload that.',
  },
  'extraction-crashed': {
    status: 422,
    title: 'Reading the PDF failed repeatedly',
    hint: 'Print it to a new PDF and upload that. If it fails again, report it with the log of this time.',
  },
  'crashed-the-worker': {
    status: 422,
    title: 'The program fell over this audiobook, and set it aside',
    hint: 'Other audiobooks go on. Print the PDF to a new one and upload that; please report it with the log of this time.',
  },
  'source-missing': {
    status: 410,
    title: 'The uploaded file is gone from storage',
    hint: 'Upload it again. On a server without a persistent disk or object storage, files vanish with a deploy.',
  },
  'speech-rejected': {
    status: 422,
    title: 'The speech engine refused a part of the text',
    hint: 'Choose another voice, or report the passage that is quoted.',
  },
  'speech-unavailable': {
    status: 503,
    title: 'The speech engine could not be reached',
    hint: 'Try again later.',
  },
  'speech-quota': {
    status: 503,
    title: 'The quota of the speech service is used up for now',
    hint: 'The book goes on by itself when the service takes calls again.',
  },
  'speech-setup': {
    status: 503,
    title: 'Speech cannot be bought just now',
    hint: 'Whoever runs this server has to put its speech settings or account right; the book then goes on by itself.',
  },
  'speech-gone': {
    status: 503,
    title: 'The voice has been away for long',
    hint: 'The book waits, and goes on by itself when its speech service works again. Whoever runs this server can look after it.',
  },
  'speech-uncertain': {
    status: 502,
    title: 'The speech service gave no answer too often',
    hint: 'Upload the PDF again later; what is spoken already costs nothing again. MAX_UNCERTAIN_RETRIES on the server sets the limit.',
  },
  'cost-limit': {
    status: 422,
    title: 'The audiobook would cost more than is allowed',
    hint: 'Choose a cheaper voice or a shorter PDF, or raise MAX_BOOK_COST_USD on the server.',
  },
  budget: {
    status: 429,
    title: 'The budget is used up',
    hint: 'The book goes on by itself when there is room again. GET /v1/usage says what is left.',
  },
  'over-budget': {
    status: 422,
    title: 'The audiobook would pass the budget',
    hint: 'Choose a cheaper voice or a shorter PDF, or raise the limit on the server. GET /v1/usage says what is left.',
  },
  'assembly-failed': {
    status: 500,
    title: 'The audio could not be put together',
    hint: 'Upload the PDF again. If it fails again, report it with the log of this time.',
  },
  'm4b-failed': {
    status: 500,
    title: 'The M4B could not be made',
    hint: 'Take the MP3, which has the same sound and chapters. Ask again in five minutes; if it fails again, report it with the log of this time.',
  },
  'too-many-m4bs': {
    status: 429,
    title: 'Too many M4Bs are being made for this account',
    hint: 'Try again when one is ready. MAX_BOOKS_WAITING on the server sets the limit.',
  },
  // Sending to an Audiobookshelf server
  'no-audiobookshelf': {
    status: 409,
    title: 'There is no Audiobookshelf server to send to',
    hint: 'Whoever runs this server names one with AUDIOBOOKSHELF_URL and AUDIOBOOKSHELF_TOKEN.',
  },
  'audiobookshelf-away': {
    status: 502,
    title: 'The Audiobookshelf server cannot be reached',
    hint: 'It is tried again by itself for a day; send it again to try now. Whoever runs this server can look whether the other one runs, and whether AUDIOBOOKSHELF_URL leads there.',
  },
  'audiobookshelf-refused': {
    status: 502,
    title: 'The Audiobookshelf server did not take the audiobook',
    hint: 'Whoever runs this server can look whether AUDIOBOOKSHELF_URL, AUDIOBOOKSHELF_TOKEN and AUDIOBOOKSHELF_LIBRARY are right, and whether the user of the token may upload; then send it again.',
  },
  'audiobookshelf-taken': {
    status: 409,
    title: 'The Audiobookshelf server has another audiobook of this name',
    hint: 'Rename this one, or delete the one there; then send it again.',
  },
  'disk-full': {
    status: 507,
    title: 'The disk is full',
    hint: 'Free some space or delete audiobooks that are no longer needed, then try again.',
  },
  // The service itself
  'service-unavailable': {
    status: 503,
    title: 'The service is not available just now',
    hint: 'Try again after the time in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on the server',
    hint: 'Try again; if it persists, report the request id.',
  },
} as const satisfies Record<string, { status: number; title: string; hint: string }>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export interface AppErrorOptions {
  /** What exactly happened this time, for people; no secret, no stack. */
  detail?: string;
  /** The request field that is at fault. */
  field?: string;
  /** The values that would have been accepted. */
  allowed?: readonly string[];
  cause?: unknown;
}

/** An error that is meant for the user. Everything else that is thrown is a bug or an outage. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly field: string | undefined;
  readonly allowed: readonly string[] | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? ERROR_CATALOGUE[code].title, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.field = options.field;
    this.allowed = options.allowed;
  }
}

/** RFC 9457 problem details, with a stable `code` and a `hint`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  hint: string;
  detail?: string;
  field?: string;
  allowed?: readonly string[];
}

export function toProblem(error: AppError): Problem {
  const entry = ERROR_CATALOGUE[error.code];
  return {
    type: `/docs#${error.code}`,
    title: entry.title,
    status: entry.status,
    code: error.code,
    hint: entry.hint,
    ...(error.detail !== undefined && { detail: error.detail }),
    ...(error.field !== undefined && { field: error.field }),
    ...(error.allowed !== undefined && { allowed: error.allowed }),
  };
}
