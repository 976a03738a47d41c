/**
 * With the sign of a country, with a zero in front, in the groups of North America or China, or in groups that no
 * number has ("22 555 01 99"). Neither a date nor a range of years.
 */
const PHONE =
  /(?<![\p{N}.,/–-]|(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])\p{L})(?:\+\d{1,3}[ \u00a0/-]?(?:\(0\))?[\d \u00a0()/-]{5,18}\d|\(?0\d{1,5}\)?[ \u00a0/-](?!\d\d[/-]\d{4})\d[\d \u00a0/-]{3,14}\d|(?:1-\d{3}-|\(\d{3}\) ?|\d{3}-)?\d{3}-\d{4}|\d{2} \d{3} \d{2} \d{2}|1\d{2}[ -]\d{4}[ -]\d{4}|(?<=(?<!\p{L})(?:[Tt][eé]l|[Tt]elef|[Tt]lf|[Ff]ax|[Pp]hone|[Mm]ob|[Tt]елефон|[Тт]ел)\p{L}{0,6}\.?:?\s(?:n[.º°r]{1,2}\s)?)\d{2,4}[ \u00a0/-]\d[\d \u00a0/-]{3,12}\d)(?![\p{N}/–-]|[.,]\d|(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])\p{L})/gu;

/** Of books and papers: "ISBN 978-3-16-148410-0". */
const BOOK = /(?<=(?<!\p{L})IS[BS]N(?:-1[03])?:?\s)\d[\d -]{6,16}[\dX](?![\p{L}\p{N}-])/gu;

/**
 * Telephone numbers, and those of books, digit by digit, with a breath between their groups: engines say them as
 * thousands.
 */
export function speakPhoneNumbers(text: string): string {
  if (!/\d/.test(text)) return text;
  return text.replace(BOOK, speakDigits).replace(PHONE, speakDigits);
}

function speakDigits(number: string): string {
  const groups = number.match(/\d+|X/g) ?? [];
  const plus = number.startsWith('+') ? '+' : '';
  return plus + groups.map((group) => Array.from(group).join(' ')).join(', ');
}
