/** From January. */
export const MONTHS: readonly string[] =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

export const SHORT_MONTHS: Readonly<Record<string, string>> = {
  ...{ janv: 'janvier', jan: 'janvier', févr: 'février', fév: 'février', avr: 'avril', juil: 'juillet' },
  ...{ sept: 'septembre', oct: 'octobre', nov: 'novembre', déc: 'décembre' },
};
