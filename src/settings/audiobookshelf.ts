import type { SettingsReader } from './reader.ts';

/** What a finished book is sent as. */
export const PUSHED_FILES = ['m4b', 'mp3'] as const;
export type PushedFile = (typeof PUSHED_FILES)[number];

/** The Audiobookshelf server to which finished books can be sent. */
export interface AudiobookshelfSettings {
  /** Without a slash at its end. May lie in a private network: whoever runs this service has set it. */
  readonly url: string;
  /** An API key of that server. A secret. */
  readonly token: string;
  /** Name or id of a library for books; `null` for the first one. */
  readonly library: string | null;
  readonly file: PushedFile;
  /** Whether every book is sent as soon as it is ready. */
  readonly automatic: boolean;
}

/** @returns null where there is none. */
export function readAudiobookshelf(read: SettingsReader): AudiobookshelfSettings | null {
  const url = read.url('AUDIOBOOKSHELF_URL', ['https:', 'http:']);
  const token = read.optionalText('AUDIOBOOKSHELF_TOKEN');
  const library = read.optionalText('AUDIOBOOKSHELF_LIBRARY');
  const file = read.oneOf('AUDIOBOOKSHELF_FILE', PUSHED_FILES, 'm4b');
  const automatic = read.boolean('AUDIOBOOKSHELF_AUTOMATIC', false);
  if (read.hasProblem('AUDIOBOOKSHELF_URL')) return null;
  if (url === null) {
    if (token !== null) read.problem('AUDIOBOOKSHELF_URL', 'is not set, although AUDIOBOOKSHELF_TOKEN is');
    return null;
  }
  const { username, password, search, hash } = new URL(url);
  if ([username, password, search, hash].some((part) => part !== '')) {
    read.problem(
      'AUDIOBOOKSHELF_URL',
      'must be the address alone, such as http://nas:13378; what opens the server goes into AUDIOBOOKSHELF_TOKEN',
    );
    return null;
  }
  if (token === null || !/^[\x21-\x7e]+$/.test(token)) {
    read.problem(
      'AUDIOBOOKSHELF_TOKEN',
      `${token === null ? 'is not set' : 'has spaces or signs that no key has'}; make an API key in Audiobookshelf (Settings, API Keys) for a user who may upload`,
    );
    return null;
  }
  return { url: url.replace(/\/+$/, ''), token, library, file, automatic };
}
