import { describe, expect, test } from 'vitest';
import { createLetterRestorer, restorePage } from '../../../src/pdf/book/restored-letters.ts';
import { collectUnknownLetters } from '../../../src/pdf/book/unknown-letters.ts';
import { lettersOfName, lettersOrSign } from '../../../src/pdf/pdfjs/worker/glyphs.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

const LIGATURES = ['ffi', 'ffl', 'ff', 'fi', 'fl'];

/** Sets a sign in the place of each ligature, as it is taken for a letter of another code. */
function spoil(text: string, signs: readonly string[]): string {
  return LIGATURES.reduce((spoilt, ligature, index) => spoilt.replaceAll(ligature, signs[index] ?? ''), text);
}

function restored(lines: readonly string[], language: string): string[] {
  const page = textPage(1, lines);
  const unknown = collectUnknownLetters();
  unknown.add(page);
  const restore = createLetterRestorer(unknown.result(), language);
  return (restore === null ? page : restorePage(page, restore)).lines.map(({ text }) => text);
}

const ENGLISH = [
  'The first flat on the fifth floor was filled with coffee and flowers, and the staff had',
  'left for the office. I find it difficult to explain the effect, said the officer,',
  'who shuffled off. A baffling affair, and not sufficient for the sheriff.',
];
const GERMAN = [
  'Das Schiff fuhr über den Fluss in den Hafen, und der Schaffner öffnete die Griffe. Häufig',
  'hoffen wir auf Pflanzen und Kaffee; das ist offiziell, aber sie finden den Koffer nicht und',
  'die Tür blieb offen. Auf der Straße stand ein großer Löffel, die Waffeln waren pfiffig verziert.',
];
const FRENCH = [
  'Il est difficile de définir la différence, et les offices en souffrent. Une fleur suffit',
  'pour la fille du chauffeur, enfin, et le souffle du fleuve efface les effets de la fin.',
];
const ITALIAN = [
  'La figlia del fiume è difficile da definire: il caffè offre un soffio di fiducia, e il traffico',
  'dell’ufficio finisce con la fine. Il flusso fa la differenza, e la sofferenza è ufficiale.',
];

describe('letters that a font does not name', () => {
  test.each([
    ['codes', 'en', ENGLISH, ['\u{f0001}', '\u{f0002}', '\u{f0003}', '\u{f0004}', '\u{f0005}']],
    ['symbols', 'en', ENGLISH, ['•', '¶', '®', '◊', '∂']],
    ['capitals', 'en', ENGLISH, ['Æ', 'Þ', 'Ð', 'Ø', 'Œ']],
    ['codes', 'de', GERMAN, ['\u{f0081}', '\u{f0082}', '\u{f0083}', '\u{f0084}', '\u{f0085}']],
    ['symbols', 'fr', FRENCH, ['Þ', '±', '¤', '™', 'Ƃ']],
    ['private characters', 'it', ITALIAN, ['\ue001', '\ue002', '\ue003', '\ue004', '\ue005']],
  ])('are told by all words that their sign is in: %s, %s', (_kind, language, lines, signs) => {
    const spoilt = lines.map((line) => spoil(line, signs));
    expect(spoilt).not.toEqual(lines);
    expect(restored(spoilt, language)).toEqual(lines);
  });

  test('may be others than f: “informaƟon”, “aƩack”', () => {
    expect(restored(['The informaƟon on the secƟon was acƟve, but an aƩack on a leƩer'], 'en')).toEqual([
      'The information on the section was active, but an attack on a letter',
    ]);
  });

  test('may be a sign of logic at the beginning of a word, and nowhere else', () => {
    expect(restored(['the ¬ood came and the lamp was ¬oating'], 'en')).toEqual([
      'the flood came and the lamp was floating',
    ]);
    expect(restored(['neither p and ¬p nor ¬q'], 'en')).toEqual(['neither p and ¬p nor ¬q']);
  });

  test('go where TeX has them if no word tells, and nowhere else', () => {
    expect(restored(['Xeno\u{fff0c}q and Yqa\u{fff1c}; x\u{fff0b}, Zq\u{f0003}, Wq\u{f00e9}'], 'en')).toEqual(
      ['Xenofiq and Yqafi; x, Zq, Wqé'],
    );
  });

  test.each([
    ['en', 'Ørsted sailed through the Øresund past Ærø, and Þór wrote to Æthelred of Łódź.'],
    ['en', 'Windows® and Java™ are 5 µm wide, the •first •second •third of them, at ±5 °C.'],
    ['en', 'rates of 5¢ off, 10¢ff; the naïve café, cœur and œuvre, Encyclopædia'],
    ['da', 'Øen ligger i Øresund, og Ærø er en ø; på øst og vest står færgen, Åse og Øle, Øl.'],
    ['de', 'Die Straße ist groß, der Fuß weiß, und das Maß heißt Gruß. Schloß, daß, muß, Äpfel, Öl'],
    ['pl', 'Łódka płynie; mały łabędź został w Łodzi, a było ładnie.'],
    ['fr', 'Cœur, sœur, œuvre, bœuf, nœud, vœu et Œdipe'],
  ])('leave what is written as it is: %s, %s', (language, line) => {
    expect(restored([line], language)).toEqual([line]);
  });

  test('move what stands behind them in their line', () => {
    const page = {
      ...textPage(1, []),
      lines: [
        {
          ...textLine('the o•ce is di•cult, e•cient3', 100),
          raised: [{ start: 28, end: 29 }],
          stops: [{ at: 12, x: 200 }],
        },
      ],
    };
    const unknown = collectUnknownLetters();
    unknown.add(page);
    const restore = createLetterRestorer(unknown.result(), 'en');
    const [line] = restore === null ? [] : restorePage(page, restore).lines;
    expect(line?.text).toBe('the office is difficult, efficient3');
    expect(line?.raised.map(({ start, end }) => line.text.slice(start, end))).toEqual(['3']);
    expect(line?.stops.map(({ at }) => line.text.slice(at))).toEqual(['difficult, efficient3']);
  });
});

describe('a code of a font', () => {
  const font = (codes: Readonly<Record<number, string>>, composite = false) => ({
    composite,
    isGuessed: false,
    toUnicode: { get: (code: number) => codes[code] },
  });

  test('is what the file says it is, and a sign of its own where it says nothing', () => {
    expect(lettersOrSign(font({ 11: 'ff' }), 11)).toBe('ff');
    expect(lettersOrSign(font({}), 11)).toBe('\u{f000b}');
    expect(lettersOrSign(font({ 11: '\ufffd', 12: '\0' }), 11)).toBe('\u{f000b}');
    expect(lettersOrSign({ ...font({}), isType3Font: true }, 13)).toBe('\u{fff0d}');
    expect(lettersOrSign(font({ 65: 'B' }, true), 415)).toBe('\u{f019f}');
  });

  test('may be a letter by chance in a font without a table', () => {
    expect(lettersOrSign(font({}), 65)).toBe(65);
    expect(lettersOrSign(font({}), 9)).toBe(9);
    expect(
      lettersOrSign({ ...font({ 3: '\u0003' }), toUnicode: { get: () => '\u0003', firstChar: 0 } }, 3),
    ).toBe('\u0003');
  });

  test('is a sign that can be taken back where its letter is guessed', () => {
    const guessed = { ...font({ 65: 'A', 0xaf: 'Ø', 0xca: '\u00a0' }), isGuessed: true };
    expect([65, 0xaf, 0xca].map((code) => lettersOrSign(guessed, code))).toEqual([
      'A',
      '\u{1000d8}',
      '\u00a0',
    ]);
    expect(restored(['\u{1000d8}rsted and the caf\u{1000e9}'], 'en')).toEqual(['Ørsted and the café']);
  });

  test('is told by the parts of its glyph’s name', () => {
    const unicodes = { f: 0x66, i: 0x69, T: 0x54, h: 0x68, a: 0x61 };
    expect(lettersOfName('f_f_i', unicodes)).toBe('ffi');
    expect(lettersOfName('T_h.liga', unicodes)).toBe('Th');
    expect(lettersOfName('a.sc', unicodes)).toBe('a');
    for (const name of ['a', 'f_q', '.notdef', 'g_12', '']) expect(lettersOfName(name, unicodes)).toBeNull();
  });
});
