import type { Language } from './language.ts';
import { asWritten } from './words.ts';

export const ITALIAN: Language = {
  code: 'it',
  otherCodes: null,
  name: 'Italian',
  scripts: null,
  commonWords:
    'di che la il un per è una in sono mi non si lo con ma gli della dei le del al anche come alla nel più questo ha delle nella dal',
  recognition: null,
  voices: null,
  structure: {
    chapter: 'capitolo',
    part: 'parte|libro|volume',
    appendix: 'appendice',
    chapterLabel: null,
    numbers:
      'uno|prim[ao] due|second[ao] tre|terz[ao] quattro|quart[ao] cinque|quint[ao] sei|sest[ao] ' +
      'sette|settim[ao] otto|ottav[ao] nove|non[ao] dieci|decim[ao] undici|undicesim[ao] dodici|dodicesim[ao]',
    largerNumbers: null,
    unnumbered: 'introduzione|prefazione|postfazione|premessa|prologo|epilogo|ringraziamenti',
    page: 'pagina',
    contents: 'indice(?: generale)?|sommario',
    index: 'indice analitico',
    references: 'bibliografia|riferimenti bibliografici',
    notes: 'note',
    figure: 'figura|fig',
    table: 'tabella|tab',
    untitled: null,
  },
  apparatus: {
    of: 'di',
    rights: 'diritti riservati',
    see: 'vedi(?: anche)?',
    leadIn: null,
    particles: 'di|da',
    and: 'e',
    or: 'o',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'p\\.',
    needsCitation: null,
    otherwise: 'altrimenti',
  },
  spelling: {
    oneLetterWords: 'AIO',
    afterInitialI: null,
    ordinalEndings: null,
    smallInTitles: null,
    hyphens: null,
  },
  sentences: null,
  abbreviations: [
    ...asWritten('name', 'sig. sigg. dott. prof. ing. avv. arch. on.'),
    ['sec.', 'secolo', 'number'],
    ...asWritten('number', 'p. pp. pag. pagg. fig. figg. vol. voll. cap. n. nn. art. s.'),
    ...asWritten('inside', 'cfr. p.es. es. ca. ed. ss.'),
    ...asWritten(
      'end',
      'ecc. etc. a.C. d.C. S.p.A. S.r.l. gen. feb. mar. apr. mag. giu. lug. ago. set. ott. nov. dic.',
    ),
  ],
  spoken: null,
};
