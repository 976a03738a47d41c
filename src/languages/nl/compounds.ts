const ONES =
  'één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
const COMPOUND =
  /(?<![\p{L}\p{N}.,/–-])(\d{1,2})-((?:jarig|daag|koppig|delig|voudig|urig|maandelijks|kamer|persoons|zijdig|tal)\p{Ll}*)(?!\p{L}|-)/gu;

/** "32-jarige" is one word, "tweeëndertigjarige", of which the engine says two. */
export function speakCompounds(text: string): string {
  return text.replace(COMPOUND, (whole, number: string, word: string) => {
    const said = cardinal(Number(number));
    return said === null ? whole : said + word;
  });
}

/** In one word, below 100. */
function cardinal(value: number): string | null {
  if (value < 20) return ONES[value - 1]?.replace('één', 'een') ?? null;
  const [ten, one] = [TENS[Math.floor(value / 10) - 2] ?? '', value % 10];
  if (one === 0) return ten;
  const small = one === 1 ? 'een' : (ONES[one - 1] ?? '');
  return `${small}${/e$/u.test(small) ? 'ën' : 'en'}${ten}`;
}
