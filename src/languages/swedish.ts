import type { Language } from './language.ts';

export const SWEDISH: Language = {
  code: 'sv',
  otherCodes: null,
  name: 'Swedish',
  scripts: null,
  commonWords:
    'och i att det som en på är av för med den till inte han om ett har de men var jag sig från vi så kan',
  joinedLetters:
    'affisch affär aftonen artikel attack attityd bekräfta bluff bluffa buffel båtflykt chaffis certifikat definiera ' +
    'definition differens drift effekt effektiv efter eftermiddag fick fiende figur fil film filosofi fin finger ' +
    'finna finns finsk fira firma fisk fiska fiskare fix fjol fjorton fjäder fjäll fjärde fjärran flagga flamma ' +
    'flaska flata flera flest flicka flod flott flyg flyga flykt flyta flytta fläck fläkt flöde flöjt gaffel giffel ' +
    'gift grafik hitta häfte höft identifiera information kaffe kraft kräfta lift luft löfte mitt natt nationen nytt ' +
    'officer officiell offentlig offer ofta position profil profit puffa raffinerad saft siffra sittande skaffa ' +
    'skrift sluttning specifik station stift stoff straff straffa stuff sätta tid tidig tidning till titta titel ' +
    'trafik trettio träffa tofflor träff uppfinna verifiera vifta',
  recognition: null,
  sample: 'Hej. Så här läser jag din bok för dig, från första till sista sidan.',
  charactersASecond: null,
  voices: null,
  structure: {
    chapter: 'kapitel',
    part: 'del',
    appendix: null,
    chapterLabel: null,
    partLabel: null,
    numbers: null,
    largerNumbers: null,
    unnumbered: null,
    page: null,
    contents: null,
    index: null,
    references: null,
    notes: null,
    figure: null,
    table: null,
    untitled:
      'namnlöst?|utan titel|dokument|(?:namnlöst |nytt )?dokument|dokumenttitel|skanna(?:t|d|de)?(?: dokument| bild| med| från)?|skanning|inskannat dokument|utskrift',
  },
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
