import type { ErrorCode } from '../../errors.ts';
import type { Call } from '../call.ts';
import { fileAnswers } from '../file-answers.ts';
import { createdFeed, feedList, newFeed, podcastChapters } from '../feeds.ts';

const FEED = 'http://localhost:10000/feeds/$TOKEN';
const byLink: readonly ErrorCode[] = ['feed-not-found', 'feed-revoked'];

/** Podcast feeds of one's own. */
export const feedCalls: readonly Call[] = [
  {
    method: 'GET',
    path: '/v1/feeds',
    summary: 'The podcast feeds of the account.',
    notes: ['Without their addresses, which nobody knows but the apps that have them.'],
    access: 'account',
    answers: { 200: { summary: 'All of them.', type: 'application/json', schema: feedList } },
    example:
      '{ "feeds": [ { "id": "5f0c…", "name": "Phone", "book": null, "createdAt": "2026-01-31T12:00:00.000Z", "usedAt": null } ] }',
  },
  {
    method: 'POST',
    path: '/v1/feeds',
    summary: 'Makes a podcast feed.',
    notes: [
      'One of the account has every finished audiobook as an episode, one of a book its chapters, which appear while they are narrated. Whoever has its address can listen; it holds until it is revoked.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: newFeed },
    answers: { 201: { summary: 'The feed.', type: 'application/json', schema: createdFeed } },
    problems: ['book-not-found'],
    example: `curl -H "Content-Type: application/json" -d '{ "name": "Phone" }' http://localhost:10000/v1/feeds`,
  },
  {
    method: 'DELETE',
    path: '/v1/feeds/:feed',
    summary: 'Revokes a feed: its address leads nowhere from now on.',
    access: 'account',
    answers: { 204: { summary: 'It is revoked.' } },
    problems: ['feed-not-found'],
  },
  {
    method: 'GET',
    path: '/feeds/:token.xml',
    summary: 'A feed, for podcast apps.',
    notes: [
      'RSS 2.0 with the namespaces of Apple and of Podcasting 2.0. The addresses in it need nothing else, either, and end with it.',
    ],
    access: 'everybody',
    answers: { 200: { summary: 'The feed.', type: 'application/rss+xml' } },
    problems: [...byLink, 'book-not-found'],
    example: `curl ${FEED}.xml`,
  },
  {
    method: 'GET',
    path: '/opds/:token',
    summary: 'A catalogue of the finished books in a feed, for the apps of e-readers.',
    notes: ['OPDS 1.2: each book as an EPUB with its voice, and as an MP3. Revoked with the feed.'],
    access: 'everybody',
    answers: { 200: { summary: 'The catalogue.', type: 'application/atom+xml' } },
    problems: byLink,
    example: 'curl http://localhost:10000/opds/$TOKEN',
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/book.epub',
    summary: 'Text and voice of a book in it.',
    access: 'everybody',
    answers: { 200: { summary: 'The book.', type: 'application/epub+zip' } },
    problems: [...byLink, 'audio-not-ready'],
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/audio.mp3',
    summary: 'The audio of an episode that is a book.',
    access: 'everybody',
    answers: {
      ...fileAnswers('The file.', 'audio/mpeg'),
      302: { summary: 'The file is in the store.', headers: { Location: 'Where.' } },
    },
    problems: [...byLink, 'audio-not-ready', 'audio-unavailable', 'range-not-satisfiable'],
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/cover.jpg',
    summary: 'Its cover, a square.',
    access: 'everybody',
    answers: fileAnswers('The picture.', 'image/jpeg'),
    problems: [...byLink, 'cover-not-ready', 'range-not-satisfiable'],
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/chapters.json',
    summary: 'Its chapters.',
    access: 'everybody',
    answers: {
      200: { summary: 'The chapters.', type: 'application/json+chapters', schema: podcastChapters },
    },
    problems: byLink,
    example: '{ "version": "1.2.0", "chapters": [ { "startTime": 0, "title": "Introduction" } ] }',
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/audio.vtt',
    summary: 'Its transcript.',
    access: 'everybody',
    answers: { 200: { summary: 'The subtitles.', type: 'text/vtt' } },
    problems: [...byLink, 'audio-not-ready'],
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/chapters/:chapter.mp3',
    summary: 'The audio of an episode that is a chapter, counted from 1.',
    access: 'everybody',
    answers: fileAnswers('The chapter.', 'audio/mpeg'),
    problems: [...byLink, 'not-found', 'audio-not-ready', 'range-not-satisfiable'],
  },
  {
    method: 'GET',
    path: '/feeds/:token/:id/chapters/:chapter.vtt',
    summary: 'The transcript of a chapter.',
    access: 'everybody',
    answers: { 200: { summary: 'The subtitles.', type: 'text/vtt' } },
    problems: [...byLink, 'not-found', 'audio-not-ready'],
  },
];
