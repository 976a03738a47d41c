/** Full-width figures, Latin letters and the signs of amounts, and squared units: ３．５㎞ is "3.5km". */
const WIDE = /[０-９Ａ-Ｚａ-ｚ％＄￥￦＋－]|[\u3300-\u33ff]/gu;
/** Not the comma of a clause: "5，500元" may be two prices. */
const WIDE_MARK = /(?<=[0-9０-９])[．：](?=[0-9０-９])|(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/gu;
/** ３－４級 */
const WIDE_DASH = /(?<=[0-9０-９])－(?=[0-9０-９])/gu;
const NARROW_YEN = '¥';
const DAY = /(?<![\p{N}./-])(\d{4})([./-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\p{N}/-]|\.\d)/gu;
/** A time of day, behind what says that it is none of a score. */
const TIME =
  /(?<=^|[\s（(「“，。、午晨晚早夜朝昼日天後后~～〜–—-在于从到至约에은는전후])([01]?\d|2[0-4]):([0-5]\d)(?![\p{N}:])/gu;
const RATIO = /(?<![\p{N}.:])(\d{1,4}):(\d|\d{3,4})(?![\p{N}:])/gu;

export function narrowForms(text: string): string {
  return text
    .replace(WIDE_DASH, '～')
    .replace(WIDE_MARK, (mark) => mark.normalize('NFKC'))
    .replace(WIDE, (sign) => (sign === '￥' ? NARROW_YEN : sign.normalize('NFKC')));
}

const SPELLINGS = { '℃': '°C', 'km²': 'km2', 'm²': 'm2', 'm³': 'm3', L: 'l', ml: 'mL' };

/** Words of units by their signs, and by what is written for those as well. */
export function withSpellings(units: Readonly<Record<string, string>>): Record<string, string> {
  const others = Object.entries(SPELLINGS).flatMap(([sign, other]) => {
    const word = units[sign];
    return word === undefined ? [] : [[other, word] as const];
  });
  return { ...units, ...Object.fromEntries(others) };
}

/** A sign in front of a number that nothing stands before, and below zero of degrees. */
export function speakMinus(minus: string, belowZero: string): (text: string) => string {
  return (text) =>
    text.replace(MINUS, (_whole, degrees: string | undefined) => (degrees === undefined ? minus : belowZero));
}

const MINUS =
  /(?<![\p{Script=Latin}\p{N})）\]℃-])(?:[-−](?=\d{1,3}(?:\.\d{1,2})?\s?(℃|°C|摄氏度|攝氏度|度|도))|−(?=\d))/gu;

export interface Clock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  ratio: string;
  /** Between the parts. */
  gap: string;
}

/** Dates and times in figures, "2024/5/3" and "10:30", with their words, and ratios. */
export function speakClock({ year, month, day, hour, minute, ratio, gap }: Clock): (text: string) => string {
  return (text) =>
    text
      .replace(DAY, (_whole, y: string, _mark: string, m: string, d: string) =>
        [`${y}${year}`, `${Number(m)}${month}`, `${Number(d)}${day}`].join(gap),
      )
      .replace(TIME, (_whole, h: string, m: string) =>
        [`${Number(h)}${hour}`, ...(m === '00' ? [] : [`${Number(m)}${minute}`])].join(gap),
      )
      .replace(RATIO, (_whole, one: string, other: string) => `${one}${gap}${ratio}${gap}${other}`);
}
