import { describe, expect, test } from 'vitest';
import { garbledLines } from '../../../src/pdf/page/garbled-fonts.ts';
import type { PageText } from '../../../src/pdf/page/page-text.ts';
import { chooseReading, pictureKind } from '../../../src/pdf/page/picture-pages.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

/** As fonts without a map to Unicode come out, which know some signs and no letter. */
const SIGNS = [
  '!" # !"$ " % & % \'',
  '; 6 (# **, -.4.) % & %',
  '7 %(-.48&79)& % + %3',
  '% ? % C % D D$ %% !',
];
const PROSE = ['The keeper counted the boats before the rain came,', 'and wrote their names into a book.'];

function mixed(signs: number, prose: number): PageText {
  const lines = [
    ...Array.from({ length: signs }, (_, index) =>
      textLine(SIGNS[index % SIGNS.length] ?? '', 100 + 12 * index, { style: 4, width: 300 }),
    ),
    ...Array.from({ length: prose }, (_, index) =>
      textLine(PROSE[index % PROSE.length] ?? '', 500 + 12 * index, { width: 300 }),
    ),
  ];
  return { ...textPage(1, []), lines };
}

describe('a page whose fonts do not say which letters they draw', () => {
  test('is told by each of its fonts, since the others may be fine', () => {
    const page = mixed(4, 4);
    expect([...garbledLines(page)].map(({ style }) => style)).toEqual([4, 4, 4, 4]);
    expect(pictureKind(page)).toBe('garbled');
  });

  test('is read without them where looking at it is not possible', () => {
    const unseen = { ...textPage(1, []), unreadable: 'Pictures are not read.' };
    const [page, ...others] = chooseReading(mixed(4, 2), [unseen]);
    expect(others).toEqual([]);
    expect(page?.lines.map(({ text }) => text)).toEqual(PROSE);
    expect(page?.unreadable).toBe('Pictures are not read.');
  });

  test('gives way to what is found by looking at it', () => {
    const found = { ...textPage(1, [...PROSE, ...PROSE]), noise: [] };
    expect(chooseReading(mixed(4, 2), [found])).toEqual([found]);
  });

  test('is none for a few lines of signs', () => {
    expect(pictureKind(mixed(4, 20))).toBeNull();
  });
});

test.each([
  [
    'with all signs',
    String.raw`WFRbcm5<SnoGIP9dOHeTpc_OJ6fUkg3qXhK!/iL"Vrsjk5M#7_N=\lOrfWP"2OtQ,1#Yq98ZI[>ua$?S%&c0'!v(@)2wAXl*.:Brx+M`,
  ],
  [
    'in small letters',
    's}q^]mùgl__hhgnijk]iyl~abknè|c^zd]^rbb{jmmefngpt_opju^oiqrq{skl`mncjpb~_yud|rpe{ngqjopmsu]u]kt`qe_g]lkb^okrh',
  ],
  [
    'numbered as they come',
    `!"#$%&'() *$'&() *+)() *$,()-./ 0 -!12.34-5 .6-!78#-."!9:";<=>?@ABCD<EFGHIJKL(MMK(NOOP'Q'0 7-#-.RSTUVWXYUW`,
  ],
])('what a font gives that says of each letter that it is another one is no text: %s', (_name, text) => {
  expect(pictureKind(textPage(1, [text, text]))).toBe('garbled');
});

test.each([
  ['Greek', 'Ο φύλακας μέτρησε τις βάρκες πριν έρθει η βροχή και έγραψε τα ονόματά τους.'],
  ['Russian', 'Смотритель сосчитал лодки, прежде чем пошёл дождь, и записал их имена в книгу.'],
  ['Hebrew with points', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ וְהָאָרֶץ הָיְתָה תֹהוּ וָבֹהוּ'],
  ['Arabic', 'أحصى الحارس القوارب قبل أن يأتي المطر وكتب أسماءها في كتاب كبير على الطاولة'],
  ['Hindi', 'बारिश आने से पहले रखवाले ने नावों की गिनती की और उनके नाम एक किताब में लिख दिए।'],
  ['Thai', 'ผู้ดูแลนับเรือก่อนฝนจะมาและเขียนชื่อของพวกมันลงในสมุดเล่มใหญ่บนโต๊ะ'],
  [
    'Chinese',
    '看守人在下雨之前数了船，并把它们的名字写在一本书里，然后他走进屋里，点上了灯，等待着夜晚的来临。',
  ],
  [
    'Japanese',
    '番人は雨が降る前に船を数え、その名前を本に書き留めた。それから家に入り、明かりをつけて夜を待った。',
  ],
  [
    'Korean',
    '파수꾼은 비가 오기 전에 배를 세고 그 이름을 책에 적었다. 그런 다음 집에 들어가 불을 켜고 밤을 기다렸다.',
  ],
  ['a table of numbers', '1,204 3.5 % 17.25 −4.1 (0.02) 88.4 1,377 2.9 % 16.01 −3.8 (0.04) 90.1 1,402'],
  ['a formula', 'f(x) = a_0 + a_1 x + a_2 x^2, g(x) = ∫ f(t) dt + C for all x ∈ R, n ≥ 1'],
  ['a program', 'for (let i = 0; i < rows.length; i += 1) { sum += rows[i].width * scale; }'],
  [
    'a listing of commands',
    String.raw`45 \DeclareFontShape{LCY}{cmr}{bx}{sl}{% 46 <5><6><7><8><9> gen*lhbxsl <10><10.95>lhbxsl10 <12><14.4>lhbx12}{}`,
  ],
  [
    'settings',
    'DEBIAN_FRONTEND=noninteractive DEBIAN_FRONTEND=newt debian-installer/locale=en_US keymap=us netcfg/get_hostname=box',
  ],
  [
    'keys',
    'AAAAB3NzaC1yc2EAAAADAQABAAABgQDK3y9Zx2mV0QwqJp5mE1sX7tLb8cYhTfKd4RgUoWnP6iSvAeHkMjBzCuNlOxGqIrFyDtwE9',
  ],
  [
    'a listing of formulas',
    String.raw`\chisq_x = \sum_i X_i^2 ~ \Chi{n} \frac{\chisq_x}{\chisq_y} ~ \F{n}{m} B=\frac{\frac{n}{m}F}{1+\frac{n}{m}F} ~ \Bet{\frac{n}{2}}`,
  ],
  [
    'an alphabet before the text',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 is what the keeper wrote down before the rain came.',
  ],
  ['a contents page', 'One .............................. 1 Two ................................ 22'],
])('%s is text', (_name, text) => {
  expect(pictureKind(textPage(1, [text, text]))).toBeNull();
});

describe('a scanned page', () => {
  const scan = (lines: string[], kind: 'bare' | 'layered'): PageText => ({
    ...textPage(1, lines),
    scan: kind,
  });
  const JUNK = [
    'l1|. ;,,iii Tlic k33per c0untcd rn tbc b0als bcf0rc',
    "_~ I'hc rnin czmc xnd wr0tc thc1r n:imes lnt0 4 h00k",
  ];
  const STAMP = 'Digitized by a Library';

  test('is looked at where a few words are printed on it', () => {
    expect(pictureKind(scan([STAMP], 'bare'))).toBe('stamped');
    expect(pictureKind(textPage(1, [STAMP]))).toBeNull();
    expect(pictureKind(scan(Array.from({ length: 8 }, () => PROSE).flat(), 'bare'))).toBeNull();
  });

  test('keeps its few words where no more than these are found', () => {
    const [page] = chooseReading(scan([STAMP], 'bare'), [textPage(1, ['Digltized by a Llbrary'])]);
    expect(page?.lines.map(({ text }) => text)).toEqual([STAMP]);
  });

  test('is read by the text that lies under it, unless that is junk', () => {
    expect(pictureKind(scan([...PROSE, ...PROSE], 'layered'))).toBeNull();
    expect(pictureKind(scan([...JUNK, ...JUNK], 'layered'))).toBe('garbled');
    const found = textPage(1, PROSE);
    expect(chooseReading(scan([...JUNK, ...JUNK], 'layered'), [found])).toEqual([found]);
  });
});
