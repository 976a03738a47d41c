/** What a sentence has in which something is written short: a figure, a stop or stroke inside, a numeral, a hyphen. */
export const HAS_SIGNS = /\d|\.[^\s"”»’)]|\.\s\S|[IVX](?!\p{Ll})|St(?:e)?-|\//u;
