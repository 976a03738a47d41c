type Gender = 'masculine' | 'feminine' | 'neuter';

const ONES = ['', '', 'δύο', '', '', 'πέντε', 'έξι', 'επτά', 'οκτώ', 'εννέα'];
const TEENS = [
  'δέκα',
  'έντεκα',
  'δώδεκα',
  '',
  '',
  'δεκαπέντε',
  'δεκαέξι',
  'δεκαεπτά',
  'δεκαοκτώ',
  'δεκαεννέα',
];
const TENS = [
  '',
  '',
  'είκοσι',
  'τριάντα',
  'σαράντα',
  'πενήντα',
  'εξήντα',
  'εβδομήντα',
  'ογδόντα',
  'ενενήντα',
];
const HUNDREDS = [
  '',
  '',
  'διακόσι',
  'τριακόσι',
  'τετρακόσι',
  'πεντακόσι',
  'εξακόσι',
  'επτακόσι',
  'οκτακόσι',
  'εννιακόσι',
];
const ONE = { masculine: 'ένας', feminine: 'μία', neuter: 'ένα' } as const;
const ENDING = { masculine: 'οι', feminine: 'ες', neuter: 'α' } as const;

/** A number below 10,000 in words, as before nouns of this gender. */
export function greekNumber(value: number, gender: Gender): string {
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000];
  const [hundreds, below] = [Math.floor(rest / 100), rest % 100];
  const words = [
    ...(thousands === 0
      ? []
      : [thousands === 1 ? `χίλι${ENDING[gender]}` : `${greekNumber(thousands, 'feminine')} χιλιάδες`]),
    ...(hundreds === 0
      ? []
      : [hundreds === 1 ? (below === 0 ? 'εκατό' : 'εκατόν') : `${HUNDREDS[hundreds]}${ENDING[gender]}`]),
    ...belowHundred(below, gender),
  ];
  return words.join(' ');
}

function belowHundred(value: number, gender: Gender): string[] {
  if (value === 0) return [];
  const three = gender === 'neuter' ? 'τρία' : 'τρεις';
  const four = gender === 'neuter' ? 'τέσσερα' : 'τέσσερις';
  const one = (digit: number): string =>
    digit === 1 ? ONE[gender] : digit === 3 ? three : digit === 4 ? four : (ONES[digit] ?? '');
  if (value < 10) return [one(value)];
  if (value === 13) return [gender === 'neuter' ? 'δεκατρία' : 'δεκατρείς'];
  if (value === 14) return [`δεκα${four}`];
  if (value < 20) return [TEENS[value - 10] ?? ''];
  const tens = TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? [tens] : [tens, one(value % 10)];
}

const ORDINAL_STEMS = [
  '',
  'πρώτ',
  'δεύτερ',
  'τρίτ',
  'τέταρτ',
  'πέμπτ',
  'έκτ',
  'έβδομ',
  'όγδο',
  'ένατ',
  'δέκατ',
  'ενδέκατ',
  'δωδέκατ',
];
const ORDINAL_TENS = [
  '',
  'δέκατ',
  'εικοστ',
  'τριακοστ',
  'τεσσαρακοστ',
  'πεντηκοστ',
  'εξηκοστ',
  'εβδομηκοστ',
  'ογδοηκοστ',
  'ενενηκοστ',
];
const STRESSED: Readonly<Record<string, string>> = {
  ...{ ος: 'ός', ου: 'ού', ο: 'ό', ον: 'όν', οι: 'οί', ους: 'ούς' },
  ...{ η: 'ή', ης: 'ής', ην: 'ήν', ες: 'ές', α: 'ά', ων: 'ών' },
};

/** @param ending without its stress, "ος" */
export function greekOrdinal(value: number, ending: string): string | null {
  if (value < 1 || value > 100) return null;
  if (value === 100) return `εκατοστ${STRESSED[ending] ?? ending}`;
  if (value <= 12) return `${ORDINAL_STEMS[value]}${ending}`;
  const tens = Math.floor(value / 10);
  const first = tens === 1 ? `δέκατ${ending}` : `${ORDINAL_TENS[tens]}${STRESSED[ending] ?? ending}`;
  return value % 10 === 0 ? first : `${first} ${ORDINAL_STEMS[value % 10]}${ending}`;
}

const LETTERS: Readonly<Record<string, number>> = {
  ...{ Α: 1, Β: 2, Γ: 3, Δ: 4, Ε: 5, Ζ: 7, Η: 8, Θ: 9, Ι: 10, Κ: 20, Λ: 30, Μ: 40, Ν: 50 },
};

/** The value of a numeral in Greek letters, without its mark: ΙΔ is 14, ΣΤ 6; null for everything else. */
export function greekNumeral(text: string): number | null {
  const parts = /^([ΙΚΛΜΝ]?)(ΣΤ|[ΑΒΓΔΕΖΗΘ]?)$/u.exec(text);
  if (parts === null || text === '') return null;
  const [, tens = '', ones = ''] = parts;
  return (LETTERS[tens] ?? 0) + (ones === 'ΣΤ' ? 6 : (LETTERS[ones] ?? 0));
}
