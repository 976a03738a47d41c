/** As adjectives end: of a hard one; a soft one has its own for each. */
const SOFT: Readonly<Record<string, string>> = {
  ý: 'í',
  á: 'í',
  é: 'í',
  ou: 'í',
  ého: 'ího',
  ému: 'ímu',
  ém: 'ím',
  ým: 'ím',
  ých: 'ích',
  ými: 'ími',
};
const STEMS: Readonly<Record<number, string>> = {
  ...{
    2: 'druh',
    4: 'čtvrt',
    5: 'pát',
    6: 'šest',
    7: 'sedm',
    8: 'osm',
    9: 'devát',
    10: 'desát',
    11: 'jedenáct',
  },
  ...{
    12: 'dvanáct',
    13: 'třináct',
    14: 'čtrnáct',
    15: 'patnáct',
    16: 'šestnáct',
    17: 'sedmnáct',
    18: 'osmnáct',
  },
  ...{ 19: 'devatenáct', 20: 'dvacát', 30: 'třicát', 40: 'čtyřicát', 50: 'padesát', 60: 'šedesát' },
  ...{ 70: 'sedmdesát', 80: 'osmdesát', 90: 'devadesát', 100: 'st' },
};
const SOFT_STEMS: Readonly<Record<number, string>> = { 1: 'prvn', 3: 'třet' };

/** @param ending of a hard adjective in the same case and gender: "ého" */
export function ordinal(value: number, ending: string): string | null {
  const soft = SOFT_STEMS[value];
  if (soft !== undefined) return soft + (SOFT[ending] ?? 'í');
  const stem = STEMS[value];
  if (stem !== undefined) return stem + ending;
  if (value < 21 || value > 99) return null;
  const tens = ordinal(value - (value % 10), ending);
  const ones = ordinal(value % 10, ending);
  return tens === null || ones === null ? null : `${tens} ${ones}`;
}

const FEMININE =
  /^(?:kapitol|tříd|stran|část|řad|etap|vln|polovin|čtvrtin|otázk|skupin|li[gz]|republi|brigád|armád|diviz|generac|hodin|místnost|verz|edic|žen|dám|cen|fáz|úrov|kategori|směn|lekc|scén|kni[hz]|pomoc|mís[ei]|manžel(?:k|c)|dcer|rot|míř|ulic|bran|příč)/u;
const NEUTER_IN_I =
  /^(?:století|tisíciletí|pololetí|čtvrtletí|poschodí|vydání|dějství|výročí|období|pokolení|kolo|místo|patro)/u;
const BY_PREPOSITION: readonly (readonly [prepositions: RegExp, masculine: string, feminine: string])[] = [
  [/^(?:v|ve|na|po|o|při)$/u, 'ém', 'é'],
  [
    /^(?:z|ze|od|do|bez|u|během|kolem|okolo|podle|vedle|dle|konce|začátku|poloviny|místo|blízko)$/u,
    'ého',
    'é',
  ],
  [/^(?:k|ke|proti|kvůli|díky)$/u, 'ému', 'é'],
  [/^(?:s|se|před|za|nad|pod|mezi)$/u, 'ým', 'ou'],
];
/** The ending of a hard adjective is that of its ordinal, too: "v 2. světové válce". */
const ADJECTIVE = /^\p{L}{3,}(ého|ému|ých|ými|ým|ém|ou|á|é|ý)$/u;

/** How an ordinal ends between these words, null where nothing tells. */
export function endingBetween(before: string, noun: string): string | null {
  const adjective = ADJECTIVE.exec(noun)?.[1];
  if (adjective !== undefined) return adjective;
  const word = before.toLowerCase();
  if (
    /^(?:ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince)$/u.test(noun)
  ) {
    return 'ého';
  }
  const isFeminine = FEMININE.test(noun);
  const governed = BY_PREPOSITION.find(([prepositions]) => prepositions.test(word));
  if (NEUTER_IN_I.test(noun) || /^stol\b/u.test(noun)) {
    if (noun.endsWith('m')) return 'ým';
    if (/^(?:na|o)$/u.test(word) && noun.endsWith('o')) return 'é';
    // "umění 19. století", but "bylo 19. století" and at the beginning
    if (governed !== undefined) return governed[1];
    return /^\p{Ll}{3,}$/u.test(before) && !/^(?:bylo|je|byl|že|ale|když|celé|toto|nastalo)$/u.test(word)
      ? 'ého'
      : 'é';
  }
  if (governed !== undefined) {
    if (/^(?:na|o|po|za|před|v)$/u.test(word)) {
      if (noun.endsWith('o')) return 'é';
      if (isFeminine && noun.endsWith('u')) return 'ou';
      if (!isFeminine && /[^aeiouyáéíóúůýě]$/u.test(noun) && !noun.endsWith('m')) return 'ý';
    }
    return isFeminine ? governed[2] : governed[1];
  }
  if (isFeminine) return /u$/u.test(noun) ? 'ou' : /[yei]$/u.test(noun) ? 'é' : 'á';
  if (/(?:ovi|em)$/u.test(noun)) return noun.endsWith('em') ? 'ým' : 'ému';
  if (noun.endsWith('o')) return 'é';
  if (/[aeu]$/u.test(noun)) return 'ého';
  return /[^aeiouyáéíóúůýě]$/u.test(noun) ? 'ý' : null;
}
