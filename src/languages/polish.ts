import type { Language } from './language.ts';
import { asWritten } from './words.ts';

export const POLISH: Language = {
  code: 'pl',
  otherCodes: null,
  name: 'Polish',
  scripts: null,
  commonWords:
    'w i na z do się nie jest to że o jak po co ale za od przez tak dla przy był który oraz już są tego może czy',
  joinedLetters: null,
  recognition: null,
  voices: null,
  structure: {
    chapter: 'rozdział',
    part: 'część|księga|tom',
    appendix: 'aneks|załącznik',
    chapterLabel: null,
    numbers:
      'jeden|pierwsz[yae] dwa|drug[ia] trzy|trzeci[ae]? cztery|czwart[yae] pięć|piąt[yae] sześć|szóst[yae] ' +
      'siedem|siódm[yae] osiem|ósm[yae] dziewięć|dziewiąt[yae] dziesięć|dziesiąt[yae] jedenaście|jedenast[yae] dwanaście|dwunast[yae]',
    largerNumbers: null,
    unnumbered: 'wstęp|przedmowa|posłowie|podziękowania|prolog|epilog|wprowadzenie|zakończenie',
    page: 'strona|str\\.?',
    contents: 'spis treści',
    index: 'indeks(?: .{1,30})?|skorowidz',
    references: 'bibliografia|literatura',
    notes: 'przypisy',
    figure: 'rysunek|rys',
    table: 'tabela|tab',
    untitled: null,
  },
  apparatus: {
    of: 'z',
    rights: 'prawa zastrzeżone',
    see: 'zob\\.(?: też)?',
    leadIn: null,
    particles: null,
    and: 'i',
    or: 'lub',
    etAl: null,
    unpublished: null,
    source: null,
    place: 's\\.',
    needsCitation: null,
    otherwise: 'w przeciwnym razie',
  },
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: [
    ...asWritten('name', 'dr. prof. mgr. inż. hab. ks. św. ul. al. im.'),
    ...asWritten('number', 'nr. s. p. pp. str. rys. tab.'),
    ...asWritten('inside', 'np. m.in. tzn. tzw. tj. ok. por. red. wyd. zob.'),
    ...asWritten('end', 'itd. itp. r. w. godz. tys. mln. mld.'),
  ],
  spoken: null,
};
