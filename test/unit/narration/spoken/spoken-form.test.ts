import { describe, expect, test } from 'vitest';
import { createSpokenForm } from '../../../../src/narration/spoken/spoken-form.ts';

/** Written, and spoken; where only one is given, nothing is changed. */
type Row = [written: string, spoken?: string];

const TEXTS: Record<string, Row[]> = {
  sk: [['• Kapitola IV & dále 🎉', 'Kapitola IV & dále.']],
  zh: [['第一章', '第一章。'], ['他说：“好。”']],
};

const HEADINGS: Record<string, Row[]> = {
  en: [
    ['IV', '4.'],
    ['I', '1.'],
    ['XII. The End', '12. The End.'],
    ['CHAPTER IV: THE BEGINNING OF THE END', 'Chapter 4: the beginning of the end.'],
    ['CHAPTER I', 'Chapter 1.'],
    ['THE USA AND NATO', 'The USA and nato.'],
    ['FBI', 'FBI.'],
    ['I, Claudius', 'I, Claudius.'],
    ['M. Okafor and L. Brandt', 'M Okafor and L Brandt.'],
    ['Why?'],
    ['Contents', 'Contents.'],
  ],
  de: [['KAPITEL III', 'Kapitel 3.']],
  ja: [['第三章 NASA計画', '第三章 NASA計画。']],
  ru: [['ГЛАВА ПЕРВАЯ', 'Глава первая.']],
};

describe.each(Object.entries(TEXTS))('in a text in %s', (language, rows) => {
  const speak = createSpokenForm({ language, rules: [] });
  test.each(rows.map(([written, spoken]) => [written, spoken ?? written]))('%s', (written, spoken) => {
    expect(speak(written, 'text')).toBe(spoken);
  });
});

describe.each(Object.entries(HEADINGS))('in a heading in %s', (language, rows) => {
  const speak = createSpokenForm({ language, rules: [] });
  test.each(rows.map(([written, spoken]) => [written, spoken ?? written]))('%s', (written, spoken) => {
    expect(speak(written, 'heading')).toBe(spoken);
  });
});
