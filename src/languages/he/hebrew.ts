import { NUMBER, speakBeside, speakFractions, speakRangesOf } from '../beside-numbers.ts';
import { speakHebrewAbbreviations } from './abbreviations.ts';
import { speakHebrewDates } from './numbers.ts';
import type { Language } from '../language.ts';
import { asWritten } from '../words.ts';

const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': 'חצי',
  '1/3': 'שליש',
  '2/3': 'שני שלישים',
  '1/4': 'רבע',
  '3/4': 'שלושה רבעים',
  '1/5': 'חמישית',
};

export const HEBREW: Language = {
  code: 'he',
  otherCodes: null,
  name: 'Hebrew',
  scripts: ['Hebrew'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'שלום. כך נשמע הספר שלכם, מהעמוד הראשון ועד האחרון.',
  charactersASecond: 12.7,
  voices: null,
  structure: {
    chapter: 'פרק',
    part: 'חלק|שער|כרך',
    appendix: 'נספח',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'א|ראשון|ראשונה ב|שני|שנייה ג|שלישי|שלישית ד|רביעי ה|חמישי ו|שישי ז|שביעי ח|שמיני ט|תשיעי י|עשירי יא יב',
    largerNumbers: null,
    unnumbered: 'מבוא|הקדמה|פתח דבר|אחרית דבר|סוף דבר|תודות|הקדשה|אפילוג|פרולוג|סיכום',
    page: 'עמוד',
    contents: 'תוכן|תוכן העניינים|תוכן עניינים',
    index: 'מפתח|מפתח העניינים|מפתח שמות',
    references: 'ביבליוגרפיה|מקורות|רשימת מקורות|רשימה ביבליוגרפית',
    notes: 'הערות|הערות שוליים',
    figure: 'איור|תרשים|תמונה',
    table: 'טבלה|לוח',
    untitled: 'ללא שם|ללא כותרת|מסמך(?: חדש| סרוק)?|סריקה|הדפסה',
  },
  apparatus: {
    of: 'מתוך',
    rights: 'כל הזכויות שמורות|אין (?:לשכפל|להעתיק)',
    see: 'ראו|ראה',
    leadIn: null,
    particles: null,
    and: null,
    or: 'או',
    etAl: 'ואחרים',
    unpublished: null,
    source: 'הוצאת|כתב עת',
    place: "עמ['׳’]",
    needsCitation: null,
    otherwise: null,
  },
  spelling: null,
  sentences: {
    starters: null,
    ordinalStop: false,
    afterSpeech: /^(?:שאל|אמר|ענ|קרא|לחש|צעק|השיב|הוסיף|מלמל)(?:ה|ו|תי|נו)?(?![\p{L}\p{M}])/u,
  },
  // Initials: "א. ב. יהושע".
  abbreviations: asWritten('name', 'א. ב. ג. ד. ה. ו. ז. ח. ט. י. כ. ל. מ. נ. ס. ע. פ. צ. ק. ר. ש. ת.'),
  spoken: [
    // The hyphen of Hebrew is named by engines: "ב־3 במאי", "תל־אביב".
    (text) => text.replaceAll('־', '-'),
    // Several pages are a plural.
    (text) => text.replace(/(?<!\p{L})עמ['׳’](?=\s\d{1,4}\s?[–-]\s?\d)/gu, 'עמודים'),
    speakHebrewAbbreviations,
    speakFractions((numerator, denominator) => FRACTIONS[`${numerator}/${denominator}`] ?? null),
    speakHebrewDates,
    speakRangesOf(' עד ', 'שנה|שנים|ימים|אחוז|%|קילומטר|מטר|מעלות|שקל|איש|עמודים'),
    (text) => text.replace(new RegExp(`(?<![\\p{N}.,])(${NUMBER})\\s?%`, 'gu'), '$1 אחוז'),
    speakBeside({
      magnitudes: 'מיליון|מיליארד|אלף',
      money: { '₪': 'שקלים', $: 'דולר', US$: 'דולר', '€': 'אירו', '£': 'לירות', '¥': 'ין' },
      units: {
        '°C': 'מעלות צלזיוס',
        '℃': 'מעלות צלזיוס',
        '°': 'מעלות',
        'km/h': 'קילומטר לשעה',
        km: 'קילומטר',
        m: 'מטר',
        cm: 'סנטימטר',
        mm: 'מילימטר',
        kg: 'קילוגרם',
        mg: 'מיליגרם',
      },
      gap: ' ',
    }),
    // Voices that know English numbers better than Hebrew ones leave the point out.
    (text) => text.replace(/(?<![\p{N}.,/])(\d{1,12})\.(\d{1,4})(?![\p{N}/]|\.\d)/gu, '$1 נקודה $2'),
  ],
};
