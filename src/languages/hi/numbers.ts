const WORDS =
  'शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस ' +
  'तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास ' +
  'पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर ' +
  'सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी ' +
  'नब्बे इक्यानबे बानबे तिरानबे चौरानबे पचानबे छियानबे सत्तानबे अट्ठानबे निन्यानबे';
const NUMBERS = WORDS.split(' ');
/** With an ending of their own; all others take "वाँ", "वीं" or "वें". */
const STEMS: Readonly<Record<number, string>> = { 1: 'पहल', 2: 'दूसर', 3: 'तीसर', 4: 'चौथ', 6: 'छठ' };
const ORDINAL =
  /(?<![\p{L}\p{M}\p{N}.,])(\d{1,2})\s?-?(वाँ|वां|वीं|वी|वें|वे|ला|ली|ले|रा|री|रे|था|थी|थे|ठा|ठी|ठे)(?![\p{L}\p{M}])/gu;
/** A year behind its month or its name, or before what only years have behind them. */
const MONTHS = 'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'.split(' ');
const YEAR = new RegExp(
  `(?<=(?<![\\p{L}\\p{M}])(?:सन्|सन|वर्ष|साल|फरवरी|सितम्बर|अक्तूबर|नवम्बर|दिसम्बर|${MONTHS.join('|')}),?\\s)(1[1-9])(\\d\\d)(?![\\p{N}]|[.,]\\d)` +
    `|(?<![\\p{L}\\p{N}.,₹$€£/-])(1[1-9])(\\d\\d)(?=\\s(?:में|ई\\.|ईस्वी|के\\s(?:दशक|बाद|पहले|दौरान|आसपास)|से\\s(?:1[1-9]|20)\\d\\d)(?![\\p{L}\\p{M}]))` +
    `|(?<=\\d सौ(?: \\d{1,2})? से )(1[1-9])(\\d\\d)(?![\\p{N}]|[.,]\\d)`,
  'gu',
);
const DATE =
  /(?<![\p{L}\p{N}.,/–-])(0?[1-9]|[12]\d|3[01])([/.-])(0?[1-9]|1[0-2])\2(\d{4})(?![\p{L}\p{N}/–-]|[.,]\d)/gu;

/** २०२० is 2020, which the other steps know. */
export function europeanFigures(text: string): string {
  return text.replace(/[०-९]/gu, (digit) => String(digit.charCodeAt(0) - 0x966));
}

/** "19वीं सदी" in one word, and "1ली" as it is said. */
export function speakHindiOrdinals(text: string): string {
  return text.replace(ORDINAL, (whole, figures: string, ending: string) => {
    const number = Number(figures);
    const vowel = /[ाीे]/u.exec(ending)?.[0] ?? 'ा';
    const stem = STEMS[number];
    if (stem !== undefined) return stem + vowel;
    const word = NUMBERS[number];
    if (word === undefined || !ending.startsWith('व')) return whole;
    return `${word}व${vowel}${vowel === 'ा' ? 'ँ' : 'ं'}`;
  });
}

export function speakHindiDates(text: string): string {
  return text.replace(DATE, (_whole, day: string, _mark: string, month: string, year: string) =>
    [Number(day), MONTHS[Number(month) - 1] ?? month, year].join(' '),
  );
}

/** Years before 2000 are said by their hundreds: 1945 is "उन्नीस सौ पैंतालीस". */
export function speakHindiYears(text: string): string {
  return text.replace(YEAR, (_whole, ...[a, b, c, d, e, f]: (string | undefined)[]) => {
    const rest = Number(b ?? d ?? f);
    return `${a ?? c ?? e} सौ${rest === 0 ? '' : ` ${rest}`}`;
  });
}
