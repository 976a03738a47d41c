import { describe, expect, test } from 'vitest';
import { createSpokenForm } from '../../../src/narration/spoken/spoken-form.ts';

/** Written, and spoken; where only one is given, nothing is changed. */
export type Example = [written: string, spoken?: string];

/** Examples of what a language's file says, by kinds of rules. */
export function testSpoken(language: string, kinds: Readonly<Record<string, readonly Example[]>>): void {
  const speak = createSpokenForm({ language, rules: [] });
  describe.each(Object.entries(kinds))('%s', (_kind, examples) => {
    test.each(examples.map(([written, spoken = written]) => [written, spoken]))('%s', (written, spoken) => {
      expect(speak(written, 'text')).toBe(spoken);
    });
  });
}
