/** By their short names, from January. */
export const MONTHS: Readonly<Record<string, string>> = {
  ...{ Jan: 'January', Feb: 'February', Mar: 'March', Apr: 'April', May: 'May', Jun: 'June', Jul: 'July' },
  ...{ Aug: 'August', Sep: 'September', Oct: 'October', Nov: 'November', Dec: 'December' },
};

/** With the other short name of September. */
export const SHORT_MONTHS: Readonly<Record<string, string>> = { ...MONTHS, Sept: 'September' };
