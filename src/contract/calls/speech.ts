import type { ErrorCode } from '../../errors.ts';
import { voiceList } from '../answers.ts';
import type { Answer, Call } from '../call.ts';
import { fileAnswers } from '../file-answers.ts';
import { modelList, serverVoices, speechRequest } from '../openai.ts';
import { pronunciations } from '../pronunciations.ts';
import { sampleQuery } from '../queries.ts';

const rules: Answer = { summary: 'The rules.', type: 'application/json', schema: pronunciations };

/** What may keep speech from being had at once. */
const SPEECH_PROBLEMS = [
  'too-much-speech',
  'speech-budget',
  'cost-limit',
  'speech-rejected',
  'speech-unavailable',
  'speech-quota',
  'speech-setup',
  'speech-uncertain',
  'budget',
  'over-budget',
  'disk-full',
] as const satisfies readonly ErrorCode[];

/** How words are said, and who says them. */
export const speechCalls: readonly Call[] = [
  {
    method: 'GET',
    path: '/v1/pronunciations',
    summary: 'How words are to be spoken in all your books.',
    access: 'account',
    answers: { 200: rules },
    example: '{ "rules": [ { "match": "SQL", "spoken": "sequel", "caseSensitive": true } ] }',
  },
  {
    method: 'PUT',
    path: '/v1/pronunciations',
    summary: 'Replaces these rules.',
    notes: [
      'New books use them at once. A book that is there is narrated anew only when it is told to, by `POST /v1/audiobooks/:id/narrate`, which buys no more than the segments in which something changed.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: pronunciations },
    answers: { 200: rules },
    problems: ['too-many-changes'],
    example:
      'curl -X PUT -H "Content-Type: application/json" -d \'{ "rules": [ { "match": "Tolkien*", "spoken": "Tolkeen*" } ] }\' http://localhost:10000/v1/pronunciations',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/pronunciations',
    summary: 'The rules of one book, which come before those of the account.',
    access: 'account',
    answers: { 200: rules },
  },
  {
    method: 'PUT',
    path: '/v1/audiobooks/:id/pronunciations',
    summary: 'Replaces the rules of one book.',
    notes: ['As for the account.'],
    access: 'account',
    body: { type: 'application/json', schema: pronunciations },
    answers: { 200: rules },
    problems: ['too-many-changes'],
  },
  {
    method: 'GET',
    path: '/v1/voices',
    summary: 'The voices that can be chosen.',
    access: 'account',
    answers: { 200: { summary: 'All of them.', type: 'application/json', schema: voiceList } },
    problems: ['speech-unavailable'],
    example:
      '{ "voices": [ { "id": "en-us", "name": "English (America)", "languages": ["en-US"], "family": "espeak",\n    "gender": null, "usdPerMillionCharacters": 0 } ],\n  "offlineVoices": [ { "id": "espeak:en-us", "name": "English (America)", "languages": ["en-US"] } ], "defaultVoice": null }',
  },
  {
    method: 'GET',
    path: '/v1/voices/:voice/sample.mp3',
    summary: 'A few seconds of a voice, to be heard before it is chosen.',
    notes: [
      'It is spoken when it is asked for first, before what books wait for, and kept: the same sample costs nothing again, and the beginning of a book costs nothing again when the book is narrated by that voice at that speed. It is paid and counted like any other speech. The pronunciations of the account hold.',
    ],
    access: 'account',
    query: sampleQuery,
    answers: fileAnswers('The sound.', 'audio/mpeg'),
    problems: [
      'cross-site-request',
      'voice-not-found',
      'voice-too-dear',
      'book-not-found',
      ...SPEECH_PROBLEMS,
      'range-not-satisfiable',
    ],
    example: 'curl -fo sample.mp3 "http://localhost:10000/v1/voices/en-gb/sample.mp3?speed=1.25"',
  },
  {
    method: 'POST',
    path: '/v1/audio/speech',
    summary: 'Speaks a text, as OpenAI’s call of this name does.',
    notes: [
      'For programs that speak to such servers: give them the address of this service with `/v1` at its end, and a token as the key. Bought once, counted and limited like all speech here; the pronunciations of the account hold.',
      'The answer comes when all of the text is spoken, with its length. `instructions` and other fields that aren’t named here are ignored.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: speechRequest },
    errors: 'openai',
    answers: { 200: { summary: 'The sound, as MP3 or WAV.', type: 'audio/mpeg' } },
    problems: ['voice-not-found', 'voice-too-dear', ...SPEECH_PROBLEMS],
    example:
      'curl -fo hello.mp3 -H "Content-Type: application/json" -d \'{ "model": "tandem", "voice": "en-gb", "input": "Hello there." }\' http://localhost:10000/v1/audio/speech',
  },
  {
    method: 'GET',
    path: '/v1/audio/voices',
    summary: 'The voices for it, as other servers list them.',
    access: 'account',
    errors: 'openai',
    answers: { 200: { summary: 'All of them.', type: 'application/json', schema: serverVoices } },
    problems: ['speech-unavailable'],
  },
  {
    method: 'GET',
    path: '/v1/models',
    summary: 'The names that can be given as its `model`.',
    access: 'account',
    errors: 'openai',
    answers: { 200: { summary: 'All of them.', type: 'application/json', schema: modelList } },
  },
];
