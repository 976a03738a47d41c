import { bookText, manifest } from '../answers.ts';
import { m4bProgress } from '../book.ts';
import type { Call } from '../call.ts';
import { fileAnswers } from '../file-answers.ts';
import { bookmark, bookmarkList, newBookmark, newPosition, keptPosition } from '../listening.ts';
import { audioQuery, liveQuery, manifestQuery, textQuery } from '../queries.ts';

const ID = 'http://localhost:10000/v1/audiobooks/$ID';

/** What a book can be heard and read by. */
export const listeningCalls: readonly Call[] = [
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/events',
    summary: 'Follows an audiobook by server-sent events.',
    notes: [
      'Sends `book` with the JSON of the book, at once and after each change, and `deleted` when it is gone; ends at a final state. Comes back where it was with `Last-Event-ID`.',
    ],
    access: 'account',
    answers: {
      200: { summary: 'The events.', type: 'text/event-stream' },
      204: { summary: 'The end of it has been seen already.' },
    },
    example: `curl -N ${ID}/events`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/audio.mp3',
    summary: 'The finished audio, with chapters.',
    notes: [
      'With ranges, `ETag` and a file name; or a redirect to the file store. Follow redirects.',
      'The `audio.mp3` of a book’s JSON is this address; where tokens are needed, with a signature that any player can come in with, see above.',
    ],
    access: 'account',
    query: audioQuery,
    answers: {
      ...fileAnswers('The file.', 'audio/mpeg'),
      302: { summary: 'The file is in the store.', headers: { Location: 'Where.' } },
    },
    problems: ['audio-not-ready', 'audio-unavailable', 'range-not-satisfiable'],
    example: `curl -fLOJ "${ID}/audio.mp3?download"`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/audio.m4b',
    summary: 'The finished audio as an M4B: AAC with chapters, cover and tags, for audiobook players.',
    notes: [
      'It is made when it is asked for first, with the processor time that nothing else needs: about a minute and a half for an hour of audio. Until then the answer is 202; ask again after `Retry-After`, or follow `m4b` in the book’s JSON. A failure is forgotten after five minutes.',
      'Another title, chapters or cover make another one necessary.',
    ],
    access: 'account',
    query: audioQuery,
    answers: {
      ...fileAnswers('The file.', 'audio/mp4'),
      202: {
        summary: 'It is being made.',
        type: 'application/json',
        schema: m4bProgress,
        headers: { 'Retry-After': 'When to ask again, in seconds.' },
      },
      302: { summary: 'The file is in the store.', headers: { Location: 'Where.' } },
    },
    problems: [
      'audio-not-ready',
      'audio-unavailable',
      'm4b-failed',
      'too-many-m4bs',
      'disk-full',
      'range-not-satisfiable',
    ],
    example: `curl -fLOJ "${ID}/audio.m4b?download"`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/chapters.zip',
    summary: 'The finished audio as an MP3 a chapter, in one ZIP.',
    notes: ['Put together while it is sent: with its length, without ranges.'],
    access: 'account',
    answers: { 200: { summary: 'The archive.', type: 'application/zip' } },
    problems: ['audio-not-ready'],
    example: `curl -fLOJ ${ID}/chapters.zip`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/book.epub',
    summary:
      'Text and voice in one file: an EPUB 3 whose words or sentences are highlighted while they are heard.',
    notes: ['Put together while it is sent. Times as in the manifest.'],
    access: 'account',
    answers: { 200: { summary: 'The book.', type: 'application/epub+zip' } },
    problems: ['audio-not-ready'],
    example: `curl -fLOJ ${ID}/book.epub`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/live.mp3',
    summary: 'Listens while the book is still being narrated.',
    notes: [
      'Starts with the first sentence as soon as it is spoken and ends with the book; no ranges. A player whose line was cut goes on with `from`: `secondsSpoken` of the progress says how far it may go.',
    ],
    access: 'account',
    query: liveQuery,
    answers: {
      200: { summary: 'The narration, as it is made.', type: 'audio/mpeg' },
      302: { summary: 'The finished audio is there.', headers: { Location: 'Its address.' } },
    },
    problems: ['audio-unavailable', 'range-not-satisfiable'],
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/text',
    summary: 'What is read, by chapter and sentence, and what was left out, with the reason.',
    notes: ['With `chapter`, what was left out on the pages of that chapter.'],
    access: 'account',
    query: textQuery,
    answers: { 200: { summary: 'The text.', type: 'application/json', schema: bookText } },
    example: `{ "id": "0b6f…", "title": "The Time Machine", "language": "en", "complete": true,
  "chapters": [ { "index": 0, "title": "Introduction", "included": true, "paragraphs": [
    { "page": 7, "kind": "heading", "firstSentence": 0, "sentences": ["Introduction"] },
    { "page": 7, "kind": "text", "firstSentence": 1, "sentences": ["The Time Traveller was expounding.", …] } ] } ],
  "removed": [ { "page": 8, "kind": "header", "step": "furniture", "text": "The Time Machine", "passage": "8-cbde876b14e26a71" } ] }`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/text.txt',
    summary: 'What is read, as a plain text to save.',
    access: 'account',
    answers: { 200: { summary: 'The text.', type: 'text/plain' } },
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/manifest',
    summary: 'Which sentence is spoken in which segment, and where that is in the audio.',
    notes: [
      'Times are known as soon as all before them is spoken; those of segments are measured. Where the engine says when it speaks each word (espeak-ng and Kokoro do), those of sentences are measured, too, and `words=true` adds those of words; else the sentences in a segment are estimated by their lengths.',
    ],
    access: 'account',
    query: manifestQuery,
    answers: { 200: { summary: 'The manifest.', type: 'application/json', schema: manifest } },
    example: `{ "id": "0b6f…", "status": "ready", "durationSeconds": 12211.4, "sentences": 2981, "complete": true, "times": "…",
  "segments": [ { "position": 0, "chapter": 0, "stored": true, "startSeconds": 0, "durationSeconds": 3.2, "spoken": "…", "voice": "en-us",
    "sentences": [ { "number": 0, "text": "Introduction", "startSeconds": 0, "endSeconds": 1.1 }, … ] } ] }`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/audio.vtt',
    summary: 'The sentences as subtitles (WebVTT) of the finished audio.',
    notes: ['Times as in the manifest, within a cue those of its words.'],
    access: 'account',
    answers: { 200: { summary: 'The subtitles.', type: 'text/vtt' } },
    problems: ['audio-not-ready'],
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/audio.srt',
    summary: 'The same subtitles as SRT.',
    access: 'account',
    answers: { 200: { summary: 'The subtitles.', type: 'application/x-subrip' } },
    problems: ['audio-not-ready'],
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/position',
    summary: 'Where its listener is.',
    access: 'account',
    answers: { 200: { summary: 'The place.', type: 'application/json', schema: keptPosition } },
    example: '{ "position": { "seconds": 61.2, "updatedAt": "2026-01-31T12:00:00.000Z" } }',
  },
  {
    method: 'PUT',
    path: '/v1/audiobooks/:id/position',
    summary: 'Keeps the place.',
    notes: [
      'Of several devices the one that was listened to last has the say: a place that was heard earlier than the one that is kept changes nothing, and the answer is the one that is kept. So what was heard without a connection can be sent later.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: newPosition },
    answers: { 200: { summary: 'What is kept.', type: 'application/json', schema: keptPosition } },
    example: `curl -X PUT -H "Content-Type: application/json" -d '{ "seconds": 61.2 }' ${ID}/position`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/bookmarks',
    summary: 'The bookmarks in a book, in its order.',
    access: 'account',
    answers: { 200: { summary: 'All of them.', type: 'application/json', schema: bookmarkList } },
    example:
      '{ "bookmarks": [ { "id": "5f0c…", "seconds": 812.4, "note": "Look this up", "createdAt": "2026-01-31T12:00:00.000Z" } ] }',
  },
  {
    method: 'PUT',
    path: '/v1/audiobooks/:id/bookmarks/:bookmark',
    summary: 'Adds a bookmark, or changes it.',
    notes: ['Its id is a UUID of your own.'],
    access: 'account',
    body: { type: 'application/json', schema: newBookmark },
    answers: { 200: { summary: 'The bookmark.', type: 'application/json', schema: bookmark } },
    example: `curl -X PUT -H "Content-Type: application/json" -d '{ "seconds": 812.4, "note": "Look this up" }' ${ID}/bookmarks/$(uuidgen)`,
  },
  {
    method: 'DELETE',
    path: '/v1/audiobooks/:id/bookmarks/:bookmark',
    summary: 'Removes a bookmark.',
    access: 'account',
    answers: { 204: { summary: 'It is gone.' } },
    problems: ['invalid-parameter'],
  },
];
