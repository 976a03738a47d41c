import type { Language } from './language.ts';

export const NORWEGIAN: Language = {
  code: 'no',
  otherCodes: ['nb', 'nn'],
  name: 'Norwegian',
  scripts: null,
  commonWords:
    'og i det er på en til som av for at med de den han ikke et har om men fra var seg jeg vi så kan',
  joinedLetters:
    'aften affære artikkel attest avgift bekrefte definere definisjon differanse effekt effektiv etter fikk figur fil ' +
    'film filosofi filter fin finne finnes finger firma fire fisk fiske fisker fjell fjern fjerne fjord fjor fjorten ' +
    'fjær fjerde flagg flamme flaske flat flere flest flink flokk flom flott flue flukt fly flyte flytte fløyte gift ' +
    'giftig grafikk hefte identifisere kaffe koffert kraft kraftig loft luft løfte mafia mitt natt nytt offer ' +
    'offentlig offiser offisiell ofte profil profitt raffinert saft siffer skaffe skrift skuffe skuffet spesifikk ' +
    'stift stoff straff straffe ti tid tidlig til tirsdag tittel tiger treffe trafikk vaffel verifisere vifte',
  recognition: null,
  sample: 'Hei. Slik leser jeg boken din for deg, fra første til siste side.',
  charactersASecond: null,
  voices: { tag: 'nb', nearest: null },
  structure: {
    chapter: 'kapittel',
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
    untitled: 'uten (?:navn|tittel)|dokument|skann(?:ing|et)?(?: (?:dokument|bilde|med|fra))?',
  },
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
