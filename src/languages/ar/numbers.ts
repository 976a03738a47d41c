const ONES = [
  '',
  'الأول',
  'الثاني',
  'الثالث',
  'الرابع',
  'الخامس',
  'السادس',
  'السابع',
  'الثامن',
  'التاسع',
  'العاشر',
];
const FIRST = 'الحادي';
const TENS = [
  '',
  '',
  'العشرون',
  'الثلاثون',
  'الأربعون',
  'الخمسون',
  'الستون',
  'السبعون',
  'الثمانون',
  'التسعون',
];
/** Masculine nouns that are counted by ordinals behind them, with what may be in front. */
const NOUNS =
  '[وبفلك]{0,2}(?:القرن|قرن|الفصل|الباب|الجزء|القسم|المجلد|الملحق|المبحث|الطابق|اليوم|الدرس|المشهد)';
const COUNTED = new RegExp(
  `(?<=(?<!\\p{L})${NOUNS}\\s)(?:ال(?:ـ)?\\s?)?(\\d{1,2})(?![\\p{N}/:–-]|[.,]\\d|\\s?%)`,
  'gu',
);
const MONTHS = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' ');
const DATE =
  /(?<![\p{L}\p{N}.,/–-])(0?[1-9]|[12]\d|3[01])([/.-])(0?[1-9]|1[0-2])\2(\d{4})(?![\p{L}\p{N}/–-]|[.,]\d)/gu;
const DIGITS = /[٠-٩]/gu;

/** "القرن الـ19" is "القرن التاسع عشر". */
export function speakArabicOrdinals(text: string): string {
  return text.replace(COUNTED, (whole, figures: string) => ordinal(Number(figures)) ?? whole);
}

export function speakArabicDates(text: string): string {
  return text.replace(DATE, (whole, day: string, _mark: string, month: string, year: string) => {
    const name = MONTHS[Number(month) - 1];
    return name === undefined ? whole : `${Number(day)} ${name} ${year}`;
  });
}

/** Arabic figures and their marks as European ones, which the other steps know: ١٬٢٥٠٫٥ is 1,250.5. */
export function europeanFigures(text: string): string {
  return text
    .replace(/(?<=[٠-٩])[٬,،](?=[٠-٩]{3}(?![٠-٩]))/gu, ',')
    .replace(/(?<=[٠-٩])(?:[٫.](?=[٠-٩])|,(?=[٠-٩]{1,2}(?![٠-٩])))/gu, '.')
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('٪', '%');
}

function ordinal(value: number): string | null {
  if (value < 1) return null;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (value <= 10) return ONES[value] ?? null;
  const one = ones === 1 ? FIRST : ONES[ones];
  if (tens === 1) return `${one} عشر`;
  return ones === 0 ? (TENS[tens] ?? null) : `${one} و${TENS[tens]}`;
}
