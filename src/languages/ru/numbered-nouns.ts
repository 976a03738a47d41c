import { romanValue } from '../numerals.ts';
import { agreeing } from './agreement.ts';
import { type Ending, ordinal } from './numbers.ts';

/** Stems of what is counted by Roman numerals, and how they end in each case. */
const MEN =
  'съезд|тур|этап|квартал|интернационал|конгресс|созыв|разряд|ранг|легион|собор|раздел|рейх|пленум|турнир|форум|симпозиум|чемпионат|поход|период|класс|курс|фестивал|триместр|семестр';
const WOMEN =
  'династи|конференци|сесси|категори|групп|арми|олимпиад|дум|республик|спартакиад|половин|част|степен|сцен|стади|очеред|четверт|сери|трет';
const THINGS =
  'полугоди|тысячелети|столети|мест|отделени|собрани|поколени|управлени|совещани|издани|действи|явлени';
const OF_MEN: Readonly<Record<string, Ending>> = {
  ...{ '': 'ый', ь: 'ый', а: 'ого', я: 'ого', у: 'ому', ю: 'ому', ом: 'ым', ем: 'ым', е: 'ом' },
};
const OF_WOMEN: Readonly<Record<string, Ending>> = {
  ...{ а: 'ая', я: 'ая', ь: 'ая', ы: 'ой', и: 'ой', е: 'ой', у: 'ую', ю: 'ую', ой: 'ой', ей: 'ой', ью: 'ой' },
};
const OF_THINGS: Readonly<Record<string, Ending>> = {
  ...{ о: 'ое', е: 'ое', а: 'ого', я: 'ого', у: 'ому', ю: 'ому', ом: 'ым', ем: 'ым', и: 'ом' },
};
const NUMERAL = '(?<![\\p{L}\\p{N}.–-])([IVX]{1,6})';
const BETWEEN = '(?:(\\s?[–—-]\\s?|\\s(?:и|или)\\s)([IVX]{1,6}))?';
const NOUN = new RegExp(
  `${NUMERAL}${BETWEEN}\\s(?=(?:(${MEN})(ь|а|я|у|ю|ом|ем|е|)|(${WOMEN})(а|я|ь|ы|и|е|у|ю|ой|ей|ью)|(${THINGS})(о|е|а|я|у|ю|ом|ем|и))(?!\\p{L}))`,
  'giu',
);
/** "II Всероссийский съезд", "на III Вселенском соборе", "XXII летние Олимпийские игры" */
const ADJECTIVE = new RegExp(
  `${NUMERAL}\\s(?=\\p{L}{2,}(?:ый|ий|ого|ому|ым|им|ом|ем|ая|ую|ое|ые|ых|их|ыми|ими|ой)(?!\\p{L})\\s\\p{L}{2,})`,
  'gu',
);
/** The letter Х for ten: "ХХ век", "ХІV съезд" */
const CYRILLIC =
  /(?<![\p{L}\p{N}])(?=[IVX]*[ХІ])[IVXХІ]{1,6}(?=(?:\s?[–—-]\s?[IVXХІ]{1,6})?\s(?:вв?\.|век|столет|съезд|том|глав))/gu;

/** "XX съезд", "в I квартале", "за II полугодие", "II Всероссийский съезд": ordinals in the case of what they count. */
export function speakNumberedNouns(text: string): string {
  if (!/[IVX](?!\p{Ll})/u.test(text)) return text;
  return text
    .replace(
      NOUN,
      (
        whole,
        first: string,
        between: string | undefined,
        second: string | undefined,
        ...found: unknown[]
      ) => {
        if (first !== first.toUpperCase()) return whole;
        const offset = Number(found[6]);
        const [men, ofMen = '', women, ofWomen = '', , ofThings = ''] = found as (string | undefined)[];
        const ending =
          men !== undefined
            ? OF_MEN[ofMen]
            : women !== undefined
              ? feminine(ofWomen, text.slice(0, offset))
              : OF_THINGS[ofThings];
        const isPlace =
          men === undefined && women === undefined && ofThings === 'е' && /мест$/iu.test(String(found[4]));
        return (
          said(
            [first, second],
            between,
            isPlace && /(?<!\p{L})на\s$/iu.test(text.slice(0, offset)) ? 'ом' : ending,
          ) ?? whole
        );
      },
    )
    .replace(ADJECTIVE, (whole, numeral: string, offset: number, all: string) => {
      const next = /^\s?(\p{L}+)/u.exec(all.slice(offset + numeral.length))?.[1] ?? '';
      // "Пётр I первый": behind a name it is the name's.
      if (/\p{Lu}\p{Ll}+\s$/u.test(all.slice(0, offset))) return whole;
      return said([numeral], undefined, agreeing(next) ?? undefined) ?? whole;
    });
}

function feminine(ending: string, before: string): Ending | undefined {
  return ending === 'ь' && /(?<!\p{L})(?:в|во|на|за|через)\s$/iu.test(before) ? 'ую' : OF_WOMEN[ending];
}

function said(
  numerals: readonly (string | undefined)[],
  between: string | undefined,
  ending: Ending | undefined,
): string | null {
  if (ending === undefined) return null;
  const [one, other] = numerals
    .filter((numeral) => numeral !== undefined)
    .map((numeral) => ordinal(romanValue(numeral) ?? 0, ending));
  if (one === undefined || one === null || other === null) return null;
  return other === undefined
    ? `${one} `
    : `${one}${/\p{L}/u.test(between ?? '') ? (between ?? '') : '-'}${other} `;
}

/** "ХХ век" with the numeral in Latin letters. */
export function latinNumerals(text: string): string {
  return /[ХІ]/u.test(text)
    ? text.replace(CYRILLIC, (numeral) => numeral.replace(/Х/g, 'X').replace(/І/g, 'I'))
    : text;
}
