import { comparisons, createShorthand, vitals } from '../shorthand.ts';

/** "3 × dia", "2,5 bi", "1h02min33s", "venceu por 3x1", "3$500" */
export const speakShorthand = createShorthand([
  [/(?<=\d)\s?[×x]\s?(?=(?:dia|mês)(?!\p{L}))/gu, ' vezes ao '],
  [/(?<=\d)\s?[×x]\s?(?=semana(?!\p{L}))/gu, ' vezes por '],
  [/(?<=\d\s)bi(?!\p{L})/gu, 'bilhões'],
  [/(?<![\p{L}\p{N}])(\d{1,2})h0?(\d{1,2})min0?(\d{1,2})s(?!\p{L})/gu, '$1 h $2 min $3 s'],
  [
    /(?<=(?:ganh|venc|perd|empat|placar|vitória|derrota|jogo|goleada)[^.;!?]{0,40}\s)(\d{1,2})\s?[x×]\s?(\d{1,2})(?![\p{L}\p{N}])/giu,
    '$1 a $2',
  ],
  [/(?<![\p{L}\p{N}.,])(\d{1,2})o(?=\s\p{Ll}{3,}o(?!\p{L}))/gu, '$1º'],
  [/(?<![\p{L}\p{N}.,])(\d{1,2})a(?=\s\p{Ll}{3,}a(?!\p{L}))/gu, '$1ª'],
  [/(?<![\p{L}\p{N}$])(\d{1,3})\$(\d{3})(?!\d)/gu, '$1 mil e $2 réis'],
  [/(?<!\p{L})(?:Sr\.ª|Sra\.|Senhora)\sD\.(?=\s\p{Lu}\p{Ll})/gu, 'Senhora dona'],
  [/(?<!\p{L})(?:Sr\.|Senhor)\sD\.(?=\s\p{Lu}\p{Ll})/gu, 'Senhor dom'],
  [/(?<!\p{L})dom\.(?=\s(?:fechad|e\s)|[,;)]|$)/gu, 'domingo'],
  [/(?<![\p{L}.])N\.(?=\s(?:a\s\d|em\s(?:\p{Lu}|\d)))/gu, 'Nasceu'],
  [/(?<=\d[^.;]{0,40},\s)[fm]\.(?=\sem\s\d)/gu, 'faleceu'],
  [/(?<![\p{L}.])T\.(?=\s(?:[IVX]+|\d)(?!\p{L}))/gu, 'Tomo'],
  [/(?<!\p{L})Lg\.(?=\sd[aoe])/gu, 'Largo'],
  [/(?<!\p{L})r\/c(?!\p{L})/gu, 'rés-do-chão'],
  [/(?<=\d\s)bpm(?!\p{L})/gu, 'batimentos por minuto'],
  [/(?<=colher(?:es)?\s)\((chá|sopa|sobremesa)\)/gu, 'de $1'],
  [/(?<!\p{L})Exmo\.\sSr\.(?!ª)/gu, 'excelentíssimo Senhor'],
  [/(?<!\p{L})Exma\.\sSr(?:\.ª|a\.)/gu, 'excelentíssima Senhora'],
  [/(?<!\p{L})Ilmo\.(?!\p{L})/gu, 'ilustríssimo'],
  ...vitals('por', 'por minuto'),
  ...comparisons('mais de', 'menos de', 'pelo menos', 'no máximo'),
]);
