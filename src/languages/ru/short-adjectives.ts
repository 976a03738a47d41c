import { agreeing } from './agreement.ts';
import { words } from '../words.ts';

/** By what is written without its stop: the stem, to which the ending of what follows is added. */
const STEMS: Readonly<Record<string, string>> = {
  ...{ рус: 'русск', русск: 'русск', нем: 'немецк', англ: 'английск', франц: 'французск', фр: 'французск' },
  ...{
    итал: 'итальянск',
    исп: 'испанск',
    лат: 'латинск',
    греч: 'греческ',
    польск: 'польск',
    укр: 'украинск',
  },
  ...{ тюрк: 'тюркск', япон: 'японск', кит: 'китайск', араб: 'арабск', чеш: 'чешск', швед: 'шведск' },
  ...{
    'др.-греч': 'древнегреческ',
    'др.-рус': 'древнерусск',
    'ст.-слав': 'старославянск',
    амер: 'американск',
  },
  ...{ сов: 'советск', росс: 'российск', гос: 'государственн', нар: 'народн', науч: 'научн', воен: 'военн' },
  ...{
    'ж.-д': 'железнодорожн',
    'ж/д': 'железнодорожн',
    'с.-х': 'сельскохозяйственн',
    'с/х': 'сельскохозяйственн',
  },
  ...{
    муз: 'музыкальн',
    ист: 'историческ',
    юж: 'южн',
    сев: 'северн',
    вост: 'восточн',
    зап: 'западн',
    гв: 'гвардейск',
  },
  ...{
    центр: 'центральн',
    моск: 'московск',
    петерб: 'петербургск',
    'т. н': 'так называем',
    'т.н': 'так называем',
  },
  ...{
    стрелк: 'стрелков',
    пех: 'пехотн',
    кав: 'кавалерийск',
    арт: 'артиллерийск',
    хим: 'химическ',
    физ: 'физическ',
  },
};
const LANGUAGES = words(
  'рус русск нем англ франц фр итал исп лат греч польск укр тюрк япон кит араб чеш швед др.-греч др.-рус ст.-слав',
);
const KEYS = Object.keys(STEMS)
  .toSorted((one, other) => other.length - one.length)
  .map((key) => key.replace(/\./g, '\\.'))
  .join('|');
const SHORT = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(${KEYS}|[Тт]\\.\\s?н)(?:\\.|(?<=/[дх]))(?:\\s|(?=[,;)]))(?:(яз)(?:\\.|(\\p{L}{1,4})(?!\\p{L}))|(?=(?:[«“„"]?(\\p{L}+))?))`,
  'gu',
);
const OF_LANGUAGE: Readonly<Record<string, readonly [ending: string, noun: string]>> = {
  genitive: ['ого', 'языка'],
  locative: ['ом', 'языке'],
  nominative: ['ий', 'язык'],
};

/** "рус. писатель", "ж.-д. станция", "с англ. яз.", "от греч. logos": by the word behind or in front. */
export function speakShortAdjectives(text: string): string {
  if (!/\p{L}[./]\s?\S/u.test(text)) return text;
  return text.replace(
    SHORT,
    (
      whole,
      key: string,
      language: string | undefined,
      _rest: unknown,
      next: string | undefined,
      offset: number,
    ) => {
      const stem = STEMS[key.toLowerCase()] ?? STEMS[key.toLowerCase().replace(/\s/, ' ')];
      if (stem === undefined) return whole;
      const before = text.slice(0, offset);
      const isFrom = /(?<!\p{L})(?:со?|от|из)\s$/iu.test(before);
      if (language !== undefined) {
        const [ending, noun] =
          OF_LANGUAGE[
            isFrom ? 'genitive' : /(?<!\p{L})(?:на|в|о)\s$/iu.test(before) ? 'locative' : 'nominative'
          ] ?? [];
        return `${bent(stem, ending ?? 'ий')} ${noun ?? ''}`;
      }
      const isWord = next !== undefined && /^\p{Script=Cyrillic}{3,}$/u.test(next);
      if (!isWord || (isFrom && LANGUAGES.has(key)))
        return LANGUAGES.has(key) && isFrom ? `${bent(stem, 'ого')}${/\s$/u.test(whole) ? ' ' : ''}` : whole;
      const ending = agreeing(next);
      return ending === null
        ? whole
        : `${/^Т/.test(key) ? 'Так' + bent(stem, ending).slice(3) : bent(stem, ending)} `;
    },
  );
}

/** Behind к, г and х, an и is written for ы. */
function bent(stem: string, ending: string): string {
  return stem + (/[кгх]$/u.test(stem) ? ending.replace(/^ы/u, 'и') : ending);
}
