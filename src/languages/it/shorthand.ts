import { comparisons, createShorthand } from '../shorthand.ts';

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
  ...comparisons('più di', 'meno di', 'almeno', 'al massimo'),
]);
