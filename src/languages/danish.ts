import type { Language } from './language.ts';

export const DANISH: Language = {
  code: 'da',
  otherCodes: null,
  name: 'Danish',
  scripts: null,
  commonWords:
    'og i at det er en til på for med den af de ikke der som et har han sig var men fra om vi kan også',
  joinedLetters:
    'affald affære affekt afgift aften aftale artikel attentat attest bekræfte biografi bluff buffet certifikat ' +
    'chauffør definere definition differens effekt effektiv efter eftermiddag fik figur fil film filosofi filter fin ' +
    'finde findes finger finne firma fire firs fisk fiske fisker fjeder fjeld fjende fjer fjern fjerde fjerne fjord ' +
    'fjols fjorten flad flag flamme flaske flere flest flet flink flittig flod flok flot flue flugt fly flyde flygte ' +
    'flytte fløde fløjte giftig gift graffiti grafik hefte hifi hofte identificere information kaffe kartoffel klaffe ' +
    'kraftig kuffert loft luft løfte mafia muffe nationen netto nytte officer officiel offentlig offer ofte partiet ' +
    'position profil profit raffineret rifle saft siffer skaffe skrift skuffe skuffet software specifik station stift ' +
    'straffe ti tid tidlig til tilfælde tirsdag titel tiger træffe udflugt vafler verificere vifte',
  recognition: null,
  sample: 'Goddag. Sådan læser jeg din bog højt for dig, fra den første til den sidste side.',
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
      'uden (?:navn|titel)|ikke navngivet|dokument|scan(?:ning|net)?(?: (?:dokument|billede|med|fra))?',
  },
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
