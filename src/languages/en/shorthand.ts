import { SHORT_MONTHS } from './months.ts';
import { comparisons, createShorthand, vitals } from '../shorthand.ts';

const STATES = {
  ...{
    Ala: 'Alabama',
    Ariz: 'Arizona',
    Ark: 'Arkansas',
    Calif: 'California',
    Colo: 'Colorado',
    Conn: 'Connecticut',
  },
  ...{
    Del: 'Delaware',
    Fla: 'Florida',
    Ga: 'Georgia',
    Ill: 'Illinois',
    Ind: 'Indiana',
    Kan: 'Kansas',
    Ky: 'Kentucky',
  },
  ...{
    La: 'Louisiana',
    Mass: 'Massachusetts',
    Md: 'Maryland',
    Mich: 'Michigan',
    Minn: 'Minnesota',
    Miss: 'Mississippi',
  },
  ...{
    Mo: 'Missouri',
    Mont: 'Montana',
    Neb: 'Nebraska',
    Nev: 'Nevada',
    Okla: 'Oklahoma',
    Ore: 'Oregon',
    Pa: 'Pennsylvania',
  },
  ...{
    Penn: 'Pennsylvania',
    Tenn: 'Tennessee',
    Tex: 'Texas',
    Va: 'Virginia',
    Vt: 'Vermont',
    Wash: 'Washington',
  },
  ...{ Wis: 'Wisconsin', Wyo: 'Wyoming' },
};
const QUARTERS = { N: 'North', S: 'South', E: 'East', W: 'West' };

/** "Boston, Mass.", "2 c. flour", "12′ × 15′", "E. 42nd St." */
export const speakShorthand = createShorthand([
  [/(?<!\p{L})Lt\.\sCol\.(?=\s)/gu, 'Lieutenant Colonel'],
  [
    new RegExp(
      `(?<=\\p{Lu}\\p{Ll}+,\\s)(${Object.keys(STATES).join('|')})\\.(?=[,;)]|\\s[\\p{Ll}\\d(])`,
      'gu',
    ),
    STATES,
  ],
  [/(?<=\d)\s?ff\.(?=[\s,;:)]|$)/gu, ' and following'],
  [/(?<=(?:pp?\.|pages?)\s\d{1,4})\s?f\.(?=[\s,;:)]|$)/gu, ' and following'],
  [
    /(?<=\d\s?[a-zµμ]{0,4})\/(?=(?:day|week|month|year|person|hour|night|head|dose|serving|dozen)(?!\p{L}))/gu,
    ' per ',
  ],
  [/(?<=for\s\d{1,2}\s)d\.(?=[\s,;)])/gu, 'days'],
  [/(?<=(?<![\p{N}.,])1\s)c\.(?=\s\p{Ll}{3,})/gu, 'cup'],
  [/(?<=(?:\d|[½¼¾⅓⅔])\s)c\.(?=\s\p{Ll}{3,})/gu, 'cups'],
  [/(?<=\d(?:st|nd|rd|th)\s)fl\.(?=[\s,;)])/gu, 'floor'],
  [/(?<=\()fl\.(?=\s(?:ca?\.\s)?\d)/gu, 'flourished'],
  [/(?<![\p{L}\p{N}])(\d{1,3})\s?['′]\s?[×x]\s?(\d{1,3})\s?['′](?!\s?\d)/gu, '$1 by $2 feet'],
  [/(?<=\d)\s?['′]\s?[×x]\s?(?=\d)/gu, ' feet by '],
  [/(?<=\s)@(?=\s\$?\d)/gu, 'at'],
  [/(?<![\p{L}.])P\.\s?C\.(?=\s\p{Lu}\p{Ll})/gu, 'P C'],
  [/(?<![\p{L}.])([NSEW])\.(?=\s\d{1,3}(?:st|nd|rd|th)\s)/gu, QUARTERS],
  [/(?<=\d(?:st|nd|rd|th)\s)St\.(?=[,;)]|\s[\p{Ll}(])/gu, 'Street'],
  [/(?<=\d(?:st|nd|rd|th)\s)St\.$/gu, 'Street.'],
  [/(?<=[½¼¾])p(?!\p{L}|\.\S)/gu, ' pence'],
  [/(?<!\p{L})Rs\.?\s?(\d{1,3}(?:,\d{2,3}){1,4}|\d+)/gu, '$1 rupees'],
  [/(?<=(?<!\p{L})(?:an?|of|grade|got)\s[A-F])\+(?=[\s,.;)])/gu, ' plus'],
  [/(?<=(?<!\p{L})(?:an?|of|grade|got)\s[A-F])[-−](?=[\s,.;)])/gu, ' minus'],
  [/(?<=(?<!\p{L})(?:[Uu]nder|[Ss]ee|[Ii]n|[Bb]y|of|and|with|to)\s)s\.(?=\s?\d)/gu, 'section'],
  [/(?<=(?<!\p{L})(?:[Uu]nder|[Ss]ee|[Ii]n|[Bb]y|of|and|with|to)\s)ss\.(?=\s?\d)/gu, 'sections'],
  [
    /(?<=(?<!\p{L})(?:from|to|in|since|until|till|by|of|last|next|early|late|mid|and|between)[\s-])(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?=[,;)]|\s[\p{Ll}\d])/gu,
    SHORT_MONTHS,
  ],
  [/(?<=(?:^|(?<!\p{L})\p{Ll}+\s|["“(]))St(?=\s\p{Lu}\p{Ll})/gu, 'Saint'],
  [/(?<![\p{L}\p{N}.,:])(\d{1,3}):(\d{1,3}):(\d{1,3})(?=\s\p{Ll}|[,;)])/gu, '$1 to $2 to $3'],
  ...vitals('over', 'per minute'),
  ...comparisons('more than', 'less than', 'at least', 'at most'),
]);
