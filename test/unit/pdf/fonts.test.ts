import { expect, test } from 'vitest';
import { createFonts } from '../../../src/pdf/page/fonts.ts';
import type { Font } from '../../../src/pdf/page/fonts.ts';
import { sourceText } from '../../helpers/pdf-lines.ts';

const fontOf = (name: string): Font => {
  const font = { family: 'serif', ascent: 0.7, descent: -0.2, name, drawn: false, vertical: false };
  return createFonts().ofPage([sourceText('Some words', [10, 0, 0, 10, 72, 700])], { f: font })('f');
};
const isBold = (name: string): boolean => fontOf(name).bold;

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

test('fonts are typewriters whose names say so', () => {
  const names = ['ABCDEF+LMMonoLt10-Regular', 'CMTT10', 'Courier-Bold', 'DejaVuSansMono', 'Consolas'];
  const others = ['MonotypeCorsiva', 'CMR10', 'Consolidated-Sans', 'LMRoman10-Regular'];
  expect(names.filter((name) => !fontOf(name).mono)).toEqual([]);
  expect(others.filter((name) => fontOf(name).mono)).toEqual([]);
});
