import type { Language } from './language.ts';
import { asWritten } from './words.ts';

export const DUTCH: Language = {
  code: 'nl',
  otherCodes: null,
  name: 'Dutch',
  scripts: null,
  commonWords:
    'de het een van en in is dat op te zijn met die voor niet aan er om ook als dan maar bij uit nog naar wordt door over dit hij zij wij',
  joinedLetters:
    'actie aanschaffen affaire affiche afkomstig afleiden aflopen aftrek artikel attentie behoefte betreffen ' +
    'betreffende blaffen boffen botten briefje bruiloft buffel buffer certificaat configuratie conflict continu ' +
    'definitie definitief differentie effect effectief effen efficiënt fiets figuur file film filosoof filter ' +
    'financieel fijn fietsen fit fix flap flat flauw fles fleuren flink flits flitsen fluisteren fluit fluiten gaffel ' +
    'geschift giftig gift grafiek griffie heeft heft hifi hoffelijk identificeren informatie inflatie koffer koffie ' +
    'kraft leeftijd letten lift loftrompet muffig natie officieel officier offer offerte ofte paraffine pittig ' +
    'positie profiel profijt raffinage reflectie rifle schaffen schrift soft specifiek staffel station stiefmoeder ' +
    'stijf stoffig suffig teflon tien tijd titel toffee treffen treffend verifiëren vijftien vijftig waffel wetten ' +
    'wijfje zetten',
  recognition: null,
  voices: null,
  structure: {
    chapter: 'hoofdstuk',
    part: 'deel|boek',
    appendix: 'bijlage',
    chapterLabel: null,
    numbers:
      'een|eerste twee|tweede drie|derde vier|vierde vijf|vijfde zes|zesde ' +
      'zeven|zevende acht|achtste negen|negende tien|tiende elf|elfde twaalf|twaalfde',
    largerNumbers: null,
    unnumbered: 'voorwoord|inleiding|nawoord|dankwoord|proloog|epiloog',
    page: 'pagina|blz\\.?',
    contents: 'inhoud(?:sopgave)?',
    index: 'trefwoordenregister|zakenregister|personenregister',
    references: 'literatuur(?:lijst)?|bibliografie',
    notes: 'noten|eindnoten|voetnoten',
    figure: 'afbeelding|figuur',
    table: 'tabel',
    untitled: null,
  },
  apparatus: {
    of: 'van',
    rights: 'rechten voorbehouden',
    see: 'zie(?: ook)?',
    leadIn: null,
    particles: 'van|de|der|den',
    and: 'en',
    or: 'of',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'blz\\.|p\\.',
    needsCitation: null,
    otherwise: null,
  },
  spelling: null,
  sentences: null,
  abbreviations: [
    ...asWritten('name', 'dhr. mevr. mw. dr. prof. ir. ing. drs. mr. st.'),
    ...asWritten('number', 'nr. blz. p. pp. fig. art.'),
    ...asWritten('inside', 'vgl. bijv. bv. ca. d.w.z. i.v.m. m.b.t. t.o.v. o.a. resp.'),
    ...asWritten('end', 'enz. etc. jl. jan. feb. mrt. apr. jun. jul. aug. sept. okt. nov. dec.'),
  ],
  spoken: null,
};
