const ONES = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
/** What is counted by Korean's own numbers: 세 시, 다섯 명. Not 제3장, 3분 and 3년. */
const COUNTERS =
  '시간|시(?!\\p{L}{2}|즌|대|리즈|험)|명|살|마리|권|번째|사람|달|잔|병|대(?=[가를의로와 ,.]|$)|그루|켤레|송이|벌|척|곳|가지|군데|개(?!월|년|국|소|정|통)|채(?=[가를의 ,.]|$)|배(?=[가로의나 ,.]|$)|줄|통(?=[을의이 ,.]|$)|쌍|끼|판|모금|자루|포기|다발|봉지|상자|바퀴|걸음|그릇|조각|차례|식구';
const COUNTED = new RegExp(`(?<![\\p{L}\\p{N}.,:~–-])(\\d{1,2})\\s?(?=${COUNTERS})`, 'gu');
/** The point of a decimal is said, and what is behind it digit by digit. */
const DECIMAL = /(?<![\p{N}.,])(\d{1,12}|\d{1,3}(?:,\d{3}){1,4})\.(\d{1,6})(?![\p{N}.])/gu;

/** Numbers before the nouns that are counted in Korean, months, and decimals: 세 시, 유월, 3점 5. */
export function speakCounted(text: string): string {
  return text
    .replace(DECIMAL, (found: string, whole: string, part: string, offset: number) => {
      const gap = /^\p{L}/u.test(text.slice(offset + found.length)) ? ' ' : '';
      return `${whole}점 ${Array.from(part).join(' ')}${gap}`;
    })
    .replace(COUNTED, (whole, figures: string, offset: number) => {
      const number = Number(figures);
      const isHour = /^시(?!간)/u.test(text.slice(offset + whole.length));
      return number === 0 || (isHour && number > 12) ? whole : `${native(number)} `;
    })
    .replace(/(?<![\p{L}\p{N}])(6|10)월(?!\p{N})/gu, (_whole, month: string) =>
      month === '6' ? '유월' : '시월',
    );
}

function native(number: number): string {
  if (number === 20) return '스무';
  return `${TENS[Math.floor(number / 10)] ?? ''}${ONES[number % 10] ?? ''}`;
}
