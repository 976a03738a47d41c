const GROUPED =
  /(?<![\p{L}\p{N}.,/–-]|\d[ \u00a0\u202f])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?![\p{L}\p{N}/–-]|[ \u00a0\u202f]\d)/gu;

/** "25 000" in one, for engines that say the noughts. Behind the word for a telephone, groups are none of thousands. */
export function joinThousands(text: string): string {
  if (!/\d[ \u00a0\u202f]\d{3}/u.test(text)) return text;
  return text.replace(GROUPED, (number, offset: number) =>
    /(?:t[eé]l|fax|phone|llam|cel)\p{L}*\.?:?\s(?:\p{Ll}{1,3}\s)?$/iu.test(
      text.slice(Math.max(0, offset - 20), offset),
    )
      ? number
      : number.replace(/\D/g, ''),
  );
}
