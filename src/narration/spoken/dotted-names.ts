import type { DottedNames } from '../../languages/language.ts';

const DOMAIN = '(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}';
/** Without "www." or a scheme in front, only these end an address: "usw.de" is a slip of the pen at worst. */
const KNOWN_ENDS = 'com|org|net|edu|gov|info|eu|de|at|ch|fr|es|it|pt|br|nl|be|pl|ru|uk';
const PATH = '(?:/[\\p{L}\\p{N}~_%-]{1,40}(?:\\.\\p{L}{1,5})?){0,6}/?';
const ADDRESS = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:(?:https?://|www\\.)${DOMAIN}\\p{L}{2,12}|[\\p{Ll}\\p{N}-]{3,63}\\.(?:[\\p{Ll}-]{2,20}\\.)?(?:${KNOWN_ENDS}))${PATH}(?![\\p{L}\\p{N}@?#=&_-]|\\.\\p{L})`,
  'gu',
);
const MAIL =
  /(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,12}(?![\p{L}\p{N}@-])/gu;
/** What has a number with dots behind it. Where they are those of decimals, engines say them right. */
const VERSION =
  /(?<=(?<!\p{L})(?:[Vv]ersi(?:on|one|oni|ón|ones|onen|e|es)|[Vv]ersão|[Ww]ersj[aięą]|[Вв]ерси[яиюей]|Android|iOS|macOS|Windows|Python|Java|Linux|Bluetooth|USB|HTTP)\s(?:v\.?\s?)?)\d{1,4}(?:\.\d{1,4}){1,3}(?![\p{L}\p{N}]|[.,]\d)/gu;

const HAS_DOT_INSIDE = /\.[\p{L}\p{N}]/u;

/** "info@example.org", "www.example.org/help", "version 3.2": the marks are said. */
export function createDottedNameSpeaker(
  { at, dot, slash, hyphen }: DottedNames,
  decimal: '.' | ',',
): (text: string) => string {
  const speakVersions = (text: string): string =>
    decimal === '.' ? text : text.replace(VERSION, (version) => version.replaceAll('.', ` ${dot} `));
  const marks: Readonly<Record<string, string>> = { '@': at, '.': dot, '/': slash, '-': hyphen };
  const say = (name: string): string => name.replace(/[@./-]/g, (mark) => ` ${marks[mark] ?? mark} `);
  return (text) => {
    if (!HAS_DOT_INSIDE.test(text)) return text;
    return speakVersions(text)
      .replace(MAIL, say)
      .replace(ADDRESS, (address) => say(address.replace(/^https?:\/\//, '').replace(/\/$/, '')));
  };
}
