/** Nouns of people in front of names, by what is written without the stop: stem, and whether it ends softly. */
const TITLES: Readonly<Record<string, string>> = {
  ...{
    проф: 'профессор',
    акад: 'академик',
    доц: 'доцент',
    ген: 'генерал',
    полк: 'полковник',
    майор: 'майор',
  },
  ...{
    кап: 'капитан',
    лейт: 'лейтенант',
    адм: 'адмирал',
    инж: 'инженер',
    архиеп: 'архиепископ',
    еп: 'епископ',
  },
  ...{
    митр: 'митрополит',
    свящ: 'священник',
    прот: 'протоиере',
    худ: 'художник',
    арх: 'архитектор',
    реж: 'режиссёр',
  },
  ...{
    свт: 'святител',
    вмч: 'великомученик',
    мч: 'мученик',
    патр: 'патриарх',
    архим: 'архимандрит',
    имп: 'император',
    ап: 'апостол',
    гр: 'граф',
    подполк: 'подполковник',
    тов: 'товарищ',
    'ген.-майор': 'генерал-майор',
  },
};
const KEYS = Object.keys(TITLES)
  .map((key) => key.replace('.', '\\.'))
  .join('|');
const TITLE = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(${KEYS})\\.\\s(?=(?:\\p{Lu}\\.\\s?){0,2}(\\p{Lu}\\p{Ll}+)(?:\\s(\\p{Lu}\\p{Ll}+))?)`,
  'gu',
);
/** "протоиерей" has a letter that others haven't. */
const OF_TEACHERS: Readonly<Record<string, string>> = { '': 'ь', а: 'я', у: 'ю', ом: 'ем', е: 'е' };
const SOFT: Readonly<Record<string, string>> = { '': 'й', а: 'я', у: 'ю', ом: 'ем', е: 'е' };
const SAINT = /(?<![\p{L}\p{N}.-])([Сс])в\.\s(?=(\p{L}+)(?:\s(\p{Lu}\p{Ll}+))?)/gu;
const WOMEN =
  /^(?:Анн|Екатерин|Мари|Варвар|Ольг|Елен|Софи|Татьян|Нин|Ксени|Параскев|Тере[сз]|Людмил|Ирин|Бригит|Магдалин|Цецили|Клар|Луци)/u;

/** "лекция проф. Иванова", "к акад. Павлову", "собор св. Петра": in the case that the name shows. */
export function speakTitles(text: string): string {
  if (!/\p{Ll}\.\s\p{L}/u.test(text)) return text;
  return text
    .replace(SAINT, (whole, first: string, name: string, _next: unknown, offset: number, all: string) => {
      const stem = `${first}вят`;
      if (/^\p{Ll}/u.test(name)) return /(?:[ая]|ой)$/u.test(name) ? whole : `${stem}ой `;
      if (WOMEN.test(name))
        return `${stem}${/[ая]$/u.test(name) ? 'ая' : /[ую]$/u.test(name) ? 'ую' : 'ой'} `;
      const ending = endingOf(name, all.slice(0, offset), true);
      return `${stem}${{ '': 'ой', а: 'ого', у: 'ому', ом: 'ым', е: 'ом' }[ending] ?? 'ой'} `;
    })
    .replace(
      TITLE,
      (whole, short: string, name: string, second: string | undefined, offset: number, all: string) => {
        const stem = TITLES[short];
        if (stem === undefined) return whole;
        const ending = endingOf(second ?? name, all.slice(0, offset), false);
        return `${stem}${stem.endsWith('тел') ? (OF_TEACHERS[ending] ?? 'ь') : stem.endsWith('ре') ? (SOFT[ending] ?? '') : stem.endsWith('щ') && ending === 'ом' ? 'ем' : ending} `;
      },
    );
}

/** Names in -а may be women or the genitive of men: the word in front tells. */
function endingOf(name: string, before: string, isFirstName: boolean): string {
  const isGoverned =
    /(?<!\p{L})(?:у|от|до|для|из|без|около|после|против|со?)\s$/iu.test(before) ||
    /\p{Ll}{2,}\s$/u.test(before);
  if (/(?:ым|им|[оеё]м)$/u.test(name))
    return isFirstName && /(?:Максим|Ефрем|Вильгельм|Климент)$/u.test(name) ? '' : 'ом';
  if (/(?:ому|ему|[ую])$/u.test(name)) return 'у';
  if (/(?:ого|его)$/u.test(name)) return 'а';
  if (/[ая]$/u.test(name))
    return isGoverned && !/(?<!\p{L})(?:и|как|что|сказал\p{L}*|где|когда|на|в|о)\s$/iu.test(before)
      ? 'а'
      : '';
  if (/е$/u.test(name) && /(?<!\p{L})(?:об?|при|на|в)\s$/iu.test(before)) return 'е';
  return '';
}
