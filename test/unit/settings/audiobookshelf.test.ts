import { expect, test } from 'vitest';
import { readAudiobookshelf } from '../../../src/settings/audiobookshelf.ts';
import { createSettingsReader } from '../../../src/settings/reader.ts';

const SET_UP = { AUDIOBOOKSHELF_URL: 'http://10.0.0.7:13378/audiobookshelf/', AUDIOBOOKSHELF_TOKEN: 'a.key' };

test('an address in the own network and a key are enough', () => {
  expect(readAudiobookshelf(createSettingsReader(SET_UP))).toEqual({
    url: 'http://10.0.0.7:13378/audiobookshelf',
    token: 'a.key',
    library: null,
    file: 'm4b',
    automatic: false,
  });
  expect(readAudiobookshelf(createSettingsReader({}))).toBe(null);
});

test.each([
  ['AUDIOBOOKSHELF_TOKEN', { AUDIOBOOKSHELF_TOKEN: '' }],
  ['AUDIOBOOKSHELF_TOKEN', { AUDIOBOOKSHELF_TOKEN: 'two words' }],
  ['AUDIOBOOKSHELF_URL', { AUDIOBOOKSHELF_URL: '' }],
  ['AUDIOBOOKSHELF_URL', { AUDIOBOOKSHELF_URL: 'nas:13378' }],
  ['AUDIOBOOKSHELF_URL', { AUDIOBOOKSHELF_URL: 'http://anna:secret@nas:13378' }],
  ['AUDIOBOOKSHELF_FILE', { AUDIOBOOKSHELF_FILE: 'ogg' }],
])('%s is named for %j, without its value', (setting, changed) => {
  const read = createSettingsReader({ ...SET_UP, ...changed });
  readAudiobookshelf(read);
  const [problem, ...others] = read.problems();
  expect([problem?.setting, others]).toEqual([setting, []]);
  expect(problem?.message).not.toMatch(/secret|two words/);
});
