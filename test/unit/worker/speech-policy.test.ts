import { expect, test } from 'vitest';
import { SPEECH_POLICY } from '../../../src/worker/speech-policy.ts';

const kinds = Object.entries(SPEECH_POLICY);

test('only what may have been charged is counted as uncertain', () => {
  const uncertain = kinds.filter(([, { outcome }]) => outcome === 'uncertain').map(([kind]) => kind);
  expect(uncertain).toEqual(['uncertain', 'reply-too-large']);
});

test('a book fails over its own text and over nothing else', () => {
  const failing = kinds.filter(([, { next }]) => next.step === 'fail' || next.step === 'split');
  expect(failing.map(([kind]) => kind)).toEqual(['sentence-too-long', 'reply-too-large', 'rejected']);
  expect(failing.every(([, { shows }]) => shows === 'speech-rejected')).toBe(true);
});

test('an account that does not work is asked again rarely', () => {
  expect(SPEECH_POLICY.setup.next).toEqual({ step: 'later', delayMs: 60_000 });
});
