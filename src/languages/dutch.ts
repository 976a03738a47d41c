import { speakCalendar } from './calendar.ts';
import { speakDates } from './dates.ts';
import type { Language } from './language.ts';
import { romanValue } from './numerals.ts';
import { asWritten, books, words } from './words.ts';

const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
/** From one to nineteen, and the tens. */
const ORDINALS = (
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende ' +
  'achttiende negentiende'
).split(' ');
const UNITS = 'eenen tweeën drieën vieren vijfen zesen zevenen achten negenen'.split(' ');
const TENS = 'twintigste dertigste veertigste vijftigste zestigste zeventigste tachtigste negentigste'.split(
  ' ',
);
/** "1e", "2de", "8ste", and "XIXe": an engine says the number's ordinal and the letters behind it. */
const ORDINAL = /(?<![\p{L}\p{N}.,/–-])(\d{1,3}|[IVX]{1,6})(?:e|de|ste|ᵉ)(?![\p{L}\p{N}])/gu;
/** "om 7.05 uur", "19:30 u.", "19u30". */
const TIME =
  /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?:\s?uur|\s?u(?:\.(?=\s\p{Ll}|[,;)]))?)|\s?u\s?([0-5]\d))(?!\p{L})/gu;
/** "van 9.00 tot 17.00 uur". */
const TIME_BEFORE_TIME =
  /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?=\s(?:tot|en|–|-)\s\d{1,2}[.:][0-5]\d\s?u)/gu;
const DAYS: Readonly<Record<string, string>> = {
  ...{
    ma: 'maandag',
    di: 'dinsdag',
    wo: 'woensdag',
    do: 'donderdag',
    vr: 'vrijdag',
    za: 'zaterdag',
    zo: 'zondag',
  },
};
/** "ma. t/m vr.": alone, most of these are words. */
const FROM_DAY_TO_DAY =
  /(?<!\p{L})(ma|di|wo|do|vr|za|zo)\.?\s?t\/m\s?(ma|di|wo|do|vr|za|zo)(?:\.(?!$)|(?!\p{L}))/giu;
/** "om 14 u.": "u" alone is a pronoun. */
const HOUR = /(?<=(?<!\p{L})(?:om|tot|van|vanaf|rond|tegen|voor|na|en)\s(?:[01]?\d|2[0-4]))\s?u\./giu;
/** Behind a half, a measure is one: "2 en een halve theelepel". */
const SPOONS = /(?<=een half\s(?:eetlepel|theelepel))s/gu;
/** "een halve liter", but "een half uur". */
const HALF_WITH_DE =
  /(?<=(?<!\p{L})(?:een |ander))half(?=\s(?:liter|meter|kilometer|centimeter|hectare|ton|eetlepel|theelepel|euro|dollar|minuut|seconde|mijl|eeuw|dag|week|maand)(?!\p{L}))/gu;

const AUSTRALIAN = { one: 'Australische dollar', many: 'Australische dollar' };
const CANADIAN = { one: 'Canadese dollar', many: 'Canadese dollar' };

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
  sample: 'Hallo. Zo lees ik u uw boek voor, van de eerste tot de laatste bladzijde.',
  voices: null,
  structure: {
    chapter: 'hoofdstuk',
    part: 'deel|boek',
    appendix: 'bijlage',
    chapterLabel: null,
    partLabel: null,
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
    ['d.w.z.', 'dat wil zeggen', 'inside'],
    ['bijv.', 'bijvoorbeeld', 'inside'],
    ['bv.', 'bijvoorbeeld', 'inside'],
    ['b.v.', 'bijvoorbeeld', 'inside'],
    ['o.a.', 'onder andere', 'inside'],
    ['o.m.', 'onder meer', 'inside'],
    ['m.b.t.', 'met betrekking tot', 'inside'],
    ['i.p.v.', 'in plaats van', 'inside'],
    ['i.v.m.', 'in verband met', 'inside'],
    ['t.o.v.', 'ten opzichte van', 'inside'],
    ['t.a.v.', 'ten aanzien van', 'inside'],
    ['m.a.w.', 'met andere woorden', 'inside'],
    ['m.n.', 'met name', 'inside'],
    ['m.i.', 'mijns inziens', 'inside'],
    ['n.a.v.', 'naar aanleiding van', 'inside'],
    ['a.d.h.v.', 'aan de hand van', 'inside'],
    ['d.m.v.', 'door middel van', 'inside'],
    ['m.b.v.', 'met behulp van', 'inside'],
    ['t.b.v.', 'ten behoeve van', 'inside'],
    ['o.b.v.', 'op basis van', 'inside'],
    ['o.l.v.', 'onder leiding van', 'inside'],
    ['t.g.v.', 'ten gevolge van', 'inside'],
    ['i.h.b.', 'in het bijzonder', 'inside'],
    ['i.h.a.', 'in het algemeen', 'inside'],
    ['i.t.t.', 'in tegenstelling tot', 'inside'],
    ['a.h.w.', 'als het ware', 'inside'],
    ['t.z.t.', 'te zijner tijd', 'inside'],
    ['c.q.', 'casu quo', 'inside'],
    ['d.d.', 'de dato', 'inside'],
    ['w.o.', 'waaronder', 'inside'],
    ['a.s.', 'aanstaande', 'inside'],
    ['m.m.v.', 'met medewerking van', 'inside'],
    ['zgn.', 'zogenaamde', 'inside'],
    ['z.g.', 'zogenaamde', 'inside'],
    ['vgl.', 'vergelijk', 'inside'],
    ['ca.', 'circa', 'inside'],
    ['resp.', 'respectievelijk', 'inside'],
    ['evt.', 'eventueel', 'inside'],
    ['incl.', 'inclusief', 'inside'],
    ['excl.', 'exclusief', 'inside'],
    ['max.', 'maximaal', 'inside'],
    ['vnl.', 'voornamelijk', 'inside'],
    ['nl.', 'namelijk', 'inside'],
    ['vlgs.', 'volgens', 'inside'],
    ['afd.', 'afdeling', 'inside'],
    ['tel.', 'telefoon', 'inside'],
    ['geb.', 'geboren', 'inside'],
    ['et al.', 'en anderen', 'inside'],
    ['ibid.', 'ibidem', 'inside'],
    ['a.w.', 'aangehaald werk', 'inside'],
    ['op. cit.', 'aangehaald werk', 'inside'],
    ['ong.', 'ongeveer', 'inside'],
    ['alg.', 'algemeen', 'inside'],
    ['ned.', 'Nederlands', 'inside'],
    ['p/a', 'per adres', 'inside'],
    ['i.c.', 'in casu', 'inside'],
    ['m.u.v.', 'met uitzondering van', 'inside'],
    ['t.w.', 'te weten', 'inside'],
    ['w.v.', 'waarvan', 'inside'],
    ['Zn.', 'Zonen', 'end'],
    ['Mij.', 'Maatschappij', 'end'],
    ['e.k.', 'eerstkomende', 'end'],
    ['n.m.', 'namiddag', 'end'],
    ['v.m.', 'voormiddag', 'end'],
    ['gebr.', 'gebroeders', 'name'],
    ['fa.', 'firma', 'name'],
    ['Wed.', 'Weduwe', 'name'],
    ['kol.', 'kolonel', 'name'],
    ['kapt.', 'kapitein', 'name'],
    ['luit.', 'luitenant', 'name'],
    ['overl.', 'overleden', 'inside'],
    ['t/m', 'tot en met', 'inside'],
    ['en/of', 'en of', 'inside'],
    ['enz.', 'enzovoort', 'end'],
    ['etc.', 'et cetera', 'end'],
    ['e.d.', 'en dergelijke', 'end'],
    ['e.a.', 'en anderen', 'end'],
    ['e.v.', 'en volgende', 'end'],
    ['o.i.d.', 'of iets dergelijks', 'end'],
    ['a.u.b.', 'alstublieft', 'end'],
    ['z.s.m.', 'zo spoedig mogelijk', 'end'],
    ['n.v.t.', 'niet van toepassing', 'end'],
    ['jl.', 'jongstleden', 'end'],
    ['v.Chr.', 'voor Christus', 'end'],
    ['n.Chr.', 'na Christus', 'end'],
    ['mln.', 'miljoen', 'end'],
    ['mld.', 'miljard', 'end'],
    ['dhr.', 'de heer', 'name'],
    ['mevr.', 'mevrouw', 'name'],
    ['mw.', 'mevrouw', 'name'],
    ['mej.', 'mejuffrouw', 'name'],
    ['dr.', 'doctor', 'name'],
    ['drs.', 'doctorandus', 'name'],
    ['prof.', 'professor', 'name'],
    ['ir.', 'ingenieur', 'name'],
    ['ing.', 'ingenieur', 'name'],
    ['mr.', 'meester', 'name'],
    ['ds.', 'dominee', 'name'],
    ['jhr.', 'jonkheer', 'name'],
    ['gen.', 'generaal', 'name'],
    ['burg.', 'burgemeester', 'name'],
    ['St.', 'Sint', 'name'],
    ['nr.', 'nummer', 'number'],
    ['nrs.', 'nummers', 'number'],
    ['blz.', 'bladzijde', 'number'],
    ['p.', 'pagina', 'number'],
    ['pp.', 'pagina’s', 'number'],
    ['fig.', 'figuur', 'number'],
    ['afb.', 'afbeelding', 'number'],
    ['tab.', 'tabel', 'number'],
    ['art.', 'artikel', 'number'],
    ['par.', 'paragraaf', 'number'],
    ['hfdst.', 'hoofdstuk', 'number'],
    ['hfst.', 'hoofdstuk', 'number'],
    ['dl.', 'deel', 'number'],
    ['min.', 'minimaal', 'number'],
    ['hs.', 'handschrift', 'number'],
    ['kol.', 'kolom', 'number'],
    ['vs.', 'vers', 'number'],
    ['r.', 'regel', 'number'],
    ['bijl.', 'bijlage', 'number'],
    ['jrg.', 'jaargang', 'number'],
    ['afl.', 'aflevering', 'number'],
    ['bd.', 'band', 'number'],
    ['hst.', 'hoofdstuk', 'number'],
    ['n.', 'noot', 'number'],
    ['nt.', 'noot', 'number'],
    ['aant.', 'aantekening', 'number'],
    ...asWritten('inside', 'red.'),
    ['vs.', 'versus', 'inside'],
    ...asWritten('end', 'u. sec. jan. feb. febr. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec.'),
  ],
  spoken: {
    before: [
      // "art. 6 jo. art. 12"; elsewhere a name.
      (text) => text.replace(/(?<!\p{L})jo\.(?=\s(?:art|lid|§|\d))/gu, 'juncto'),
      speakCalendar({
        days: DAYS,
        months: {
          ...{
            jan: 'januari',
            feb: 'februari',
            febr: 'februari',
            mrt: 'maart',
            apr: 'april',
            jun: 'juni',
            jul: 'juli',
          },
          ...{
            aug: 'augustus',
            sep: 'september',
            sept: 'september',
            okt: 'oktober',
            nov: 'november',
            dec: 'december',
          },
        },
        of: null,
        before: 'elke|iedere|vanaf|van',
        and: 'en|of|tot|t/m',
        to: 'tot en met',
      }),
      speakDates({
        months: MONTHS,
        say: (day, month, year) => `${day} ${month} ${year}`,
        dayFirst: true,
        hyphens: true,
      }),
      (text) =>
        text
          .replace(TIME_BEFORE_TIME, (_whole, hours: string, minutes: string) => {
            return minutes === '00' ? String(Number(hours)) : `${Number(hours)} uur ${Number(minutes)}`;
          })
          .replace(TIME, (_whole, hours: string, minutes: string | undefined, behind: string | undefined) => {
            const past = Number(minutes ?? behind);
            return `${Number(hours)} uur${past === 0 ? '' : ` ${past}`}`;
          })
          .replace(HOUR, ' uur'),
      speakOrdinals,
      (text) =>
        text
          .replace(/(?<=\p{Ll})str\.(?=\s\d|[,;)]|\s\p{Ll}|\s*$)/gu, 'straat')
          .replace(/(?<=(?<!\p{L})jaren\s)['’](?=\d0(?!\d))/gu, '')
          .replace(FROM_DAY_TO_DAY, (_whole, from: string, until: string) => {
            return `${DAYS[from.toLowerCase()] ?? from} tot en met ${DAYS[until.toLowerCase()] ?? until}`;
          })
          .replace(/(?<=\d\s)(?:blz|pag)\.(?!\s?\d)/gu, 'bladzijden')
          // "art. 6:162": book six, article 162.
          .replace(/(?<=(?<!\p{L})art(?:\.|ikel)\s\d{1,2}):(?=\d)/giu, ', ')
          .replace(/(?<=^|[^\d\s]\s|\()±\s?(?=\d)/gu, 'ongeveer ')
          // "€ 5,-"
          .replace(/(?<=\d),(?:[-–—]|--)(?![\p{L}\p{N}])/gu, '')
          .replace(/(?<=^|[\s(])[−–](?=\d)/gu, 'min '),
    ],
    numbered: words(
      'akte bedrijf scène paragraaf artikel tabel figuur afbeelding zang psalm brief fase type klasse groep categorie wereldoorlog delen hoofdstukken titel',
    ),
    regnal: (_name, value, isKnownName) => {
      const ordinal = isKnownName ? ordinalOf(value) : null;
      return ordinal === null ? null : `de ${ordinal.slice(0, 1).toUpperCase()}${ordinal.slice(1)}`;
    },
    afterKingI: null,
    rulers: 'koning|koningin|paus|keizer|keizerin|tsaar|sultan|hertog|graaf|farao|prins',
    names: words(
      'Willem Karel Hendrik Lodewijk Filips Frans Jozef Leopold Albert Boudewijn Filip Johannes Paulus Pius Benedictus Gregorius Innocentius Clemens Leo ' +
        'Urbanus Alexander Nicolaas Peter Elizabeth Catharina Maria Napoleon Frederik Ferdinand Maximiliaan Rudolf George Eduard Jacobus Richard Otto ' +
        'Christiaan Gustaaf Iwan Ramses Xerxes Darius Floris Jan',
    ),
    acronyms: words('VN EU'),
    to: 'tot',
    ratio: 'op',
    versesHaveColon: true,
    bible: {
      books: books(
        'Gen:Genesis Ex:Exodus Lev:Leviticus Num:Numeri Deut:Deuteronomium Joz:Jozua Richt:Richteren Sam:Samuel Kon:Koningen Kron:Kronieken Neh:Nehemia Ps:Psalm ' +
          'Spr:Spreuken Pred:Prediker Jes:Jesaja Jer:Jeremia Ez:Ezechiël Dan:Daniël Hos:Hosea Mi:Micha Zach:Zacharia Mal:Maleachi Mat:Mattheüs Matt:Mattheüs Mt:Mattheüs ' +
          'Mar:Markus Mc:Marcus Luc:Lucas Luk:Lukas Lc:Lucas Joh:Johannes Rom:Romeinen Kor:Korintiërs Gal:Galaten Ef:Efeziërs Fil:Filippenzen ' +
          'Kol:Kolossenzen Tes:Tessalonicenzen Tim:Timoteüs Heb:Hebreeën Jak:Jakobus Petr:Petrus Openb:Openbaring',
      ),
      numbers: ['Eerste', 'Tweede', 'Derde'],
    },
    angles: {
      degree: { one: 'graad', many: 'graden' },
      minute: { one: 'minuut', many: 'minuten' },
      second: { one: 'seconde', many: 'seconden' },
      compass: { N: 'noord', Z: 'zuid', O: 'oost', W: 'west', E: 'oost', S: 'zuid' },
    },
    dottedNames: { at: 'apenstaartje', dot: 'punt', slash: 'slash', hyphen: 'streepje' },
    per: 'per',
    pages: "bladzijden?|pagina(?:[’']s)?",
    currencies: {
      '€': { one: 'euro', many: 'euro' },
      EUR: { one: 'euro', many: 'euro' },
      ƒ: { one: 'gulden', many: 'gulden' },
      $: { one: 'dollar', many: 'dollar' },
      US$: { one: 'Amerikaanse dollar', many: 'Amerikaanse dollar' },
      USD: { one: 'Amerikaanse dollar', many: 'Amerikaanse dollar' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'Hongkongdollar', many: 'Hongkongdollar' },
      NZ$: { one: 'Nieuw-Zeelandse dollar', many: 'Nieuw-Zeelandse dollar' },
      '£': { one: 'pond', many: 'pond' },
      '¥': { one: 'yen', many: 'yen' },
      CHF: { one: 'Zwitserse frank', many: 'Zwitserse frank' },
    },
    cents: (main, cents, symbol) => {
      return main.startsWith('0 ') && symbol !== '£' ? `${cents} cent` : `${main} ${cents}`;
    },
    magnitudes: [
      ['miljoen|mln\\.?', 'miljoen'],
      ['miljard|mld\\.?', 'miljard'],
      ['duizend', 'duizend'],
    ],
    units: {
      'km/u': { one: 'kilometer per uur', many: 'kilometer per uur' },
      'km/h': { one: 'kilometer per uur', many: 'kilometer per uur' },
      'km²': { one: 'vierkante kilometer', many: 'vierkante kilometer' },
      km: { one: 'kilometer', many: 'kilometer' },
      'm/s': { one: 'meter per seconde', many: 'meter per seconde' },
      'm²': { one: 'vierkante meter', many: 'vierkante meter' },
      'm³': { one: 'kubieke meter', many: 'kubieke meter' },
      m: { one: 'meter', many: 'meter' },
      dm: { one: 'decimeter', many: 'decimeter' },
      'cm²': { one: 'vierkante centimeter', many: 'vierkante centimeter' },
      'cm³': { one: 'kubieke centimeter', many: 'kubieke centimeter' },
      cm: { one: 'centimeter', many: 'centimeter' },
      mm: { one: 'millimeter', many: 'millimeter' },
      kg: { one: 'kilogram', many: 'kilogram' },
      g: { one: 'gram', many: 'gram' },
      gr: { one: 'gram', many: 'gram' },
      mg: { one: 'milligram', many: 'milligram' },
      µg: { one: 'microgram', many: 'microgram' },
      t: { one: 'ton', many: 'ton' },
      ' s': { one: 'seconde', many: 'seconden' },
      sec: { one: 'seconde', many: 'seconden' },
      ms: { one: 'milliseconde', many: 'milliseconden' },
      min: { one: 'minuut', many: 'minuten' },
      ' h': { one: 'uur', many: 'uur' },
      el: { one: 'eetlepel', many: 'eetlepels' },
      tl: { one: 'theelepel', many: 'theelepels' },
      l: { one: 'liter', many: 'liter' },
      dl: { one: 'deciliter', many: 'deciliter' },
      cl: { one: 'centiliter', many: 'centiliter' },
      ml: { one: 'milliliter', many: 'milliliter' },
      ha: { one: 'hectare', many: 'hectare' },
      '°C': { one: 'graad Celsius', many: 'graden Celsius' },
      '°F': { one: 'graad Fahrenheit', many: 'graden Fahrenheit' },
      '‰': { one: 'promille', many: 'promille' },
      kn: { one: 'knoop', many: 'knopen' },
      hPa: { one: 'hectopascal', many: 'hectopascal' },
      kPa: { one: 'kilopascal', many: 'kilopascal' },
      bar: { one: 'bar', many: 'bar' },
      ' V': { one: 'volt', many: 'volt' },
      kV: { one: 'kilovolt', many: 'kilovolt' },
      hl: { one: 'hectoliter', many: 'hectoliter' },
      dB: { one: 'decibel', many: 'decibel' },
      kJ: { one: 'kilojoule', many: 'kilojoule' },
      kcal: { one: 'kilocalorie', many: 'kilocalorieën' },
      Hz: { one: 'hertz', many: 'hertz' },
      kHz: { one: 'kilohertz', many: 'kilohertz' },
      MHz: { one: 'megahertz', many: 'megahertz' },
      GHz: { one: 'gigahertz', many: 'gigahertz' },
      W: { one: 'watt', many: 'watt' },
      kW: { one: 'kilowatt', many: 'kilowatt' },
      MW: { one: 'megawatt', many: 'megawatt' },
      kWh: { one: 'kilowattuur', many: 'kilowattuur' },
      kB: { one: 'kilobyte', many: 'kilobyte' },
      MB: { one: 'megabyte', many: 'megabyte' },
      GB: { one: 'gigabyte', many: 'gigabyte' },
      TB: { one: 'terabyte', many: 'terabyte' },
      ct: { one: 'cent', many: 'cent' },
      st: { one: 'stuk', many: 'stuks' },
      mln: { one: 'miljoen', many: 'miljoen' },
      mld: { one: 'miljard', many: 'miljard' },
    },
    decimal: ',',
    fractions: {
      '½': 'een half',
      '⅓': 'een derde',
      '⅔': 'twee derde',
      '¼': 'een kwart',
      '¾': 'driekwart',
      '⅛': 'een achtste',
      '1/2': 'een half',
      '1/3': 'een derde',
      '2/3': 'twee derde',
      '1/4': 'een kwart',
      '3/4': 'driekwart',
      '+': 'en',
    },
    symbols: {
      '&': 'en',
      '☑': 'aangekruist:',
      '=': 'is gelijk aan',
      '≠': 'is niet gelijk aan',
      '≈': 'is ongeveer',
      '≤': 'is hoogstens',
      '≥': 'is minstens',
      '<': 'is kleiner dan',
      '>': 'is groter dan',
      '±': 'plus of min',
      '×': 'maal',
      '÷': 'gedeeld door',
      '√': 'de wortel uit',
      '∞': 'oneindig',
      '→': 'naar',
      '№': 'nummer',
      '#': 'nummer',
      '§': 'paragraaf',
      '§§': 'paragrafen',
      '~': 'ongeveer',
    },
    powers: { 2: 'kwadraat', 3: 'tot de derde', power: 'tot de macht' },
    after: [
      (text) =>
        text
          .replace(SPOONS, '')
          .replace(/(?<![\p{N}.,])1 en een half(?!\p{L})/gu, 'anderhalf')
          .replace(HALF_WITH_DE, 'halve'),
    ],
  },
};

/** "de 19e eeuw", "het XIXe-eeuwse huis". */
function speakOrdinals(text: string): string {
  return text.replace(ORDINAL, (whole, number: string, offset: number) => {
    const roman = romanValue(number);
    // "Xe" is an element, "Ie" and "Ve" may be anything.
    if (roman !== null && number.length === 1 && !/^[\s-]eeuw/.test(text.slice(offset + whole.length)))
      return whole;
    return ordinalOf(roman ?? Number(number)) ?? whole;
  });
}

function ordinalOf(value: number): string | null {
  if (value === 100) return 'honderdste';
  if (value < 20) return ORDINALS[value - 1] ?? null;
  const ten = TENS[Math.floor(value / 10) - 2];
  if (ten === undefined) return null;
  return value % 10 === 0 ? ten : `${UNITS[(value % 10) - 1] ?? ''}${ten}`;
}
