import { ABBREVIATIONS } from './abbreviations.ts';
import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import type { Language } from '../language.ts';
import { speakCompounds } from './compounds.ts';
import { speakLives } from '../lives.ts';
import { romanValue } from '../numerals.ts';
import { metric } from '../metric.ts';
import { speakShorthand } from './shorthand.ts';
import { books, units, words } from '../words.ts';
import { HAS_SIGNS } from '../signs.ts';

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
const ORDINAL = /(?<![\p{L}\p{N}.,/]|\d[–-])(\d{1,3}|[IVX]{1,6})(?:e|de|ste|ᵉ)(?![\p{L}\p{N}])/gu;
/** "om 7.05 uur", "19:30 u.", "19u30". */
const TIME =
  /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?:\s?uur|\s?u(?:\.(?=\s\p{Ll}|[,;)]))?)|\s?u\s?([0-5]\d))(?!\p{L})/gu;
/** "van 9.00 tot 17.00 uur". */
const TIME_BEFORE_TIME =
  /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?=\s?(?:\btot\b|\ben\b|–|-)\s?\d{1,2}[.:][0-5]\d\s?u)/gu;
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

const STREETS: Readonly<Record<string, string>> = {
  ...{ gr: 'gracht', wg: 'weg', ln: 'laan', pl: 'plein', sngl: 'singel', kd: 'kade', dk: 'dijk' },
};

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
  charactersASecond: 16.5,
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
    untitled:
      'naamloos|zonder titel|(?:naamloos |nieuw )?document|documenttitel|gescand(?:e)?(?: document| afbeelding| met| van)?|scannen|afdruk(?:ken)?',
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
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [
      speakShorthand,
      speakLives({ born: ['geboren op', 'geboren in'], died: ['overleden op', 'overleden in'] }),
      speakCompounds,
      speakDutchNumbers,
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
          .replace(
            /(?<=\p{Ll}{4,})(gr|wg|ln|pl|sngl|kd|dk)\.(?=\s\d)/gu,
            (whole, short: string) => STREETS[short] ?? whole,
          )
          .replace(
            /(?<=\d)-(I{1,3}|IV|V)(?![\p{L}\p{N}])/gu,
            (whole, numeral: string) => ` ${romanValue(numeral) ?? whole}`,
          )
          .replace(/(?<=\d(?:e|de|ste)\s|\p{Ll}(?:de|ste)\s)min\.(?!\s?\d)/gu, 'minuut')
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
      'pagina bladzijde plaat artikelen noot vers wereldoorlogen akte bedrijf scène paragraaf artikel tabel figuur afbeelding zang psalm brief fase type klasse groep categorie wereldoorlog delen hoofdstukken titel',
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
      compass: {
        ...{ NB: 'noorderbreedte', ZB: 'zuiderbreedte', OL: 'oosterlengte', WL: 'westerlengte' },
        N: 'noord',
        Z: 'zuid',
        O: 'oost',
        W: 'west',
        E: 'oost',
        S: 'zuid',
      },
    },
    dottedNames: { at: 'apenstaartje', dot: 'punt', slash: 'slash', hyphen: 'streepje' },
    per: 'per',
    pages: "bladzijden?|pagina(?:[’']s)?",
    currencies: {
      ...units(
        'GBP:pond:pond CHF:Zwitserse_frank:Zwitserse_frank JPY:yen:yen BEF:Belgische_frank:Belgische_frank NLG:gulden:gulden BF:Belgische_frank:Belgische_frank ' +
          'DKK:Deense_kroon:Deense_kronen SEK:Zweedse_kroon:Zweedse_kronen',
      ),
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
      ...metric(
        'k:kilo M:mega G:giga T:tera m:milli µ:micro ' + 'n:nano p:pico h:hecto d:deci c:centi',
        'g:gram:gram:kmµn m:meter:meter:kdcmµn l:liter:liter:hdcmµ L:liter:liter:hdcmµ s:seconde:seconden:mµn W:watt:watt:kMGTm ' +
          'V:volt:volt:kMmµ A:ampère:ampère:kmµ Hz:hertz:hertz:kMGT J:joule:joule:kMG cal:calorie:calorieën:k N:newton:newton:kM ' +
          'Pa:pascal:pascal:hkMG bar:bar:bar:m Ω:ohm:ohm:kM F:farad:farad:µnp Bq:becquerel:becquerel:kMG Sv:sievert:sievert:mµ ' +
          'Gy:gray:gray:m mol:mol:mol:mµn Wh:wattuur:wattuur:kMGT B:byte:byte:kMGT bit:bit:bit:kMG eV:elektronvolt:elektronvolt:kMG',
      ),
      ...units(
        'tabl:tablet:tabletten caps:capsule:capsules dr:druppel:druppels amp:ampul:ampullen IE:internationale_eenheid:internationale_eenheden omw/min:omwenteling_per_minuut:omwentelingen_per_minuut ' +
          'tpm:toer_per_minuut:toeren_per_minuut inw:inwoner:inwoners wkn:week:weken mnd:maand:maanden penn:penning:penningen Bft:Beaufort',
      ),
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
      ...units(
        '_A:ampère:ampère Ω:ohm kΩ:kilo-ohm pk:paardenkracht fps:beeld_per_seconde:beelden_per_seconde N:newton J:joule Pa:pascal MPa:megapascal _K:kelvin mol:mol lm:lumen lx:lux MJ:megajoule MWh:megawattuur GW:gigawatt GWh:gigawattuur TWh:terawattuur ' +
          'mm²:vierkante_millimeter nm:nanometer µm:micrometer μm:micrometer mV:millivolt mA:milliampère m/s²:meter_per_seconde_kwadraat Mbit:megabit mmHg:millimeter_kwik inw:inwoner:inwoners ex:exemplaar:exemplaren doz:dozijn dz:dozijn jr:jaar mnd:maand:maanden ' +
          'wk:week:weken pers:persoon:personen x:keer uur:uur kg/m³:kilogram_per_kubieke_meter KB:kilobyte sek:seconde:seconden mijl:mijl ons:ons pnd:pond hm:hectometer dam:decameter zm:zeemijl:zeemijlen pak:pak:pakken',
      ),
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
      ...{ '1/5': 'een vijfde', '2/5': 'twee vijfde', '3/5': 'drie vijfde', '4/5': 'vier vijfde' },
      ...{ '1/6': 'een zesde', '5/6': 'vijf zesde', '1/8': 'een achtste', '3/8': 'drie achtste' },
      ...{ '5/8': 'vijf achtste', '7/8': 'zeven achtste', '1/10': 'een tiende' },
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
      '♯': 'kruis',
      '♭': 'mol',
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

const MONTH =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|(?:jan|febr?|mrt|apr|aug|sept?|okt|nov|dec)\\.';
const DAYS_OF_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(\\d{1,2})\\s?[–-]\\s?(?=\\d{1,2}\\s(?:${MONTH})(?!\\p{L}))`,
  'gu',
);

/** Ranges of days and hours, surfaces, wars, old money, places on earth. */
function speakDutchNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      .replace(DAYS_OF_MONTH, '$1 tot ')
      .replace(/(?<=\d\s?)inw\.\/(?:km²|km2)/gu, 'inwoners per vierkante kilometer')
      .replace(
        /(?<![\p{L}\p{N}])(ma|di|wo|do|vr|za|zo)\.?\s?[–-]\s?(ma|di|wo|do|vr|za|zo)(?![\p{L}\p{N}-])\.?/giu,
        (_whole, from: string, until: string) =>
          `${DAYS[from.toLowerCase()] ?? from} tot en met ${DAYS[until.toLowerCase()] ?? until}`,
      )
      .replace(/(?<=\d)\s?[×x]\s?(?=\d+(?:,\d+)?(?:\s?[×x]\s?\d+(?:,\d+)?)*\s?[cdkm]?m(?!\p{L}))/gu, ' bij ')
      // "8 u. 30"
      .replace(/(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])\su\.\s(?=[0-5]\d(?![\p{L}\p{N}]))/gu, '$1 uur ')
      .replace(/(?<=(?<!\p{L})WO\s)(I{1,2})(?!\p{L})/gu, (numeral) => String(numeral.length))
      .replace(/(?<=\d)\s?[x×](?=[\s,.;:)](?!\s?\d)|$)/gu, ' keer')
      .replace(/(?<=\d\s?)min\.(?=\s\d{1,2}\s?sec)/gu, 'min')
      .replace(/(?<=\d\s?)°\s?(N|Z|O|W)\.?(B|Br|L)\./gu, (whole, quarter: string, line: string) => {
        const side = { N: 'noorder', Z: 'zuider', O: 'ooster', W: 'wester' }[quarter];
        return side === undefined ? whole : ` graden ${side}${line.startsWith('B') ? 'breedte' : 'lengte'}`;
      })
      .replace(
        /(?<=(?:noord|zuid|oost|west))(?:er)?(?:\.?(B|Br|L)\.)/gu,
        (_whole, line: string) => `er${line.startsWith('B') ? 'breedte' : 'lengte'}`,
      )
      .replace(
        /(?<!\p{L})(jan|febr?|mrt|apr|aug|sept?|okt|nov|dec)\.\s['’](?=\d\d(?![\p{L}\p{N}]))/gu,
        (_whole, short: string) => {
          const month =
            MONTHS.find((name) => name.startsWith(short.replace('mrt', 'maa').slice(0, 3))) ?? short;
          return `${month} `;
        },
      )
      .replace(/(?<=(?<!\p{L})(?:in|van|tot|sinds|na)\s)['’](?=\d\d(?![\p{L}\p{N}]))/gu, '')
      .replace(/(?<=\d)[–-]['’](?=\d\d(?![\p{L}\p{N}]))/gu, ' tot ')
      .replace(/(?<![\p{L}.])fl?\.\s(?=\d+(?:,(?:\d\d|[–-])|\.\d{3}))/gu, 'ƒ ')
      .replace(/(?<=(?:eeuw|\de|de|ste|begin)\s)(?:e\.)(?=[\s,;)])/gu, 'eeuw')
      .replace(/(?<=\d(?:e|de|ste)\s)dr\.(?!\s\p{Lu})/gu, 'druk')
      .replace(/(?<!\p{L})([Dd])hr\.(?=\sen\smevr)/gu, (_whole, first: string) => `${first}e heer`)
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,5}\.?)\/(?=(?:uur|dag|week|maand|jaar|persoon|pers|stuk|nacht|hoofd)(?!\p{L}))/gu,
        ' per ',
      )
  );
}

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
  if (value > 99 && value < 200)
    return value === 100 ? 'honderdste' : `honderd${ordinalOf(value - 100) ?? ''}`;
  if (value < 20) return ORDINALS[value - 1] ?? null;
  const ten = TENS[Math.floor(value / 10) - 2];
  if (ten === undefined) return null;
  return value % 10 === 0 ? ten : `${UNITS[(value % 10) - 1] ?? ''}${ten}`;
}
