import { comparisons, createShorthand, vitals } from '../shorthand.ts';
import { ordinal } from './numbers.ts';

/** "al 45′", "all’89′" of a match */
const MINUTES = Object.fromEntries(
  Array.from({ length: 99 }, (_, index) => [String(index + 1), ordinal(index + 1, false) ?? '']),
);
const BY = {
  ...{
    die: 'al giorno',
    giorno: 'al giorno',
    mese: 'al mese',
    anno: 'all’anno',
    ora: 'all’ora',
    settimana: 'alla settimana',
  },
  ...{
    persona: 'a persona',
    notte: 'a notte',
    minuto: 'al minuto',
    dose: 'per dose',
    abitante: 'per abitante',
  },
};

/** "500 mg/die", "450 €/mese", "atto III, sc. 2", "la l. 5 dicembre" */
export const speakShorthand = createShorthand([
  [/(?<=\d)\s?[×x]\s?(?:die|dì|giorno)(?!\p{L})/gu, ' volte al giorno'],
  [
    new RegExp(`(?<=\\d\\s?[\\p{L}€]{0,5})/(${Object.keys(BY).join('|')})(?!\\p{L})`, 'gu'),
    Object.fromEntries(Object.entries(BY).map(([word, said]) => [word, ` ${said}`])),
  ],
  [/(?<=[Aa]tto\s[IVX\d]{1,4},?\s)sc\.(?=\s)/gu, 'scena'],
  [/(?<=(?<!\p{L})(?:[Ll]a|della|dalla|alla|nella)\s)l\.(?=\s(?:n\.\s)?\d)/gu, 'legge'],
  [/(?<=\d\s)febb\.(?!\p{L})/gu, 'febbraio'],
  [
    /(?<=(?<!\p{L})(?:arriv|part|giun|viv|abit|nat|mort|and|torn|viagg|ferm)\p{L}{0,4}\s(?:a|da|per)\s)S\.(?=\s\p{Lu}\p{Ll}+o(?!\p{L}))/gu,
    'San',
  ],
  [
    /(?<=(?<!\p{L})(?:arriv|part|giun|viv|abit|nat|mort|and|torn|viagg|ferm)\p{L}{0,4}\s(?:a|da|per)\s)S\.(?=\s\p{Lu}\p{Ll}+a(?!\p{L}))/gu,
    'Santa',
  ],
  [/(?<!\p{L})dom\.(?=\schius|[,;)]|$)/gu, 'domenica'],
  [/(?<![\p{L}.])N\.(?=\s(?:il\s\d|a\s\p{Lu}|nel\s\d))/gu, 'Nato'],
  [/(?<=\d[^.;]{0,40},\s)m\.(?=\s(?:nel|il)\s\d)/gu, 'morto'],
  [/(?<=\d[^.]{0,40}[,;]\s)sp\.(?=\s(?:nel|il)\s\d)/gu, 'sposò'],
  [/(?<![\p{L}.])T\.(?=\s(?:[IVX]+|\d)(?!\p{L}))/gu, 'Tomo'],
  [/(?<=(?:int|p)\.\s\d{1,3},\s)sc\.(?=\s\p{Lu})/gu, 'scala'],
  [/(?<!\p{L})c\.d\.(?!\p{L})/gu, 'cosiddetto'],
  [/(?<=\d\s)bpm(?!\p{L})/gu, 'battiti al minuto'],
  [/(?<=\d\sdi\s)ab\./gu, 'abitanti'],
  [/(?<=(?<!\p{L})(?:(?:[Aa]l|[Dd]al|[Ii]l|[Nn]el)\s|[Aa]ll['’]))(\d{1,2})['′’](?=[\s,.;)]|$)/gu, MINUTES],
  // "25-30 min.": "venticinque trenta"
  [
    /(?<![\p{L}\p{N}.,:–-])(?<!(?:da|dai|dalle|tra|fra)\s)(\d{1,3})\s?[–-]\s?(\d{1,3})(?=\s?(?:min|g|kg|ml|cl|dl|l|cm|mm|m|km|h|ore|minuti|giorni|anni|mesi|settimane|gocce|cucchiai|°|euro|€)(?!\p{L}))/gu,
    '$1 $2',
  ],
  ...vitals('su', 'al minuto'),
  ...comparisons('più di', 'meno di', 'almeno', 'al massimo'),
]);
