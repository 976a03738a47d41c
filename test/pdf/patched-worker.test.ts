import { join } from 'node:path';
import { expect, test } from 'vitest';
import { narrate } from '../narration/narrate.ts';

// Typst calls every hyphen of a document a soft one, at a line's end ("vi-ews") and inside a line ("hand-rail").
test('hyphens that a PDF calls soft are read as the hyphens that they are', async () => {
  const { sentences } = await narrate(join(import.meta.dirname, '../narration/pdf/gazette.pdf'));
  const text = sentences.join(' ');
  expect(text).toContain('After eleven weeks of repairs the old bridge');
  expect(text).toContain('A hand-rail that was taken down in June');
  expect(text).not.toContain('\u00ad');
});
