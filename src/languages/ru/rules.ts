import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import { speakLives } from '../lives.ts';
import { romanValue } from '../numerals.ts';
import { joinThousands } from '../thousands.ts';
import { createWeekdays } from '../weekdays.ts';
import { cardinal, type Ending, feminine, ordinal } from './numbers.ts';
import { HAS_SIGNS } from '../signs.ts';
import { speakCounted } from './counted.ts';
import { declineFractions } from './fractions.ts';
import { speakCompounds } from './compounds.ts';
import { speakNumberedNouns } from './numbered-nouns.ts';
import { speakShortAdjectives } from './short-adjectives.ts';
import { speakShortNouns } from './short-nouns.ts';
import { speakShorthand } from './shorthand.ts';
import { speakTitles } from './titles.ts';

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const SHORT_MONTHS: Readonly<Record<string, string>> = {
  ...{ янв: 'января', февр: 'февраля', фев: 'февраля', апр: 'апреля', авг: 'августа', сент: 'сентября' },
  ...{ сен: 'сентября', окт: 'октября', нояб: 'ноября', дек: 'декабря' },
};
const speakWeekdays = createWeekdays({
  days: {
    пн: ['понедельник', 'понедельник', 'понедельника'],
    вт: ['вторник', 'вторник', 'вторника'],
    ср: ['среда', 'среду', 'среды'],
    чт: ['четверг', 'четверг', 'четверга'],
    пт: ['пятница', 'пятницу', 'пятницы'],
    сб: ['суббота', 'субботу', 'субботы'],
    вс: ['воскресенье', 'воскресенье', 'воскресенья'],
  },
  accusative: 'во?|на|по',
  genitive: 'со?|до|от|кроме|после|помимо',
  range: (from, to) => `с ${from[2]} по ${to[1]}`.replace('с в', 'со в'),
});
const MONTH = MONTHS.join('|');
const PREPOSITIONAL = /(?<!\p{L})(?:во?|на|об?|при)\s$/iu;
const DATIVE = /(?<!\p{L})(?:ко?|по|согласно|посвящ\p{L}+)\s$/iu;
const GENITIVE = /(?<!\p{L})(?:со?|из|от|до|у|для|без|около|после|возле|против)\s$/iu;

/** What Russian changes before the rules that all languages share. */
export const SPOKEN_BEFORE: readonly ((text: string) => string)[] = [
  speakLives({ born: ['родился', 'родился в'], died: ['умер', 'умер в'] }),
  speakShorthand,
  speakRussianNumbers,
  speakShortAdjectives,
  speakTitles,
  speakDates({ months: MONTHS, say: (day, month, year) => `${day} ${month} ${year} года`, dayFirst: true }),
  speakFormulas,
  speakScores,
  speakTimes,
  speakWeekdays,
  speakCalendar({ days: null, months: SHORT_MONTHS, of: null, before: '', and: '', to: '' }),
  speakCompounds,
  speakDecades,
  speakDays,
  speakYears,
  speakOrdinals,
  speakNumberedNouns,
  speakShortNouns,
  speakParts,
  // "ум. в 1999 г."; elsewhere both are words.
  (text) =>
    text
      .replace(/(?<=^|[\s(])([Уу])м\.(?=\s(?:в\s)?(?:\d|\p{L}+(?:ого|его|ом)\s|тысяча\s))/gu, '$1мер')
      .replace(/(?<=^|[\s(])([Рр])од\.(?=\s(?:в\s)?(?:\d|\p{L}+(?:ого|его|ом)\s|тысяча\s))/gu, '$1одился'),
  // "1 250 000": the engine says the noughts.
  joinThousands,
  (text) =>
    text.replace(
      /(?<![\p{L}\p{N}.,])(\d{1,4}):(\d{4,6})(?![\p{L}\p{N}:]|[.,]\d)/gu,
      (whole, one: string, other: string) => {
        const said = cardinal(Number(other), 'dative');
        return said === null ? whole : `${one} к ${said}`;
      },
    ),
  (text) => text.replace(/(?<!\d\s?)(?<!\p{L})([Сс])м\.(?=\s)/gu, '$1мотри'),
  // "9,58 с", "за 5 с.", but "5 с половиной"
  (text) => text.replace(/(?<=(?<![\p{L}\p{N}.])\d+(?:,\d+)?\s)с(?=[.,;:)]|\s*$)/gu, 'сек'),
  // The stop of what is counted: "21 руб. 50 коп."
  (text) =>
    text.replace(
      /(?<=[\d½⅓⅔¼¾⅛]\s?)(руб|коп|долл|тыс|млн|млрд|трлн|чел|мин|сек|р|ст\.\s?л|ч\.\s?л)\.(?=\s[\p{Ll}\p{N}(]|[,;:)]|\s*$)/gu,
      (_whole, unit: string) => unit.replace(/\.\s?/, '. '),
    ),
];

/** And behind them. */
export const SPOKEN_AFTER: readonly ((text: string) => string)[] = [
  speakLetters,
  speakCounted,
  (text) =>
    text
      .replace(/(?<![\p{N}\p{L},])1 и одна вторая (\p{Ll}+)ой (\p{Ll}+[ыи])(?!\p{L})/gu, 'полторы $1ые $2')
      .replace(/(?<![\p{N}\p{L},])1 и одна вторая (?=\p{Ll}+[ая](?!\p{L}))/gu, 'полтора ')
      .replace(/(?<![\p{N}\p{L},])1 и одна вторая (?=\p{Ll}+[ыи](?!\p{L}))/gu, 'полторы ')
      .replace(/(?<=(?<![\p{N}\p{L},])\d{1,3} )и одна вторая(?= \p{Ll})/gu, 'с половиной')
      .replace(/(?<!\p{L})одна вторая литра/gu, 'пол-литра')
      .replace(/(?<!\p{L})одна вторая (?=\p{Ll}+[ая](?!\p{L})|\p{Ll}+ой \p{Ll}+и(?!\p{L}))/gu, 'половина ')
      .replace(/(?<![\p{N}\p{L},])1,5 (?=\p{Ll}+[ая](?!\p{L}))/gu, 'полтора ')
      .replace(/(?<![\p{N}\p{L},])1,5 (?=(?:\p{Ll}+ой )?\p{Ll}+[ыи](?!\p{L}))/gu, 'полторы '),
  // "Добавьте ½ ложки"
  (text) =>
    /(?<!\p{L})\p{Lu}?\p{Ll}+(?:[иьй]те|ить|ать|ять)(?!\p{L})/u.test(text)
      ? text
          .replace(/(?<=\p{Ll},?\s)половина (?=\p{Ll})/gu, 'половину ')
          .replace(/(?<=\p{Ll},?\s)одна (треть|четверть)/gu, 'одну $1')
      : text,
  // "10 в 24-й степени"
  (text) =>
    text.replace(
      /(?<=в )степени (минус |−)?(\d{1,3})(?!\d)/gu,
      (whole, minus: string | undefined, power: string) => {
        const said = ordinal(Number(power), 'ой');
        return said === null ? whole : `${minus === undefined ? '' : 'минус '}${said} степени`;
      },
    ),
  speakDecimals,
  // "Орлов, 52 лет"
  (text) =>
    text.replace(
      /(?<![\p{L}\p{N}.,–-])(\d{1,2}[1-4]|[1-4])(?=\sлет(?!\p{L}))(?<!1\d)/gu,
      (age) => cardinal(Number(age), 'genitive') ?? age,
    ),
  speakFeminine,
  declineFractions,
  // "с 1/2 стакана"
  (text) =>
    text
      .replace(/(?<=(?<!\p{L})со?\s)половин[ау](?=\s\p{Ll})/giu, 'половиной')
      .replace(
        /(?<=(?<!\p{L})(?:до|от|около|из|без|более|менее|больше|меньше)\s)половин[ау](?=\s\p{Ll})/giu,
        'половины',
      ),
  // The engine says its figures as if there were a vowel more.
  (text) => text.replace(/(?<![\p{L}\p{N}.,:–-])11(?=\s\p{Ll})/gu, 'одиннадцать'),
];

const LETTERS =
  /(Перв|Втор|Трет)(?:ое|ье)\s(Коринфянам|Фессалоникийцам|Тимофею|Петра|Иоанна|Царств|Паралипоменон)(?!\p{L})/gu;

/** "в 1 Кор." is "в Первом послании к Коринфянам", "1 Цар." "Первая книга Царств". */
function speakLetters(text: string): string {
  return text.replace(LETTERS, (whole, stem: string, to: string, offset: number) => {
    const isIn = PREPOSITIONAL.test(text.slice(0, offset));
    const isSoft = stem === 'Трет';
    if (/^(?:Царств|Паралипоменон)$/u.test(to)) {
      return `${stem}${isIn ? (isSoft ? 'ьей' : 'ой') : isSoft ? 'ья' : 'ая'} ${isIn ? 'книге' : 'книга'} ${to}`;
    }
    if (!isIn) return whole;
    const link = /^(?:Петра|Иоанна)$/u.test(to) ? '' : 'к ';
    return `${stem}${isSoft ? 'ьем' : 'ом'} послании ${link}${to}`;
  });
}

const CODES: Readonly<Record<string, string>> = {
  ...{
    ГК: 'Гражданского кодекса',
    УК: 'Уголовного кодекса',
    ТК: 'Трудового кодекса',
    НК: 'Налогового кодекса',
  },
  ...{ СК: 'Семейного кодекса', ЖК: 'Жилищного кодекса', БК: 'Бюджетного кодекса', ЗК: 'Земельного кодекса' },
  ...{ УПК: 'Уголовно-процессуального кодекса', ГПК: 'Гражданского процессуального кодекса' },
  ...{ АПК: 'Арбитражного процессуального кодекса', КоАП: 'Кодекса об административных правонарушениях' },
};
const OF_TIME: Readonly<Record<string, string>> = { ч: 'час', с: 'секунду', мин: 'минуту', сут: 'сутки' };

/** Ranges of days, world wars, parts of an hour and of money, lives, decades without their noun. */
function speakRussianNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      .replace(
        /(?<=\d\s)(ГК|УК|ТК|НК|СК|ЖК|БК|ЗК|УПК|ГПК|АПК|КоАП)\sРФ(?!\p{L})/gu,
        (whole, code: string) => {
          const said = CODES[code];
          return said === undefined ? whole : `${said} Российской Федерации`;
        },
      )
      // "25 м³/ч", "+60 °C"
      .replace(
        /(?<=\d\s?(?:м³|м3|л|т|кг|г|мл|мг|мкг|мм|см|га|шт|об|уд\.|ккал|МЕ))\/(ч|сут|мин|с)(?![\p{L}])/gu,
        (whole, time: string) => (OF_TIME[time] === undefined ? whole : ` в ${OF_TIME[time] ?? ''}`),
      )
      .replace(/(?<=^|[\s(])\+\s?(?=\d{1,3}(?:,\d)?\s?°)/gu, 'плюс ')
      // "3–5 мая"
      .replace(
        new RegExp(
          `(?<![\\p{L}\\p{N}.,:–-])(?<!(?:со?|по|до|от)\\s)(\\d{1,2})\\s?[–—-]\\s?(\\d{1,2})(?=\\s(?:${MONTH})(?!\\p{L}))`,
          'gu',
        ),
        'с $1 по $2',
      )
      // "1939–45 гг."
      .replace(
        /(?<![\p{L}\p{N}])(1\d|20)(\d\d)\s?[–—-]\s?(\d\d)(?=\s?(?:гг\.|год(?:ов|ах|ы|ам)))/gu,
        '$1$2–$1$3',
      )
      .replace(
        /(?<![\p{L}\p{N}])(I{1,3})(?=\s[Мм]иров(ая|ой|ую)(?!\p{L}))/gu,
        (whole, numeral: string, ending: string) => ordinal(numeral.length, ending as Ending) ?? whole,
      )
      // "7 ч. 30 мин.", "2 р. 50 к."
      .replace(/(?<=\d\s?)ч\.(?=\s\d{1,2}\s?мин)/gu, 'ч')
      .replace(/(?<=\d\s?)ч\.(?=\s(?:утра|дня|вечера|ночи|пополудни))/gu, 'ч')
      .replace(/(?<=\d\s?(?:р|руб)\.\s\d{1,2}\s)к\.(?!\p{L})/gu, 'коп.')
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,5}\.?)\/(?=(?:день|месяц|год|неделю|чел|человека|сутки)(?!\p{L}))/gu,
        ' в ',
      )
      .replace(/(?<=\d)\s?[xх×](?=\s(?:больше|меньше|кратн))/gu, ' раза')
      .replace(/(?<!\p{L})св\.(?=\s\d)/gu, 'свыше')
      .replace(/(?<=\d{4}\s)г\.\s?р\.(?!\p{L})/gu, 'года рождения')
      .replace(/(?<=\d\s?)долл\.(?=\sСША)/gu, 'долл')
      .replace(
        /(?<![\p{L}\p{N}])(?:(I{1,3}|IV|VI{0,3}|IX|X)\s?([–—-])\s?)?(I{1,3}|IV|V)\sтыс\.(?=\s(?:до\s)?н\.)/gu,
        (
          whole,
          from: string | undefined,
          dash: string | undefined,
          numeral: string,
          offset: number,
          all: string,
        ) => {
          const before = all.slice(0, offset);
          const isIn = PREPOSITIONAL.test(before);
          const ending = isIn ? 'ом' : /\p{L}/u.test(before) ? 'ого' : 'ое';
          const [first, last] = [from ?? numeral, numeral].map((one) =>
            ordinal(romanValue(one) ?? 0, ending),
          );
          if (typeof first !== 'string' || typeof last !== 'string') return whole;
          const noun = { ом: 'тысячелетии', ого: 'тысячелетия', ое: 'тысячелетие' }[ending];
          const several = { ом: 'тысячелетиях', ого: 'тысячелетий', ое: 'тысячелетия' }[ending];
          return dash === undefined ? `${last} ${noun}` : `${first}-${last} ${several}`;
        },
      )
      .replace(/(?<=(?<!\p{L})(?:в|на)\s)синод\.\sпер\./gu, 'синодальном переводе')
      .replace(/(?<=(?:арми|дивизи|бригад)[яи]\s|корпус[а]?\s|войск[а]?\s)ген\.(?=\s\p{Lu})/gu, 'генерала')
      .replace(/(?<=\d-й\s)мин\.(?!\p{L})/gu, 'минуте')
      .replace(/(?<=\p{Ll}(ая|ой|ую)\s)(обл|губ)\./gu, (_whole, ending: string, short: string) => {
        if (short === 'обл') return ending === 'ой' ? 'области' : 'область';
        return `губерни${ending === 'ая' ? 'я' : ending === 'ой' ? 'и' : 'ю'}`;
      })
      // "Род. ок. 1850"
      .replace(/(?<=^|[\s(])([Рр])од\.(?=\s(?:ок\.|около)\s\d)/gu, '$1одился')
      .replace(/(?<=^|[\s(])([Уу])м\.(?=\s(?:ок\.|около)\s\d)/gu, '$1мер')
      .replace(/(?<=\()р\.(?=\s(?:в\s)?\d{4})/gu, 'родился в')
  );
}

/** "12 апреля", "к 1 сентября", "по 5 мая", "с 1 по 5 мая", and a date under a letter: "Москва, 5 марта". */
function speakDays(text: string): string {
  const said = (day: string, before: string): string => {
    const isPlaceAndDate = /^\p{Lu}[\p{L}-]+,\s$/u.test(before) && text.length < 40;
    const ending = /(?<!\p{L})ко?\s$/iu.test(before)
      ? 'ому'
      : isPlaceAndDate || /(?<!\p{L})(?:по|на|за)\s$/iu.test(before)
        ? 'ое'
        : 'ого';
    return Number(day) > 31 ? day : (ordinal(Number(day), ending) ?? day);
  };
  return text
    .replace(
      new RegExp(
        `(?<![\\p{L}\\p{N}.,:–-])(\\d{1,2})(?=(?:\\s?[–-]\\s?\\d{1,2}|\\s(?:по|и|до)\\s\\d{1,2})?\\s(?:${MONTH})(?!\\p{L}))`,
        'gu',
      ),
      (_whole, day: string, offset: number) => atStart(said(day, text.slice(0, offset)), offset),
    )
    .replace(
      new RegExp(`(?<=(?:ого|ье|ое|ому)\\s?[–-]\\s?)(\\d{1,2})(?=\\s(?:${MONTH})(?!\\p{L}))`, 'gu'),
      (_whole, day: string) => ordinal(Number(day), 'ое') ?? day,
    )
    .replace(
      new RegExp(`(?<=(?:${MONTH})\\s)(1[0-9]\\d\\d|20\\d\\d)(?!\\s?г|[\\p{N}–-]|[.,]\\d)`, 'gu'),
      '$1 года',
    );
}

const OF_CLASSES: Readonly<Record<string, Ending>> = {
  ...{
    класс: 'ый',
    этаж: 'ый',
    курс: 'ый',
    тур: 'ый',
    день: 'ый',
    год: 'ый',
    место: 'ое',
    главу: 'ую',
    страницу: 'ую',
  },
};

/** "между 1941 и 1945 гг.", "с 1941 по 1945", "с 5 по 9 класс" */
function speakSpans(text: string): string {
  if (!/\d\s(?:по|и|г\.)\s/u.test(text)) return text;
  return text
    .replace(
      /(?<=(?<!\p{L})между\s)(\d{3,4})\s(?:г\.\s)?и\s(\d{3,4})\s?(?:гг?\.|годами|годом)(?!\p{L})/giu,
      (whole, from: string, until: string) => {
        const [one, other] = [from, until].map((year) => ordinal(Number(year), 'ым'));
        return typeof one === 'string' && typeof other === 'string' ? `${one} и ${other} годами` : whole;
      },
    )
    .replace(
      /(?<=(?<!\p{L})со?\s)(\d{1,4})\sпо\s(\d{1,4})(?:\s?(гг?\.)|\s(\p{Ll}+)(?!\p{L})|(?=[.,;:)]|\s|$))(?![.,]\d)/giu,
      (whole, from: string, until: string, short: string | undefined, noun: string | undefined) => {
        const areYears = /^(?:1\d|20)\d\d$/.test(from) && /^(?:1\d|20)\d\d$/.test(until);
        const ending = short === undefined ? OF_CLASSES[noun ?? ''] : 'ый';
        if (ending === undefined && !areYears) return whole;
        const [one, other] = [ordinal(Number(from), 'ого'), ordinal(Number(until), ending ?? 'ый')];
        if (one === null || other === null) return whole;
        const named = short === undefined ? noun : short === 'гг.' ? 'годы' : 'год';
        return `${one} по ${other}${named === undefined ? '' : ` ${named}`}`;
      },
    );
}

/** "в 1945 г.", "к 1939 году", "до 1917 года", "в 44 г. до н. э.", "в 1914–1918 гг." */
function speakYears(text: string): string {
  return speakSpans(text)
    .replace(
      /(?<![\p{L}\p{N}.,])(\d{3,4})\s?[–—-]\s?(\d{3,4})\s?(гг\.|годов|годах|годы|годам)(?!\p{L})/gu,
      (whole, from: string, to: string, noun: string, offset: number) => {
        const before = text.slice(0, offset);
        const ending =
          noun === 'годах' || (noun === 'гг.' && PREPOSITIONAL.test(before))
            ? 'ом'
            : noun === 'годам' || (noun === 'гг.' && DATIVE.test(before))
              ? 'ому'
              : 'ого';
        const years = [ordinal(Number(from), ending), ordinal(Number(to), ending)];
        const form = { ом: 'годах', ому: 'годам', ого: 'годов' }[ending];
        return years.includes(null) || noun === 'годы'
          ? whole.replace('гг.', 'годы')
          : `${years.join(' – ')} ${form}`;
      },
    )
    .replace(
      /(?<![\p{L}\p{N}.,–-])(\d{1,4})\s?(г\.|годом|году|года|годе|год)(?!\p{L})(?=(\s(?:до\s)?н\.\s?э\.)?)/gu,
      (whole, number: string, noun: string, era: string | undefined, offset: number) => {
        if (number.length < 3 && era === undefined) return whole;
        const before = text.slice(0, offset);
        const [ending, form] = yearForm(noun, before);
        const said = ordinal(Number(number), ending);
        return said === null ? whole : atStart(`${said} ${form}`, offset);
      },
    );
}

function yearForm(noun: string, before: string): [Ending, string] {
  // "с 1941 по 1945 г.", "(2010 г.)"
  if (noun === 'г.' && /(?:(?<!\p{L})(?:по|за|на)\s|\()$/iu.test(before)) return ['ый', 'год'];
  if (noun === 'год') return ['ый', noun];
  if (noun === 'года') return ['ого', noun];
  if (noun === 'годом') return ['ым', noun];
  if (noun === 'годе') return ['ом', noun];
  if (DATIVE.test(before)) return ['ому', 'году'];
  return noun === 'году' || PREPOSITIONAL.test(before) ? ['ом', 'году'] : ['ого', 'года'];
}

/** "в 1920-х гг.", "90-е годы" */
function speakDecades(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,–-])(\d{2}|1\d\d0|20\d0)-(?:ы?([ехм])|ыми|ми)\s(гг\.|год\p{L}{1,2})(?!\p{L})/gu,
    (whole, number: string, letter: string | undefined, noun: string, offset: number) => {
      const isIn = PREPOSITIONAL.test(text.slice(0, offset));
      const ending: Ending = letter === 'е' ? 'ые' : letter === 'х' ? 'ых' : letter === 'м' ? 'ым' : 'ыми';
      const form = noun !== 'гг.' ? noun : letter === 'е' ? 'годы' : isIn ? 'годах' : 'годов';
      const said = ordinal(Number(number), ending);
      return said === null ? whole : `${said} ${form}`;
    },
  );
}

/** "2-е издание", "на 5-м этаже", "в 21-й квартире", "1990-х" */
function speakOrdinals(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,–-])(\d{1,4})-(ый|ой|ий|й|ая|я|ое|е|ые|ого|го|ому|му|ым|ом|м|ую|ю|ых|х|ыми|ми)(?!\p{L}|-)(?=(?:\s(\p{L}+))?)/gu,
    (whole, number: string, suffix: string, noun: string | undefined, offset: number) => {
      if (suffix === 'м' && noun !== undefined && PREPOSITIONAL.test(text.slice(0, offset))) {
        if (!/[аяы]м$/u.test(noun)) return ordinal(Number(number), 'ом') ?? whole;
      }
      // "в 90-е"
      const isDecade = suffix === 'е' && noun === undefined && /^(?:[2-9]|1[5-9]\d|20\d)0$/.test(number);
      const said = ordinal(Number(number), isDecade ? 'ые' : endingOf(suffix, noun ?? ''));
      return said ?? whole;
    },
  );
}

/** Nouns in -ь that are masculine, as hardly any that is numbered. */
const MASCULINE =
  /^(?:путь|день|уровень|\p{L}+тель|рубль|камень|корень|корабль|автомобиль|фестиваль|король)$/u;

function endingOf(suffix: string, noun: string): Ending {
  const short: Readonly<Record<string, Ending>> = {
    ...{ я: 'ая', го: 'ого', му: 'ому', ю: 'ую', х: 'ых', ми: 'ыми', ий: 'ый' },
    е: /[ыи]$|годы$/u.test(noun) ? 'ые' : 'ое',
    м: /[оеё]м$|[ая]м$/u.test(noun) ? 'ым' : 'ом',
    й: /(?:[еиыь]|[ое]й)$/u.test(noun) && !MASCULINE.test(noun) ? 'ой' : 'ый',
    ой: /(?:[еиы]|[ое]й)$/u.test(noun) ? 'ой' : 'ый',
  };
  return short[suffix] ?? (suffix as Ending);
}

const PARTS_OF_TIME: Readonly<
  Record<string, readonly [nominative: string, genitive: string, prepositional: string]>
> = {
  нач: ['начало', 'начала', 'начале'],
  сер: ['середина', 'середины', 'середине'],
  кон: ['конец', 'конца', 'конце'],
  пол: ['половина', 'половины', 'половине'],
  четв: ['четверть', 'четверти', 'четверти'],
};

/** "в нач. XX века", "с кон. 1930-х", "во второй пол. XIX века" */
function speakParts(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.])(нач|сер|кон|пол|четв)\.(?=\s(?:\p{L}+\s){0,3}\p{L}+(?:ого|ьего|ых)\s(?:века|года|годов|столетия|тысячелетия)|\sI{1,3}V?\sтыс|\s\p{L}+ых(?!\p{L})|\s\d{4})/gu,
    (whole, part: string, offset: number) => {
      const forms = PARTS_OF_TIME[part];
      if (forms === undefined) return whole;
      const before = text.slice(0, offset).replace(/\p{L}+ой\s$/u, '');
      if (PREPOSITIONAL.test(before)) return forms[2];
      return GENITIVE.test(before) ? forms[1] : forms[0];
    },
  );
}

/** "выиграл 3:1" is "три один", "1:3" of a mixture "один к трём". */
function speakScores(text: string): string {
  if (!/выигр|побед|обыгр|проигр|сыгра|сч[её]т|ничь|матч|разгром/iu.test(text)) return text;
  return text.replace(/(?<![\p{L}\p{N}.,:])(\d{1,2}):(\d{1,2})(?![\p{L}\p{N}:]|[.,]\d)/gu, '$1 – $2');
}

const ELEMENTS: Readonly<Record<string, string>> = {
  ...{
    H: 'аш',
    C: 'цэ',
    O: 'о',
    N: 'эн',
    S: 'эс',
    P: 'пэ',
    K: 'калий',
    F: 'фтор',
    I: 'йод',
    B: 'бор',
    U: 'уран',
  },
  ...{ Na: 'натрий', Cl: 'хлор', Ca: 'кальций', Fe: 'феррум', Mg: 'магний', Si: 'силициум', Al: 'алюминий' },
  ...{
    Cu: 'купрум',
    Zn: 'цинк',
    Br: 'бром',
    Ag: 'аргентум',
    Pb: 'плюмбум',
    Hg: 'гидраргирум',
    Mn: 'марганец',
    Ba: 'барий',
  },
};

/** "H2O" is "аш два о"; the engine says the letters in English. */
function speakFormulas(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}]|[Вв]итамин\p{L}{0,3}\s)(?=[A-Za-z]*[\d₀-₉])(?:[A-Z][a-z]?[\d₀-₉]{0,2}){1,6}(?![\p{L}\p{N}-])/gu,
    (formula) => {
      const parts = formula.match(/[A-Z][a-z]?|[\d₀-₉]+/gu) ?? [];
      const said = parts.map((part) => (/[A-Z]/.test(part) ? ELEMENTS[part] : part.normalize('NFKC')));
      return said.length < 3 && parts.length < 2
        ? formula
        : said.some((part) => part === undefined)
          ? formula
          : said.join(' ');
    },
  );
}

/** "с 9:00 до 21:30", "на 15.30", "в 7.05" */
function speakTimes(text: string): string {
  return text
    .replace(
      /(?<=(?<!\p{L})(?:со?|до|после|около|от)\s)([01]?\d|2[0-4])[:.](00|[0-5]\d)(?![\p{L}\p{N}]|[.,:]\d|\s?(?:%|руб|млн|тыс|(?:кг|г|м|л)(?!\p{L})))/giu,
      (whole, hours: string, minutes: string) => {
        const hour = cardinal(Number(hours), 'genitive');
        if (hour === null || (whole.includes('.') && /^(?:0[1-9]|1[0-2])$/.test(minutes))) return whole;
        if (minutes === '00') return `${hour} ${isOne(hours) ? 'часа' : 'часов'}`;
        return `${hour} ${minutes.startsWith('0') ? `ноль ${minutes.slice(1)}` : (cardinal(Number(minutes), 'genitive') ?? minutes)}`;
      },
    )
    .replace(
      /(?<=(?<!\p{L})(?:во?|на)\s)([01]?\d|2[0-4])\.(00|1[0-9]|[2-5]\d)(?![\p{L}\p{N}]|[.,:]\d|\s?(?:%|руб|млн|тыс|(?:кг|г|м|л)(?!\p{L})))/giu,
      (_whole, hours: string, minutes: string) =>
        `${Number(hours)} ${minutes === '00' ? (isOne(hours) ? 'час' : /(?<!1)[234]$/.test(hours) ? 'часа' : 'часов') : minutes}`,
    );
}

const PARTS = ['десят', 'сот', 'тысячн'];

/** "3,5" is "три целых пять десятых". */
function speakDecimals(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:])(\d{1,6}),(\d{1,3})(?![\p{N}]|[.,:]\d)/gu,
    (whole, main: string, rest: string) => {
      const part = PARTS[rest.length - 1];
      if (part === undefined) return whole;
      const [one, other] = [main, String(Number(rest))].map(counted);
      return `${one ?? ''} ${isOne(main) ? 'целая' : 'целых'} ${other ?? ''} ${part}${isOne(String(Number(rest))) ? 'ая' : 'ых'}`;
    },
  );
}

function isOne(number: string): boolean {
  return /(?<!1)1$/.test(number);
}

/** A number before a feminine noun, below 100 in words where it differs. */
function counted(number: string): string {
  return number.length < 3 && /(?<!1)[12]$/.test(number) ? feminine(Number(number)) : number;
}

/** Behind 2, only feminine nouns end so, and behind 1, hardly any other; an adjective between them tells, too. */
const ONE =
  /(?<![\p{L}\p{N}.,:–-]|\d\sи\s|(?:част|глав|стать|пункт|том|страниц|раздел|номер|дом|квартир|таблиц)\p{L}{0,3}\s)([2-9]?1)(?=\s\p{Ll}*(?:[ая]|ь)(?:\s|[.,;:!?)]|$))(?!\s(?:дн|человека|мужчина|из|на|за|до|да|года|рубль|день|январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр|м[аа]рта|мая|августа))/gu;
const TWO =
  /(?<![\p{L}\p{N}.,:–-]|\d\sи\s|(?:част|глав|стать|пункт|том|страниц|раздел|номер|дом|квартир|таблиц)\p{L}{0,3}\s)([2-9]?2)(?=\s(?:\p{Ll}+ые\s|\p{Ll}+ие\s)?\p{Ll}{3,}[ыи](?!\p{L}))(?!\s(?:или|три|при|дни))/gu;

/** "две минуты", "двадцать одна книга" */
function speakFeminine(text: string): string {
  return [ONE, TWO].reduce(
    (spoken, pattern) => spoken.replace(pattern, (number) => feminine(Number(number))),
    text,
  );
}

function atStart(said: string, offset: number): string {
  return offset === 0 ? said.slice(0, 1).toUpperCase() + said.slice(1) : said;
}
