/** How quickly an average voice says an average text, for what isn't spoken yet. */
export const CHARACTERS_A_SECOND = 15;
