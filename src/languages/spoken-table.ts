import type { Language, Spoken } from './language.ts';

/** What a language says of its speech besides mere steps. */
export function tableOf({ spoken }: Pick<Language, 'spoken'>): Spoken | null {
  return spoken !== null && 'before' in spoken ? spoken : null;
}
