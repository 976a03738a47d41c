import { romanValue } from '../numerals.ts';
import { HAS_SIGNS } from '../signs.ts';
import { alternatives } from '../words.ts';
import { UNITS } from './units.ts';
import { cardinal, ordinal } from './numbers.ts';

/** "31,5 тыс. км²" */
const MAGNITUDE = new RegExp(
  `(?<=\\d\\s)(тыс\\.?|млн\\.?|млрд\\.?)\\s(${alternatives(
    Object.keys(UNITS)
      .filter(
        (unit) =>
          !/^(?:тыс|млн|млрд|трлн|руб|р$|коп|чел|долл|экз|шт|уп|дес|сут|нед|мес|таб|капс|кап|амп|фл|уд|%|‰|°)/u.test(
            unit,
          ),
      )
      .map((unit) => unit.trim()),
  )})(?![\\p{L}\\p{N}/²³])`,
  'gu',
);
const PLURALS = new Intl.PluralRules('ru');
/** The form of three that goes with a number. */
const counted = (number: string, [one, few, many]: readonly [string, string, string]): string => {
  const count = PLURALS.select(Number(number));
  return count === 'one' ? one : count === 'few' ? few : many;
};

const MASCULINE: Readonly<Record<string, string>> = { й: '', м: 'е', го: 'а', му: 'у', ый: '' };
const BEHIND_ORDINALS: Readonly<Record<string, string>> = {
  км: 'километр',
  эт: 'этаж',
  кл: 'класс',
  в: 'век',
};
const SPOONS: Readonly<Record<string, string>> = { ст: 'столов', ч: 'чайн', дес: 'десертн' };
const OF_SPOONS: Readonly<Record<string, string>> = { ка: 'ая', ку: 'ую', ек: 'ых' };
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '1/2': '½', '1/3': '⅓', '2/3': '⅔', '1/4': '¼', '3/4': '¾', '1/8': '⅛', '3/8': '⅜' },
};
const SPANS: Readonly<Record<string, string>> = { сут: 'сутки', мес: 'месяц', нед: 'неделю', кв: 'квартал' };
const PARTS: Readonly<
  Record<string, readonly [nominative: string, genitive: string, prepositional: string]>
> = {
  ...{ нач: ['начало', 'начала', 'начале'], сер: ['середина', 'середины', 'середине'] },
  ...{ кон: ['конец', 'конца', 'конце'] },
};
const MONTH = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря';
const TRAVEL =
  /поезд|автобус|самол[её]т|рейс|электричк|паром|теплоход|отправл|прибы|отход|прихо|вылет|начал|сеанс/iu;
/** Of holidays: "8 Марта". */
const MONTHS = 'Января|Февраля|Марта|Мая|Июня|Октября|Ноября|Декабря';
const DAYS: Readonly<Record<string, string>> = {
  ...{ Пн: 'понедельник', Вт: 'вторник', Ср: 'среда', Чт: 'четверг', Пт: 'пятница' },
  ...{ Сб: 'суббота', Вс: 'воскресенье' },
};
const HOUR = '([01]?\\d|2[0-4])[:.]([0-5]\\d)';
const HOURS = new RegExp(
  `(?<![\\p{L}\\p{N}.,:–-])${HOUR}\\s?[–—-]\\s?${HOUR}(?![\\p{L}\\p{N}:%]|[.,]\\d|\\s?(?:%|°|руб|кг|км|м|л|г|см|млн|тыс)(?!\\p{L}))`,
  'gu',
);

/** Most sentences have none of these signs, and each rule costs time. */
const SPANS_IN = [
  /\d\s?[–—-]|\d[:.]\d|мин\.?\s\d|(?<!\p{L})[Сс]о?\s\d|\d\s[ЯФМИОНД]|Пн|Вт|Ср|Чт|Пт|Сб|Вс|(?:нач|кон|сер)\p{L}{0,4}[.\s]/u,
  speakSpans,
] as const;
const DOSES_IN = [/\d\s?(?!гг?\.)\p{L}{1,5}\.|[½¼¾⅓]|\d\s?[–/-]|\/(?:сут|мес|нед|кв)/u, speakDoses] as const;
const BOOKS_IN = [
  /(?<!\p{L})(?:М|Л|СПб|с|т|кн|испр|доп|перераб|стр|ст|мл|кап|преп|ф)\.|СПб|\sф\./u,
  speakBooks,
] as const;

/** What is written short in one trade: timetables, recipes, doses, catalogues, ranks. */
export function speakShorthand(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return [SPANS_IN, DOSES_IN, BOOKS_IN]
    .reduce((spoken, [signs, speak]) => (signs.test(spoken) ? speak(spoken) : spoken), text)
    .replace(/(?<=\d[./](?:\d{1,2}|[IVX]{1,4})[./]\d{4})\s?(?:г\.|года?(?!\p{L}))(?!\s?р\.)/gu, '')
    .replace(
      /(?<=\d-(й|м|го|му|ый)\s)(км|эт|кл|в)(?![\p{L}/])\.?/gu,
      (_whole, ending: string, noun: string) => `${BEHIND_ORDINALS[noun] ?? ''}${MASCULINE[ending] ?? ''}`,
    )
    .replace(
      /(?<=\d-(й|я|ю)\s)(пол|четв|трет)\.(?=\s)/gu,
      (_whole, ending: string, half: string, offset: number, all: string) => {
        const stem = { пол: 'половин', четв: 'четверт', трет: 'трет' }[half] ?? '';
        if (ending !== 'й') return stem + (half !== 'пол' ? 'ь' : ending === 'я' ? 'а' : 'у');
        const isIn = /(?<!\p{L})(?:во?|к)\s[\d-]+й\s$/iu.test(all.slice(0, offset));
        return stem + (half !== 'пол' ? 'и' : isIn ? 'е' : 'ы');
      },
    )
    .replace(
      /(?<![\p{L}\p{N}])([12]|I{1,2})\sпол\.(?=\s(?:[IVX]|1\d{3}|20\d\d|[а-я]))/gu,
      (_whole, numeral: string, offset: number, all: string) => {
        const value = romanValue(numeral) ?? Number(numeral);
        const before = all.slice(0, offset);
        const isIn = /(?<!\p{L})во?\s$/iu.test(before);
        if (!isIn && !/\p{L}/u.test(before)) return `${ordinal(value, 'ая') ?? ''} половина`;
        return `${ordinal(value, 'ой') ?? ''} ${isIn ? 'половине' : 'половины'}`;
      },
    )
    .replace(MAGNITUDE, (whole, magnitude: string, unit: string) => {
      const many = UNITS[unit]?.many;
      return many === undefined ? whole : `${magnitude} ${many}`;
    })
    .replace(/(?<=\d)\s?[·⋅]\s?(?=10)/gu, ' умножить на ')
    .replace(/(?<=\d\s)×(?=\s\d[\d\s]*=)/gu, 'умножить на')
    .replace(/(?<=(?:^|[\s=])[A-Za-z])\/(?=[A-Za-z](?![\p{L}\p{N}]))/gu, ' делить на ')
    .replace(/(?<!\p{L})ежедн\.(?!\p{L})/gu, 'ежедневно')
    .replace(/№№\s?(?=\d)|№\s?(?=\d{1,5}\s?(?:[–—]|,\s\d|и\s\d))/gu, 'номера ')
    .replace(/(?<=\d\sкг\s)(\d{1,3}\s)г\./gu, '$1г')
    .replace(/(?<=над\s)ур\.\s?м(?:оря)?\.?/gu, 'уровнем моря')
    .replace(/(?<=н\.\s?)у\.\s?м\./gu, 'уровнем моря')
    .replace(/(?<![\p{L}\p{N}])чел\.\s?\/\s?(?:км²|км2|кв\.\s?км)/gu, 'чел на квадратный километр')
    .replace(
      /(?<![\p{L}\p{N}])1\s(?=года(?!\p{L}))|(?<![\p{L}\p{N}.,])(\d?[02-9]1)\s(?=года(?!\p{L}))/gu,
      (whole, age?: string) => {
        return `${cardinal(Number(age ?? '1'), 'genitive') ?? whole} `;
      },
    )
    .replace(/(?<=^|[\s(])\+\s?(?=\d{1,2}\s?(?:…|\.\.\.|[–—])\s?\+?\s?\d{1,2}\s?°)/gu, 'плюс ')
    .replace(/(?<=плюс \d{1,2})\s?(?:…|\.\.\.|[–—])\s?\+?\s?(?=\d{1,2}\s?°)/gu, ' – ');
}

/** "9:00–18:00", "с 8 вечера", "12 с" behind minutes, "кроме пн." */
function speakSpans(text: string): string {
  return (
    text
      .replace(/(?<!\p{L})(Пн|Вт|Ср|Чт|Пт|Сб|Вс)(?=\s?[–-]\s?(?:Пн|Вт|Ср|Чт|Пт|Сб|Вс)(?!\p{L}))/gu, '$1.')
      .replace(/(?<=^|[.;,–]\s)(Пн|Вт|Ср|Чт|Пт|Сб|Вс)(?=:\s)/gu, (day) => DAYS[day] ?? day)
      .replace(
        new RegExp(`(?<![\\p{L}\\p{N}.,:–-])(\\d{1,2})\\s(?=(?:${MONTHS})(?!\\p{L}))`, 'gu'),
        (whole, day: string, offset: number, all: string) => {
          const before = all.slice(0, offset);
          const ending = /(?<!\p{L})ко?\s$/iu.test(before)
            ? 'ому'
            : /(?<!\p{L})(?:до|после|от|со?|накануне|из)\s$/iu.test(before)
              ? 'ого'
              : 'ое';
          return `${ordinal(Number(day), ending) ?? whole} `;
        },
      )
      .replace(
        /(?<=(?:начал|кон[еч]?ц|середин)\p{L}\s)([IVX]{1,5})(?=\s?[–—-]\s?(?:начал|кон[еч]?ц|середин|перв|втор))/gu,
        '$1 века',
      )
      .replace(/(?<=(?:конец)\s)([IVX]{1,5})(?=\s?[–—-]\s?(?:начал|середин|перв|втор))/gu, '$1 века')
      // "с 6.00 до 23.30", "отправляется в 8.05"
      .replace(
        /(?<=(?<!\p{L})с\s([01]?\d|2[0-4])[.:][0-5]\d\sдо\s)([01]?\d|2[0-4])\.(?=[0-5]\d(?![\p{N}.,]))/giu,
        '$2:',
      )
      .replace(
        /(?<=(?<!\p{L})[вс]\s)([01]?\d|2[0-4])\.(?=0[1-9](?!\p{N}|[.,]\d|\s?(?:%|руб|м|км|кг)(?!\p{L})))/gu,
        (whole, hour: string) => (TRAVEL.test(text) ? `${hour}:` : whole),
      )
      .replace(
        new RegExp(`(?<=(?<!\\p{L})со?\\s)(\\d{1,2})(?=\\sна\\s\\d{1,2}\\s(?:${MONTH}))`, 'giu'),
        (day) => ordinal(Number(day), 'ого') ?? day,
      )
      .replace(
        HOURS,
        (whole, from: string, past: string, until: string, late: string, offset: number, all: string) => {
          if (whole.includes('.') && Number(past) < 13 && past !== '00' && Number(late) < 13) return whole;
          return `${/(?<!\p{L})со?\s$/iu.test(all.slice(0, offset)) ? '' : 'с '}${from}:${past} до ${until}:${late}`;
        },
      )
      .replace(
        /(?<=(?<!\p{L})со?\s)(\d{1,2})(?=\s(?:утра|вечера|дня|ночи|час(?:ов|а)|ч\.?)(?!\p{L}))/giu,
        (hour) => cardinal(Number(hour), 'genitive') ?? hour,
      )
      .replace(/(?<=\d\s?мин\.?\s\d{1,2}(?:,\d{1,2})?\s?)с(?![\p{L}])\.?/gu, 'сек')
      .replace(
        /(?<![\p{L}\p{N}])(нач|сер|кон)\.\s([IVX]{1,5}|\d{4}-х)(?:\sв\.)?\s?[–—-]\s?(нач|сер|кон)\.(?=\s[IVX\d\p{L}])/gu,
        (whole, one: string, numeral: string, other: string, offset: number, all: string) => {
          const before = all.slice(0, offset);
          const form = /(?<!\p{L})(?:во?|на|о)\s$/iu.test(before)
            ? 2
            : /(?<!\p{L})(?:со?|до|от|из)\s$/iu.test(before)
              ? 1
              : 0;
          const [first, second] = [PARTS[one]?.[form], PARTS[other]?.[form]];
          if (first === undefined || second === undefined) return whole;
          return `${first} ${numeral}${/[IVX]/.test(numeral) ? ' века' : ''} – ${second}`;
        },
      )
  );
}

/** "2–3 ст. ложки", "3 р. в день", "2 таб.", "мг/сут." */
function speakDoses(text: string): string {
  return (
    text
      .replace(
        /(?<![\p{N}/.,–-])[123]\/[2348](?=\s(?:ст|ч|дес)\.\s?л)/gu,
        (fraction) => SIGNS[fraction] ?? fraction,
      )
      .replace(
        /(?<=(?<![\p{N}.,])1\s?[–-]\s?2\s)(таб|капс|кап|амп)л?\./gu,
        (whole, unit: string) => UNITS[unit]?.few ?? whole,
      )
      // "по 1–2 таблетки"
      .replace(
        /(?<![\p{N}.,])1\s?[–-]\s?2(?=\s(?:\p{Ll}+ые\s)?\p{Ll}+[ыи](?!\p{L}))/gu,
        (_whole, offset: number, all: string) =>
          `одн${/(?<!\p{L})(?:по|от|до|из|без)\s$/iu.test(all.slice(0, offset)) ? 'ой' : 'у'}-две`,
      )
      .replace(/(?<=(?<!\p{L})в\s)1\/(\d{1,3})(?=\sфинала)/giu, (whole, part: string) => {
        return `одной ${ordinal(Number(part), 'ой') ?? whole}`;
      })
      .replace(
        /(?<![\d½¼¾⅓])([\d½¼¾⅓,/]{1,7}\s)(ст|ч|дес)\.\s(?=лож(ка|ки|ку|кой|ке|ек)(?!\p{L}))/gu,
        (whole, number: string, kind: string, ending: string) => {
          const stem = SPOONS[kind];
          if (stem === undefined) return whole;
          const bent = ending === 'ки' && /^[2-4]\s$/.test(number) ? 'ые' : (OF_SPOONS[ending] ?? 'ой');
          return `${number}${stem}${bent} `;
        },
      )
      .replace(
        /(?<![\p{N}.,])(\d{1,2})\sр\.(?=\s(?:в|на)\s(?:день|сутки|неделю|месяц|год|час|мин))/gu,
        (_whole, number: string) => `${number} ${counted(number, ['раз', 'раза', 'раз'])}`,
      )
      // "2 таб.": elsewhere a table
      .replace(/(?<=(?<![\p{N}.,])\d{1,2}\s)табл?\.(?!\s?\d+(?!\s(?:р|раз)))/gu, 'таб.')
      .replace(/(?<=\d\s?\p{L}{1,5}\.?)\s?\/\s?(сут|мес|нед|кв)(?!\p{L})\.?/gu, (whole, span: string) => {
        return SPANS[span] === undefined ? whole : ` в ${SPANS[span] ?? ''}`;
      })
  );
}

/** "М.: Наука, 1975. — 320 с.", "испр. и доп.", "корп. 2, стр. 1", ranks and degrees. */
function speakBooks(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])М\.(?=(?:;\s?Л\.)?(?:,\s(?:1[5-9]|20)\d\d|\s?:\s\p{Lu}))/gu, 'Москва')
    .replace(/(?<![\p{L}\p{N}])Л\.(?=,\s(?:19)\d\d|\s?:\s\p{Lu})/gu, 'Ленинград')
    .replace(/(?<![\p{L}\p{N}])СПб\.?(?!\p{L})/gu, 'Санкт-Петербург')
    .replace(/(?<=[–—]\s)(\d{2,4})\sс\.(?!\s?\d)/gu, (_whole, number: string) => {
      return `${number} ${counted(number, ['страница', 'страницы', 'страниц'])}`;
    })
    .replace(
      /(?<=(?<!\p{L})[Вв]\s)(\d{1,2})\s(т|кн)\.(?=[,\s)]|$)(?=(?:(\s\p{Lu}))?)/gu,
      (whole, number: string, noun: string, next?: string) => {
        const said = cardinal(Number(number), 'prepositional', noun === 'кн');
        return said === null
          ? whole
          : `${said} ${{ т: 'томах', кн: 'книгах' }[noun] ?? ''}${next === undefined ? '' : '.'}`;
      },
    )
    .replace(/(?<=\p{L}\.?\sи\s|[,–]\s)(доп|перераб)(?=\.\s\p{Lu})/gu, (_whole, short: string) => {
      return short === 'доп' ? 'дополненное' : 'переработанное';
    })
    .replace(/(?<!\p{L})испр\.(?=(?:\sи)?\s(?:доп|перераб)\.|[\s.,;)]|$)/gu, 'исправленное')
    .replace(/(?<!\p{L})доп\.(?=[,;)]|\s(?!\p{Lu})|$)/gu, 'дополненное')
    .replace(/(?<!\p{L})перераб\.(?=[,;)]|\s(?!\p{Lu})|$)/gu, 'переработанное')
    .replace(/(?<=(?:корп|д)\.\s\d{1,3},\s)стр\.(?=\s\d)/gu, 'строение')
    .replace(
      /(?<!\p{L})ст\.\s(?=(?:лейтенант|сержант|науч|преподават|инженер|матрос|прапорщик)\p{L}*)/gu,
      'старший ',
    )
    .replace(/(?<!\p{L})мл\.\s(?=(?:лейтенант|сержант|науч)\p{L}*)/gu, 'младший ')
    .replace(/(?<!\p{L})кап\.(?=\s[123]-го\sр)/gu, 'капитан')
    .replace(/(?<!\p{L})([кд])\.\s?ф\.-м\.\s?н\./gu, (_whole, degree: string) => {
      return `${degree === 'к' ? 'кандидат' : 'доктор'} физико-математических наук`;
    })
    .replace(
      /(?<!\p{L})преп\.\s(?=\p{Lu}\p{Ll}+(?:й|л|р|м|н|т|им|ан)(?:\s|[,.;)]|$))(?!\p{Lu}\p{Ll}+(?:ов|ев|ин|ын|ский)(?!\p{L}))/gu,
      'преподобный ',
    );
}
