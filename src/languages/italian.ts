import type { Language } from './language.ts';
import { asWritten } from './words.ts';

export const ITALIAN: Language = {
  code: 'it',
  otherCodes: null,
  name: 'Italian',
  scripts: null,
  commonWords:
    'di che la il un per è una in sono mi non si lo con ma gli della dei le del al anche come alla nel più questo ha delle nella dal',
  joinedLetters:
    'affabile affacciare affamato affanno affare affari affatto affermare afferrare affetto affettuoso affidare ' +
    'affinché affiancare affitto affliggere affluente affollato affondare affrettare affrontare anfiteatro ' +
    'artificiale attento attenzione attimo attivo attore attraverso baffi beneficio bibliografia buffo caffè ceffo ' +
    'certificato cittadino configurazione confine confini conflitto cuffia definire definitivo definizione dettaglio ' +
    'differente differenza difficile difficoltà diffondere diffuso diritto edificio effetto efficace efficiente ' +
    'effimero fiaba fiamma fianco fiato fiducia fiero figlia figlio figura fila filo film filosofia finale finalmente ' +
    'finanza fine finestra fingere finire finito fino finora finto fiocco fiore fiorire firma firmare fischio fisico ' +
    'fissare fitto fiume fiutare flotta fluido flusso fotografia gatto grafia grafico identificare infatti infinito ' +
    'influenza insufficiente latte letto lettera magnifico mattina mattino modificare motivo notizia notte offendere ' +
    'offensivo offerta offesa offrire officina pacifico perfetto perfino prefisso profilo profitto raffica raffinato ' +
    'raffreddare riflessione riflettere rifiutare sacrificio scaffale schiaffo scientifico sfida sfilare sfinito ' +
    'significare significato soffice soffiare soffio soffitto soffocare soffrire sofferenza specifico stoffa ' +
    'sufficiente suffragio superficie tiene tifo timido tipo tirare titolo traffico trafiggere tuffare tutti tutto ' +
    'ufficiale ufficio verificare zafferano',
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
