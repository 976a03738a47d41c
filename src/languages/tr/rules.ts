import { speakDates } from '../dates.ts';
import { romanValue } from '../numerals.ts';
import { joinThousands } from '../thousands.ts';

const MONTHS = 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'.split(' ');
const ONES = ['', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'];
const TENS = ['', 'on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'];
const ORDINALS: Readonly<Record<string, string>> = {
  bir: 'birinci',
  iki: 'ikinci',
  üç: 'üçüncü',
  dört: 'dördüncü',
  beş: 'beşinci',
  altı: 'altıncı',
  yedi: 'yedinci',
  sekiz: 'sekizinci',
  dokuz: 'dokuzuncu',
  on: 'onuncu',
  yirmi: 'yirminci',
  otuz: 'otuzuncu',
  kırk: 'kırkıncı',
  elli: 'ellinci',
  altmış: 'altmışıncı',
  yetmiş: 'yetmişinci',
  seksen: 'sekseninci',
  doksan: 'doksanıncı',
  yüz: 'yüzüncü',
};
/** With capitals, what a figure and a stop in front of it counts; elsewhere it may be the end of a sentence. */
const COUNTED =
  'Bölüm|Kısım|Cilt|Perde|Sahne|Yüzyıl|Dünya|Ordu|Kolordu|Tümen|Madde|Sokak|Cadde|Levent|Lig|Uluslararası|Ulusal|Yıl|' +
  'Murat|Murad|Mehmet|Mehmed|Selim|Mahmut|Mahmud|Ahmet|Ahmed|Mustafa|Osman|Süleyman|Bayezid|Beyazıt|Abdülhamid|Abdülhamit|Abdülmecid';
const FIGURES = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/–-])(\\d{1,3})\\.\\s(?=\\p{Ll}|(?:${COUNTED})(?!\\p{Ll}{4}))`,
  'gu',
);
const ROMAN = /(?<![\p{L}\p{N}.])([IVXLC]{1,7})\.\s(?=\p{L})/gu;
const SUFFIXED = /(?<![\p{L}\p{N}.,])(\d{1,3})['’](?:[ıiuü]?nc[ıiuü])/gu;

export const TURKISH_BEFORE = [
  speakDates({ months: MONTHS, say: (day, month, year) => `${day} ${month} ${year}`, dayFirst: true }),
  // "saat 10.30": with a colon, engines know it.
  (text: string): string =>
    text.replace(/(?<=(?<!\p{L})[Ss]aat(?:ler|i|leri)?\s)(\d{1,2})\.(\d\d)(?!\d|\.\d)/gu, '$1:$2'),
  (text: string): string => text.replace(/(?<=(?<!\p{L})y[yY])\.?['’](?=\p{Ll})/gu, ''),
  (text: string): string =>
    text.replace(/(?<!\p{L})yy(?=(?:[dt]a|[dt]an|[ıi]n|a|ı)?(?!\p{L}))\.?/gu, 'yüzyıl'),
  // "120 km/sa" is 120 kilometres in an hour.
  (text: string): string =>
    text.replace(/(?<![\p{N}.,])(\d{1,4}(?:,\d)?)\s?km\/(?:sa|s|h)(?!\p{L})/gu, 'saatte $1 kilometre'),
  joinThousands,
  speakTurkishOrdinals,
];

/** "3. kat", "XIX. yüzyıl", "IV. Murat" and "3'üncü". */
function speakTurkishOrdinals(text: string): string {
  return text
    .replace(SUFFIXED, (whole, figures: string) => ordinal(Number(figures)) ?? whole)
    .replace(FIGURES, (whole, figures: string, offset: number) =>
      withCapital(ordinal(Number(figures)), text, offset, whole),
    )
    .replace(ROMAN, (whole, numeral: string, offset: number, all: string) => {
      const value = romanValue(numeral);
      return value === null ? whole : withCapital(ordinal(value), all, offset, whole);
    });
}

function withCapital(said: string | null, text: string, offset: number, whole: string): string {
  if (said === null) return whole;
  const starts = /(?:^|[.!?]\s)["“‘]?$/u.test(text.slice(Math.max(0, offset - 4), offset));
  return `${starts ? said.slice(0, 1).toLocaleUpperCase('tr') + said.slice(1) : said} `;
}

export function ordinal(value: number): string | null {
  if (value < 1 || value > 199) return null;
  const hundred = value >= 100 ? ['yüz'] : [];
  const words = [...hundred, TENS[Math.floor((value % 100) / 10)] ?? '', ONES[value % 10] ?? ''].filter(
    Boolean,
  );
  const last = words.pop() ?? '';
  return [...words, ORDINALS[last]].join(' ');
}
