/**
 * With the sign of a country, with a zero in front, in the groups of North America, or in groups that no number has
 * ("22 555 01 99"). Neither a date nor a range of years.
 */
const PHONE =
  /(?<![\p{L}\p{N}.,/–-])(?:\+\d{1,3}[ \u00a0/-]?(?:\(0\))?[\d \u00a0()/-]{5,18}\d|\(?0\d{1,5}\)?[ \u00a0/-](?!\d\d[/-]\d{4})\d[\d \u00a0/-]{3,14}\d|(?:\(\d{3}\) ?|\d{3}-)?\d{3}-\d{4}|\d{2} \d{3} \d{2} \d{2})(?![\p{L}\p{N}/–-]|[.,]\d)/gu;

/** Telephone numbers digit by digit, with a breath between their groups: engines say them as thousands. */
export function speakPhoneNumbers(text: string): string {
  return text.replace(PHONE, (number) => {
    const groups = number.match(/\d+/g) ?? [];
    const plus = number.startsWith('+') ? '+' : '';
    return plus + groups.map((group) => Array.from(group).join(' ')).join(', ');
  });
}
