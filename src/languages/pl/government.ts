export type Case = 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'locative';

/** What a word in front of a number asks for; `weak` ones take several cases. */
export interface Government {
  grammatical: Case;
  weak: boolean;
}

const row = (grammatical: Case, weak: boolean, words: string): readonly [RegExp, Government] => [
  new RegExp(`(?<!\\p{L})(?:${words})\\s$`, 'iu'),
  { grammatical, weak },
];

const MEASURED =
  'temperatu|wieku|długoś|wysokoś|szerokoś|głębokoś|odległoś|prędkoś|szybkoś|wartoś|kwoc|kwot|powierzchn|pojemnoś|wadze|masie|sumie|mocy|ciśnieni|napięci|liczbie|ilości|składzie|promieniu';

/** The first that fits. Nouns such as "w odległości" have the measure in the genitive behind them. */
const RULES = [
  row('accusative', false, 'przez|ponad|poprzez|(?:na|za|w)\\s(?:kwotę|sumę)'),
  row(
    'genitive',
    false,
    'od|do|dla|bez|u|koło|obok|około|wśród|spośród|powyżej|poniżej|podczas|oprócz|zamiast|sprzed|spod|znad|wskutek|blisko|w\\sciągu|w\\swysokości|na\\sprzestrzeni|w\\sgranicach|rzędu|' +
      `(?:o|w|na|przy|z|po|do|od)\\s(?:${MEASURED})\\p{L}{0,4}|sięga\\p{L}*|doży\\p{L}*|wymaga\\p{L}*|potrzebuj\\p{L}*|dotycz\\p{L}*|używa\\p{L}*|brak\\p{L}*|nie\\s(?:przekracza|przekroczy|ma|osiąga|osiągną|miał|było|wystarczy|stanowi)\\p{L}*|więcej\\sniż\\sdo`,
  ),
  row('dative', false, 'ku|dzięki|przeciw|przeciwko|wbrew|odpowiada\\p{L}*|przygląda\\p{L}*'),
  row(
    'instrumental',
    false,
    'przed|między|pomiędzy|wraz\\sz|razem\\sz|w\\sporównaniu\\sz|zgodnie\\sz|dysponuj\\p{L}+|dowodzi\\p{L}*|kieruj\\p{L}+|zarządza\\p{L}*|posługuj\\p{L}+',
  ),
  row('locative', false, 'przy'),
  row('locative', true, 'w|we|na|o|po'),
  row('genitive', true, 'z|ze'),
  row('instrumental', true, 'nad|pod|za'),
];

const ADVERBS =
  /(?<!\p{L})(?:mniej więcej|w przybliżeniu|prawie|dokładnie|tylko|zaledwie|aż|niemal|tych|tymi)\s$/iu;
/** "od 5 do 10", "między 5 a 10": what stands before the first one. */
const CHAIN = /(?<!\p{L})\p{L}+\s(?:minus\s)?\d{1,6}(?:,\d{1,3})?(?:\s\p{L}+){0,2}\s(?:i|a|lub|albo)\s$/iu;

/** What governs a number that stands behind `before`; null where nothing does. */
export function governmentBehind(before: string): Government | null {
  let tail = before.slice(-60);
  const chain = CHAIN.exec(tail);
  if (chain !== null) tail = tail.slice(0, chain.index) + (/^\p{L}+\s/u.exec(chain[0])?.[0] ?? '');
  const adverb = ADVERBS.exec(tail);
  if (adverb !== null) tail = tail.slice(0, adverb.index);
  return RULES.find(([pattern]) => pattern.test(tail))?.[1] ?? null;
}
