import { expect, test } from 'vitest';
import { createFonts } from '../../src/pdf/fonts.ts';

const isBold = (fontName: string): boolean => {
  const metrics = { fontFamily: 'serif', ascent: 0.7, descent: -0.2, fontName };
  const item = {
    str: 'Some words',
    dir: 'ltr',
    transform: [10, 0, 0, 10, 72, 700],
    width: 50,
    height: 10,
    fontName: 'f',
  };
  return createFonts().ofPage([item], { f: metrics })('f').bold;
};

test('fonts are bold whose names say so, each foundry in its own way', () => {
  const names = [
    'Times-Bold',
    'ABCDEF+CMBX12',
    'cmcbx10',
    'SFBX1200',
    'NimbusRomNo9L-Medi',
    'Arial-BoldItalicMT',
    'AGaramond-Semibold',
  ];
  const others = [
    'Times-Roman',
    'ABCDEF+CMR12',
    'CMBSY10',
    'SFRM1200',
    'NimbusRomNo9L-Regu',
    'Avenir-Medium',
    'LinLibertineTI',
  ];
  expect(names.filter((name) => !isBold(name))).toEqual([]);
  expect(others.filter(isBold)).toEqual([]);
  expect(isBold('LinLibertineTB')).toBe(true);
});
