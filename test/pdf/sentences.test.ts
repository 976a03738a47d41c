import { describe, expect, test } from 'vitest';
import { createSentenceSplitter } from '../../src/pdf/sentences.ts';

/** Each is one paragraph; `|` stands where a sentence must end, and nowhere else. */
const CASES: [string, string][] = [
  ['en', 'Mr. Smith went to Washington.|He met Dr. Jones and Mrs. Lowell.'],
  ['en', 'J. R. R. Tolkien wrote it.|C. S. Lewis read it.'],
  ['en', 'It costs 3.50 dollars, i.e. nothing.|Version 2.4.5 is out.'],
  ['en', 'They sold apples, pears, etc. at the market.|Then they left.'],
  ['en', 'The meeting is at 5 p.m. on Friday.|Come early.'],
  ['en', '“Where are you?” she asked.|“Here!” he said.'],
  ['en', 'He said: “I will go.”|Then he went.'],
  ['en', 'He paused . . . and went on.|Then nothing.'],
  ['en', 'He paused… and went on.|Then he left.'],
  ['en', 'See Fig. 3 and Sec. 2 of No. 5.|No.|That is all.'],
  ['en', 'The U.S. Army came.|They won.'],
  ['en', 'This is plan B.|Then came plan C.'],
  ['en', 'Is it?|Yes!|It is (really.)|Good.'],
  ['de', 'Am 3. Oktober 1990 war es so weit.|Alle feierten.'],
  ['de', 'Das ist z. B. ein Satz, d. h. einer.|Dr. Müller sagt das.'],
  ['de', '„Kommst du?“, fragte er.|„Ja.“|Sie ging.'],
  ['fr', 'M. Dupont est arrivé.|Il a vu Mme. Durand, etc. et il est parti.'],
  ['fr', '« Où vas-tu ? » demanda-t-il.|Elle partit.'],
  ['es', 'El Sr. García llegó a las 3.30.|¿Quién es?|¡Nadie!'],
  ['it', 'Il sig. Rossi arrivò.|Vide il dott. Bianchi, ecc. e partì.'],
  ['ru', 'А. С. Пушкин родился в 1799 г. в Москве.|Он писал стихи и т. д. и т. п.'],
  ['ru', 'См. рис. 5 на стр. 10.|Это важно.'],
  ['zh', '这是第一句。|这是第二句！'],
];

describe('createSentenceSplitter', () => {
  test.each(CASES)('%s: %s', (language, marked) => {
    const paragraph = marked.replaceAll('|', language === 'zh' ? '' : ' ');
    expect(createSentenceSplitter(language)(paragraph)).toEqual(marked.split('|'));
  });

  test('loses nothing: sentences joined by a space are the paragraph', () => {
    const split = createSentenceSplitter('en');
    for (const [language, marked] of CASES) {
      if (language === 'zh') continue;
      const paragraph = marked.replaceAll('|', ' ');
      expect(split(paragraph).join(' ')).toBe(paragraph);
    }
    expect(split('  spaces   and\nlines.  Here. ')).toEqual(['spaces and lines.', 'Here.']);
    expect(split('  ')).toEqual([]);
  });
});
