const DEFAULT_LANGUAGE = 'en';
/** Scripts that name their language, in the order in which they are asked; a Japanese text is full of Han characters. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
];
/** Japanese mixes its kana with Han characters, so a fifth of the letters is enough; elsewhere foreign letters are quotations. */
const MIN_SHARE = 0.2;

/**
 * The language of a text as an ISO 639-1 code: by script where only one language uses it, otherwise by words.
 *
 * @param declared what the document says about itself, used only where the text doesn't tell
 */
export async function detectLanguage(sample: string, declared: string | null): Promise<string> {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const fallback = /^[a-z]{2}(?=-|$)/i.exec(declared ?? '')?.[0].toLowerCase() ?? DEFAULT_LANGUAGE;
  if (letters < 20) return fallback;
  for (const [script, language] of SCRIPTS) {
    if ((sample.match(script)?.length ?? 0) > MIN_SHARE * letters) return language;
  }
  // Loaded here, since a book in one of the scripts above doesn't need its tables.
  const { detect } = await import('tinyld/light');
  return detect(sample) || fallback;
}
