import { SHORT_MONTHS } from './months.ts';
import { comparisons, createShorthand, vitals } from '../shorthand.ts';

const MONTHS = { ...SHORT_MONTHS, juill: 'juillet' };
const QUARTERS = { 'N.-E': 'nord-est', 'N.-O': 'nord-ouest', 'S.-E': 'sud-est', 'S.-O': 'sud-ouest' };
const COUNTED = { 1: 'primo', 2: 'secundo', 3: 'tertio', 4: 'quarto', 5: 'quinto' };

/** "p. 34 et sq.", "500 mg/j", "en déc.", "vent du S.-E.", "3 s. 6 d." */
export const speakShorthand = createShorthand([
  [/(?<=\d\s)et\ssqq\./gu, 'et suivantes'],
  [/(?<=\d\s)et\ssq\./gu, 'et suivante'],
  [/(?<=\d\s?(?:[mkµμ]?g|ml|UI|km|€|cp|L|l))\/j(?:our)?(?!\p{L})/gu, ' par jour'],
  [/(?<![\p{L}.])[Vv]\.\s?(?=\d{1,3}\.\d)/gu, 'version '],
  [
    /(?<=(?<!\p{L})(?:en|fin|début|mi|depuis|de|dès)[\s-])(janv|févr|fév|avr|juill?|sept|oct|nov|déc)\.(?=[\s,;)])/gu,
    MONTHS,
  ],
  [/(?<=(?<![\p{N}.,])\d{1,2}(?:er)?\s)(juill)\.(?!\p{L})/gu, MONTHS],
  [/(?<![\p{L}\p{N}])2de(?!\p{L})/gu, 'seconde'],
  [/(?<![\p{L}\p{N}])1res(?!\p{L})/gu, 'premières'],
  [/(?<![\p{L}\p{N}])1ers(?!\p{L})/gu, 'premiers'],
  [/(?<=\d\s)liv\.\s(\d{1,2})\ss\.?(?!\p{L})/gu, 'livres $1 sous'],
  [/(?<=\d\s)s\.\s(\d{1,2})\sd\.(?!\p{L})/gu, 'sous $1 deniers'],
  [/(?<=\d\s)c\.(?!\sà)(?=[,;)]|\s\p{Ll})/gu, 'centimes'],
  [/(?<![\p{L}.])([NS]\.-[EO])\.(?!\p{L})/gu, QUARTERS],
  [/(?<!\p{L})R\.\s?P\.(?=\s\p{Lu}\p{Ll})/gu, 'révérend père'],
  [/(?<![\p{L}\p{N},.]\s?)([1-5])°(?=\s\p{Ll})/gu, COUNTED],
  [/(?<=(?:€|euros|francs?|F|EUR)\s)HT(?!\p{L})/gu, 'hors taxes'],
  [/(?<=(?<!\p{L})(?:[Dd]es|[Ll]es|[Aa]ux|ces)\s)art\.(?=\s(?:\p{Lu}\.\s)?\d)/gu, 'articles'],
  [/(?<=(?<!\p{L})(?:[Dd]es|[Ll]es|[Aa]ux|ces)\s)chap\.(?=\s)/gu, 'chapitres'],
  [/(?<=(?:art|article|articles)\.?\s\d{1,4}(?:-\d{1,2})?\s)C\.\sciv\./gu, 'du Code civil'],
  [/(?<=(?:art|article|articles)\.?\s\d{1,4}(?:-\d{1,2})?\s)C\.\spén\./gu, 'du Code pénal'],
  [/(?<=(?:fermé|ouvert|sauf|et)\s(?:le\s)?)dim\.(?=\set\s|[,;)]|$)/gu, 'dimanche'],
  [/(?<=\d\sfois)\/j(?:our)?\.?(?!\p{L})/gu, ' par jour'],
  [/(?<=(?:millions|milliards)\sd['’])€/gu, 'euros'],
  [/(?<!\p{L})gal(?=\s(?:de\s)?\p{Lu})/gu, 'général'],
  [/(?<=[;,]\s)ép\.(?=\s(?:en\s)?\d{4})/gu, 'épousa'],
  [/(?<=\d\s)enf\.(?!\p{L})/gu, 'enfants'],
  [/(?<!\p{L})f[oº°]\s(\d{1,3})\sv[oº°](?!\p{L})/gu, 'folio $1 verso'],
  [/(?<!\p{L})f[oº°]\s(\d{1,3})\sr[oº°](?!\p{L})/gu, 'folio $1 recto'],
  [/(?<=\s)vs(?=[\s,])/gu, 'versus'],
  [/(?:½|(?<![\d/])1\/2)\sc\.\sà\s(?:c\.|café)/gu, 'une demi-cuillère à café'],
  [/(?:½|(?<![\d/])1\/2)\sc\.\sà\s(?:s\.|soupe)/gu, 'une demi-cuillère à soupe'],
  // "près de 1 400 000 habitants"
  [
    /(?<=(?<!\p{L})(?:[Pp]rès|[Pp]lus|[Mm]oins|autour)\sd)e\s1\s([1-9]\d{2}\s\d{3})(?!\s?\d)/gu,
    '’un million $1',
  ],
  ...vitals('sur', 'par minute'),
  ...comparisons('plus de', 'moins de', 'au moins', 'au plus'),
]);
