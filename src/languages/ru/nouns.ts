import type { Counted } from '../language.ts';
import type { Case } from './government.ts';

/** A measure with its adjective in front and what doesn't change behind: "столовая ложка", "километр в час". */
interface Parts {
  adjective: string | null;
  noun: string;
  tail: string;
}

/** Of one, from its genitive: "двадцати одному метру", "одной минутой". */
export function declineOne(unit: Counted, grammatical: Case): string {
  if (grammatical === 'nominative') return unit.one;
  const { adjective, noun, tail } = partsOf(unit.part ?? unit.few ?? unit.many);
  const isWoman = /[ыи]$/u.test(noun);
  if (grammatical === 'accusative') return isWoman ? accusativeOf(unit.one) : unit.one;
  const bent = grammatical === 'genitive' ? noun : singular(noun, isWoman, grammatical);
  return joined(adjective && bendOne(adjective, grammatical), bent, tail);
}

/** Of several: "пяти метрам", "двумя столовыми ложками". */
export function declineSeveral(unit: Counted, grammatical: Case): string {
  if (grammatical === 'genitive' || grammatical === 'nominative' || grammatical === 'accusative')
    return unit.many;
  const { adjective, noun, tail } = partsOf(unit.part ?? unit.few ?? unit.many);
  const stem = noun.replace(/[аяыи]$/u, '');
  const isSoft = /я$/u.test(noun) || (/и$/u.test(noun) && !/[кгхжшчщ]$/u.test(stem));
  const [a, of] = [isSoft ? 'я' : 'а', { dative: 'м', instrumental: 'ми', prepositional: 'х' }[grammatical]];
  const bent = { dative: 'ым', instrumental: 'ыми', prepositional: 'ых' }[grammatical];
  return joined(adjective && adjective.replace(/(?:ого|ой)$/u, bent), stem + a + of, tail);
}

function partsOf(genitive: string): Parts {
  const [, adjective = null, noun = '', tail = ''] =
    /^(?:(\p{L}+(?:ого|ой)) )?(\S+)((?: .*)?)$/u.exec(genitive) ?? [];
  return { adjective, noun, tail };
}

const OF_ONE: Readonly<Partial<Record<Case, string>>> = {
  dative: 'ому',
  instrumental: 'ым',
  prepositional: 'ом',
};

function bendOne(adjective: string, grammatical: Case): string {
  return adjective.replace(/ого$/u, OF_ONE[grammatical] ?? 'ого');
}

function singular(genitive: string, isWoman: boolean, grammatical: Case): string {
  const stem = genitive.slice(0, -1);
  if (isWoman) {
    const isHushed = /[жшчщц]$/u.test(stem);
    const isSoft = genitive.endsWith('и') && !/[кгх]$/u.test(stem);
    if (grammatical === 'instrumental') return stem + (isSoft || isHushed ? 'ей' : 'ой');
    return stem + (/и$/u.test(stem) ? 'и' : 'е');
  }
  const isSoft = genitive.endsWith('я');
  if (grammatical === 'dative') return stem + (isSoft ? 'ю' : 'у');
  if (grammatical === 'instrumental') return stem + (isSoft || stem.endsWith('ц') ? 'ем' : 'ом');
  return `${stem}е`;
}

function accusativeOf(nominative: string): string {
  return nominative
    .replace(/^(\p{L}+)ая(?= )/u, '$1ую')
    .replace(/(?<=^(?:\p{L}+ую )?\p{L}+)([ая])(?=$| )/u, (_whole, ending: string) =>
      ending === 'а' ? 'у' : 'ю',
    );
}

function joined(adjective: string | null, noun: string, tail: string): string {
  return `${adjective === null ? '' : `${adjective} `}${noun}${tail}`;
}
