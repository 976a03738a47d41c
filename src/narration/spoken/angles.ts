import type { Angles } from '../../languages/language.ts';
import type { Counter } from './counter.ts';

const NUMBER = '\\d{1,3}(?:[.,]\\d{1,6})?';

/**
 * Places on earth and parts of a degree: "48° 51′ N". Engines say the degrees, but neither the rest nor the quarter.
 */
export function createAngleSpeaker(
  { degree, minute, second, compass }: Angles,
  wordFor: Counter,
): (text: string) => string {
  const angle = new RegExp(
    `(?<![\\p{L}\\p{N}.,])(${NUMBER})\\s?°(?:\\s?(${NUMBER})\\s?[′'’](?:\\s?(${NUMBER})\\s?(?:[″"”]|[′'’]{2}))?)?` +
      `(?:\\s?(${Object.keys(compass).join('|')})(?![\\p{L}\\p{N}'’]))?`,
    'gu',
  );
  return (text) => {
    if (!text.includes('°')) return text;
    return text.replace(angle, (whole, ...[degrees, minutes, seconds, quarter]: (string | undefined)[]) => {
      if (degrees === undefined || (minutes === undefined && quarter === undefined)) return whole;
      const counted = [
        [degrees, degree],
        [minutes, minute],
        [seconds, second],
      ] as const;
      const said = counted.flatMap(([number, one]) =>
        number === undefined ? [] : [`${number} ${wordFor(one, number)}`],
      );
      return [...said, ...(quarter === undefined ? [] : [compass[quarter] ?? quarter])].join(' ');
    });
  };
}
