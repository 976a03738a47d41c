import { editionChanges, estimate } from '../answers.ts';
import { book, bookList } from '../book.ts';
import type { Answer, Call } from '../call.ts';
import { fileAnswers } from '../file-answers.ts';
import { coverQuery, listQuery } from '../queries.ts';
import {
  bookChange,
  confirmRequest,
  estimateRequest,
  idempotencyKey,
  narrateRequest,
  upload,
} from '../requests.ts';

const ID = 'http://localhost:10000/v1/audiobooks/$ID';

const accepted = (summary: string): Answer => ({
  summary,
  type: 'application/json',
  schema: book,
  headers: { Location: 'The address of the book.' },
});

const steered = (summary: string): Answer => ({ summary, type: 'application/json', schema: book });

export const bookCalls: readonly Call[] = [
  {
    method: 'POST',
    path: '/v1/audiobooks',
    summary: 'Turns a PDF into an audiobook.',
    notes: [
      'Send the PDF as `file`, and what you choose in fields before or after it. What isn’t sent or is blank is left to the program.',
      'A PDF that can’t be opened without its `password` is refused at once where there is none or another one. Where that can’t be told in a few seconds, the book is accepted, and fails for the same reason later.',
      'Answers as soon as the file is safely stored. From then on the book is made, or fails with a reason, whatever happens to this service.',
      'With an `Idempotency-Key` the request can be repeated: the same key with the same file and fields answers with the same book and `Idempotency-Replayed: true`; with others, 409.',
    ],
    access: 'account',
    headers: {
      'Idempotency-Key': idempotencyKey.optional().describe('Any text of your own for this request.'),
    },
    body: {
      type: 'multipart/form-data',
      schema: upload,
    },
    answers: {
      202: accepted('The book, queued.'),
    },
    problems: [
      'missing-file',
      'too-many-files',
      'not-a-pdf',
      'empty-file',
      'file-too-large',
      'pdf-encrypted',
      'password-wrong',
      'idempotency-conflict',
      'speech-unavailable',
      'voice-too-dear',
      'too-many-books',
      'disk-full',
    ],
    example:
      'curl -F file=@book.pdf -F speed=1.1 -H "Idempotency-Key: $(uuidgen)" http://localhost:10000/v1/audiobooks',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks',
    summary: 'Lists audiobooks.',
    access: 'account',
    query: listQuery,
    answers: { 200: { summary: 'A page of them.', type: 'application/json', schema: bookList } },
    problems: ['unknown-field'],
    example: '{ "audiobooks": [ … ], "nextCursor": null }',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id',
    summary: 'One audiobook.',
    notes: [
      '`status` goes from `queued` over `extracting`, `narrating` and `assembling` to `ready`; a book whose price is to be confirmed is `awaiting_confirmation` before it is narrated. Chapter times are known when it is ready.',
    ],
    access: 'account',
    answers: { 200: { summary: 'The book.', type: 'application/json', schema: book } },
    example: `{ "id": "0b6f…", "title": "The Time Machine", "status": "narrating", "queuePosition": null,
  "progress": { "fraction": 0.42, "segmentsDone": 21, "segmentsTotal": 50, "pagesRead": 24, "secondsSpoken": 402.1, "etaSeconds": 31 },
  "pages": 24, "leftOutShare": 0.012, "warnings": [], "unreadablePages": [], "characters": 81234, "language": "en", "voice": "en-us", "speakers": [], "speed": 1,
  "choices": { "include": [], "passages": {}, "chapters": null, "voice": null, "voices": {}, "fallbackVoice": null, "language": null, "confirm": false, "ahead": null }, "needsPassword": false,
  "cost": { "estimatedUsd": 0, "spentUsd": 0, "uncertainCalls": 0, "uncertainCharacters": 0, "uncertainUsd": 0 },
  "confirmation": null,
  "chapters": [ { "index": 0, "title": "Introduction", "included": true, "startSeconds": null, "durationSeconds": null } ],
  "durationSeconds": null, "audio": { "mp3": null, "m4b": null }, "m4b": null, "push": null, "audioDoubts": [], "position": null, "cover": null, "error": null, "waiting": null, "editionOf": null,
  "createdAt": "2026-01-31T12:00:00.000Z", "updatedAt": "2026-01-31T12:00:09.000Z", "completedAt": null }`,
  },
  {
    method: 'PATCH',
    path: '/v1/audiobooks/:id',
    summary: 'Changes what was chosen, and narrates the book anew with it.',
    notes: [
      'What isn’t sent stays; `null` leaves it to the program again. Only what isn’t spoken yet is bought, and the audio that there is stays until the new one is ready.',
      '`passages` turns what became of single passages that `/text` lists in `removed`: `{ "passages": { "8-cbde876b14e26a71": "read" } }`. They stay in that list as `wanted` or `unwanted`.',
      '`confirm`, `ahead` and `fallbackVoice` alone change how the book goes on, and start nothing anew.',
      'For anything else the PDF is read again. A book that says `needsPassword` takes the `password` along with the change.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: bookChange },
    answers: {
      200: { summary: 'Nothing is made anew.', type: 'application/json', schema: book },
      202: accepted('The book, queued.'),
    },
    problems: ['speech-unavailable', 'voice-too-dear', 'too-many-changes', 'pdf-encrypted', 'password-wrong'],
    example: `curl -X PATCH -H "Content-Type: application/json" -d '{ "chapters": "2-9", "include": ["footnotes"], "chapterTitles": { "2": "The Harbour" } }' ${ID}`,
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/narrate',
    summary: 'Narrates a book anew.',
    notes: [
      'After its pronunciations or those of the account have changed, or when it failed for a reason that is gone. Buys as `PATCH` does, and takes the `password` as it does.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: narrateRequest, isOptional: true },
    answers: { 202: accepted('The book, queued.') },
    problems: ['voice-too-dear', 'too-many-changes', 'pdf-encrypted', 'password-wrong'],
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/estimate',
    summary: 'What a change would buy, before it is made.',
    notes: ['Send what `PATCH` takes, and as `rules` the pronunciations. Nothing is changed or bought.'],
    access: 'account',
    body: { type: 'application/json', schema: estimateRequest },
    answers: { 200: { summary: 'The most that it can be.', type: 'application/json', schema: estimate } },
    problems: ['speech-unavailable', 'text-replaced'],
    example: `{ "characters": 4012, "usd": 0.064192, "seconds": 239, "unknownChapters": 0,
  "pronunciations": { "sentences": 12, "examples": [ { "written": "He wrote SQL.", "spoken": "He wrote sequel." } ] } }`,
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/confirm',
    summary: 'Begins the narration of a book that waits for your yes.',
    notes: [
      'A book waits as `awaiting_confirmation` when it was sent with `confirm`, or when the owner of the service has made it the rule (`CONFIRM_SPENDING`). Until then nothing is bought or set aside for it, and it can be changed, cancelled or deleted.',
      'Name the `revision` that stands in the book’s `confirmation`, beside the price: a book that was changed since has another one, and the answer is 409. The same confirmation can be sent again.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: confirmRequest },
    answers: { 200: steered('The book, which goes on.') },
    problems: ['confirmation-outdated', 'wrong-status'],
    example: `curl -X POST -H "Content-Type: application/json" -d '{ "revision": 1 }' ${ID}/confirm`,
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/pause',
    summary: 'Pauses an unfinished book.',
    notes: [
      'Once this is answered nothing more is bought, except by calls that are under way, whose speech is kept. `waiting` says `paused` until the book goes on with `/resume`. What is set aside for it stays set aside.',
    ],
    access: 'account',
    answers: { 200: steered('The book, paused.') },
    problems: ['wrong-status'],
    example: `curl -X POST ${ID}/pause`,
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/resume',
    summary: 'Lets a paused book go on where it was.',
    access: 'account',
    answers: { 200: steered('The book, which goes on.') },
    problems: ['wrong-status'],
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/cancel',
    summary: 'Stops an unfinished book for good.',
    notes: [
      'What is set aside for it is given back. What is spoken by then stays bought: `/narrate` makes the book anew, and buys only the rest.',
    ],
    access: 'account',
    answers: { 200: steered('The book, cancelled.') },
    problems: ['wrong-status'],
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/changes',
    summary: 'What changed in a new edition.',
    notes: [
      'Of a book that was sent with `editionOf`: its sentences against those of the earlier one, in order, as soon as both are read. What was moved counts as removed and added.',
      '`characters` and `usd` are of the speech that the earlier edition hasn’t; the rest isn’t bought again.',
    ],
    access: 'account',
    answers: { 200: { summary: 'By chapter.', type: 'application/json', schema: editionChanges } },
    problems: ['no-edition', 'not-read-yet', 'too-long-to-compare'],
    example: `{ "editionOf": "0b6f…", "sentences": { "same": 4012, "changed": 12, "added": 30, "removed": 4 }, "characters": 5210, "usd": 0.0834,
  "chapters": [ { "index": 3, "title": "The Harbour", "same": 180, "changed": 1, "added": 0, "removed": 0, "examples": [ { "before": "He had two boats.", "after": "He had three boats." } ] } ] }`,
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/push',
    summary: 'Sends a finished book to the Audiobookshelf server.',
    notes: [
      'Whoever runs the service names that server; see docs/AUDIOBOOKSHELF.md. The book is sent in the background, and tried again for a day; `push` says how far it is. What lies there already isn’t sent twice.',
    ],
    access: 'account',
    answers: {
      202: { summary: 'The book, which is going to be sent.', type: 'application/json', schema: book },
    },
    problems: ['no-audiobookshelf', 'audio-not-ready', 'audio-unavailable', 'too-many-changes'],
    example: `curl -X POST ${ID}/push`,
  },
  {
    method: 'DELETE',
    path: '/v1/audiobooks/:id',
    summary: 'Deletes an audiobook and its files, and stops all work on it.',
    access: 'account',
    answers: { 204: { summary: 'It is gone.' } },
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/cover',
    summary: 'The cover, as a JPEG.',
    notes: [
      'Each book gets one when its PDF is read: its first page, where that looks like a cover, or else one with its title and author.',
    ],
    access: 'account',
    query: coverQuery,
    answers: fileAnswers('The picture.', 'image/jpeg'),
    problems: ['cover-not-ready', 'range-not-satisfiable'],
    example: `curl -fLOJ "${ID}/cover?size=square"`,
  },
  {
    method: 'PUT',
    path: '/v1/audiobooks/:id/cover',
    summary: 'Gives a book another cover.',
    notes: [
      'Send the picture itself: a JPEG, PNG or WebP of at most 10 MB and 16 million pixels. Finished audio, which has the cover in it, is put together anew; what there is stays until then.',
    ],
    access: 'account',
    body: { type: 'image/*' },
    answers: { 204: { summary: 'It has it.' } },
    problems: ['not-a-picture', 'picture-broken', 'picture-too-large', 'too-many-changes', 'disk-full'],
    example: `curl -T cover.jpg ${ID}/cover`,
  },
  {
    method: 'DELETE',
    path: '/v1/audiobooks/:id/cover',
    summary: 'Takes a cover that was sent away again: the book has its own one back.',
    access: 'account',
    answers: { 204: { summary: 'It is gone.' } },
  },
];
