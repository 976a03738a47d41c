import { expect, test } from 'vitest';
import { normalizeText } from '../../../src/pdf/page/normalize.ts';

test.each([
  ['ligatures become letters', 'e\ufb03cient \ufb01eld \ufb02ow', 'efficient field flow'],
  ['Arabic presentation forms become letters', '\ufedf\ufe8e', '\u0644\u0627'],
  ['fractions, powers and quotes stay', '½ x² “so” ‘it’ … №', '½ x² “so” ‘it’ … №'],
  ['letters and their accents are one', 'e\u0301', 'é'],
  ['a grave accent over a space is a quote', 'the \u0300 stable’ and e\u0300', 'the ‘stable’ and è'],
  ['soft hyphens inside go', 'co\u00adop\u00aderate', 'cooperate'],
  ['a soft hyphen at the end stays for the joining of lines', 'coop\u00ad', 'coop\u00ad'],
  ['odd spaces are spaces', 'a\u00a0b\u2009c\u3000d\te', 'a b c d e'],
  ['zero-width spaces, marks and controls go', '\ufeffa\u200bb\u200e\u0000c\u0007', 'abc'],
  ['signs of codes stay in words', 'o\u{f0003}ce', 'o\u{f0003}ce'],
  ['and are what they seem elsewhere', 'x = \u{f0041}, \u{fff0b}, א\u{f00a4}', 'x = A, , א¤'],
  ['what stretches Arabic words goes', '\u0640 محاضــــرات \u0640', ' محاضرات '],
  ['joiners stay: Persian and emoji need them', 'می\u200cخواهم 👩\u200d👩', 'می\u200cخواهم 👩\u200d👩'],
])('%s', (_name, given, wanted) => {
  expect(normalizeText(given)).toBe(wanted);
});
