import { type Case, governmentBehind } from './government.ts';
import { cardinal } from './numbers.ts';

const NUMERATORS: Readonly<Record<string, number>> = {
  ...{ одна: 1, две: 2, три: 3, четыре: 4, пять: 5, шесть: 6, семь: 7, девять: 9 },
};
const FRACTION = new RegExp(
  `(?<!\\p{L})(${Object.keys(NUMERATORS).join('|')}) (трет|четверт|пят|шест|восьм|десят)(ь|и|ая|ых)(?!\\p{L})`,
  'gu',
);
const SEVERAL: Readonly<Record<string, string>> = {
  ...{ genitive: 'ей', dative: 'ям', instrumental: 'ями', prepositional: 'ях' },
};
const OF_ORDINALS: Readonly<Record<string, string>> = {
  ...{ genitive: 'ых', dative: 'ым', instrumental: 'ыми', prepositional: 'ых' },
};

/** "до 2/3", "с 1/4", "о 3/5": what the table says in the nominative. */
export function declineFractions(text: string): string {
  return text.replace(FRACTION, (whole, one: string, stem: string, ending: string, offset: number) => {
    const government = governmentBehind(text.slice(0, offset));
    if (government === null || (government.weak && government.grammatical === 'accusative')) return whole;
    const { grammatical, weak } = government;
    const number = NUMERATORS[one] ?? 0;
    // "в 1/3", "на 2/3" and the object of a verb
    if (grammatical === 'accusative' || (weak && grammatical !== 'instrumental')) {
      return number === 1 ? `одну ${stem}${ending === 'ая' ? 'ую' : ending}` : whole;
    }
    const said = oblique(number, grammatical);
    if (said === null) return whole;
    if (ending === 'ая' || ending === 'ых')
      return `${said} ${stem}${number === 1 ? 'ой' : (OF_ORDINALS[grammatical] ?? '')}`;
    if (number === 1) return `${said} ${stem}${grammatical === 'instrumental' ? 'ью' : 'и'}`;
    return `${said} ${stem}${SEVERAL[grammatical] ?? ''}`;
  });
}

function oblique(number: number, grammatical: Case): string | null {
  if (grammatical === 'nominative' || grammatical === 'accusative') return null;
  return cardinal(number, grammatical, true);
}
