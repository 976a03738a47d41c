const ONES = ['', 'אחד', 'שניים', 'שלושה', 'ארבעה', 'חמישה', 'שישה', 'שבעה', 'שמונה', 'תשעה', 'עשרה'];
const TEENS = [
  '',
  'אחד עשר',
  'שנים עשר',
  'שלושה עשר',
  'ארבעה עשר',
  'חמישה עשר',
  'שישה עשר',
  'שבעה עשר',
  'שמונה עשר',
  'תשעה עשר',
];
const FEMININE_ORDINALS = [
  '',
  'הראשונה',
  'השנייה',
  'השלישית',
  'הרביעית',
  'החמישית',
  'השישית',
  'השביעית',
  'השמינית',
  'התשיעית',
  'העשירית',
];
const FEMININE_TEENS = [
  '',
  'האחת עשרה',
  'השתים עשרה',
  'השלוש עשרה',
  'הארבע עשרה',
  'החמש עשרה',
  'השש עשרה',
  'השבע עשרה',
  'השמונה עשרה',
  'התשע עשרה',
];
const FEMININE_TWENTIES = ['העשרים', 'העשרים ואחת', 'העשרים ושתיים'];
const MONTHS = 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר'.split(' ');
const MONTH = [
  ...MONTHS,
  'מרס',
  'תשרי',
  'חשוון',
  'כסלו',
  'טבת',
  'שבט',
  'אדר',
  'ניסן',
  'אייר',
  'סיוון',
  'תמוז',
  'אב',
  'אלול',
].join('|');
const DAY = new RegExp(`(?<![\\p{L}\\p{N}])([ובהלמש]{0,2})-?(\\d{1,2})\\s(?=ב(?:${MONTH})(?!\\p{L}))`, 'gu');
const CENTURY = /(?<=(?<!\p{L})[ובכלמשה]{0,3}(?:מאה|מאות)\s)ה-?(\d{1,2})(?!\p{N})/gu;
const DATE =
  /(?<![\p{L}\p{N}.,/–-])(0?[1-9]|[12]\d|3[01])([/.])(0?[1-9]|1[0-2])\2(\d{4})(?![\p{L}\p{N}/–-]|[.,]\d)/gu;

/** Days before their month are masculine, centuries feminine: "ב-3 במאי", "המאה ה-19". */
export function speakHebrewDates(text: string): string {
  return text
    .replace(
      DATE,
      (_whole, day: string, _mark: string, month: string, year: string) =>
        `${Number(day)} ב${MONTHS[Number(month) - 1] ?? month} ${year}`,
    )
    .replace(DAY, (whole, prefix: string, figures: string) => {
      const said = day(Number(figures));
      return said === null ? whole : `${prefix}${said} `;
    })
    .replace(CENTURY, (whole, figures: string) => {
      const number = Number(figures);
      const said =
        number <= 10
          ? FEMININE_ORDINALS[number]
          : number < 20
            ? FEMININE_TEENS[number - 10]
            : FEMININE_TWENTIES[number - 20];
      return said === undefined || said === '' ? whole : said;
    });
}

function day(number: number): string | null {
  if (number < 1 || number > 31) return null;
  if (number <= 10) return ONES[number] ?? null;
  if (number < 20) return TEENS[number - 10] ?? null;
  const tens = number < 30 ? 'עשרים' : 'שלושים';
  return number % 10 === 0 ? tens : `${tens} ו${ONES[number % 10]}`;
}
