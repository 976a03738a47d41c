import { ABBREVIATIONS } from './abbreviations.ts';
import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import { linked, pair } from '../hyphen-rules.ts';
import type { Language } from '../language.ts';
import { romanValue } from '../numerals.ts';
import { cardinal } from './numbers.ts';
import { spellAcronyms } from '../acronyms.ts';
import { speakLives } from '../lives.ts';
import { metric } from '../metric.ts';
import { MONTHS, SHORT_MONTHS } from './months.ts';
import { speakShorthand } from './shorthand.ts';
import { books, units, words } from '../words.ts';
import { HAS_SIGNS } from '../signs.ts';

/** From the first on; "premier" is for men and centuries. */
const ORDINALS = (
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième ' +
  'dix-septième dix-huitième dix-neuvième vingtième vingt-et-unième vingt-deuxième vingt-troisième vingt-quatrième vingt-cinquième vingt-sixième ' +
  'vingt-septième vingt-huitième vingt-neuvième trentième trente-et-unième'
).split(' ');

const PRONOUN = /^(?:moi|toi|soi|lui|elles?|eux|nous|vous)$/;
const FRENCH_UNITS =
  /^(?:deux|trois|quatre|cinq|six|sept|huit|neuf|douze|treize|quatorze|quinze|seize|onze|dix|vingts?)(?:-|$)/;
const FRENCH_TENS = /^(?:(?:soixante|quatre-vingt)(?:-dix)?|dix|vingt|trente|quarante|cinquante|quatre)$/;

const AUSTRALIAN = { one: 'dollar australien', many: 'dollars australiens' };
const CANADIAN = { one: 'dollar canadien', many: 'dollars canadiens' };

export const FRENCH: Language = {
  code: 'fr',
  otherCodes: null,
  name: 'French',
  scripts: null,
  commonWords:
    'le la les des et en un du une que est pour qui dans par sur pas au plus ce il ne se avec sont aux cette ou son elle nous vous mais ces comme leur être sa',
  joinedLetters:
    'action affaire affamé affecter affection affiche afficher affirmer affliger affluence afin attendre attention ' +
    'attirer baffle bénéfice bénéficier bouffée buffet certificat certifier chauffer chauffeur chiffon chiffre ' +
    'coefficient coffre coiffer coiffeur confiance confier configuration confiner confirmer confiture conflit ' +
    'confluent cotisation définir définitif définition déficit défi défilé défini difficile difficulté diffuser ' +
    'différence différent différer efface effacer effectif effectuer effet efficace effort effrayer effroyable enfin ' +
    'enfler étouffer fiable fiancé fibre ficelle fichier fictif fidèle fier fièvre figure fil file filet fille film ' +
    'fils filtre fin final finalement financer fine fini finir firme fiscal fixe fixer flacon flamme flanc flâner ' +
    'flaque flatter flèche fleur fleuri fleuve flexible flot flotter flou fluide flûte flux fonction gaffe gifle ' +
    'gonfler greffe griffe griffon identifier inflation influence information insuffisant justifier juridiction ' +
    'lettre magnifique mettre modifier motif nation notion offense office officiel officier offrande offre offrir ' +
    'paraffine pacifique partie parties petit petite pétition pontife position pratique profil profit profiter ' +
    'question raffiner raffut rafle réfléchir reflet reflux ruffian rififi sacrifice section signifier siffler ' +
    'sifflet simplifier souffle souffler souffrance souffrir spécifique station statistique suffire suffisant suffit ' +
    'superficie tartine tiens tiers tige tigre timide tirer titre touffe trafic traditionnel truffe vérifier',
  recognition: 'fra',
  sample: 'Bonjour. Voici comment je vous lirai votre livre, de la première à la dernière page.',
  charactersASecond: 20.4,
  voices: null,
  structure: {
    chapter: 'chapitre',
    part: 'partie|livre|tome',
    appendix: 'annexe',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'un|premi(?:er|ère) deux(?:ième)?|seconde? trois(?:ième)? quatre|quatrième cinq|cinquième six|sixième ' +
      'sept(?:ième)? huit(?:ième)? neuf|neuvième dix(?:ième)? onze|onzième douze|douzième',
    largerNumbers: null,
    unnumbered: 'avant-propos|préface|postface|remerciements|épilogue',
    page: 'page',
    contents: 'table des matières|sommaire|liste des (?:figures|tables|tableaux|illustrations|planches)',
    index: 'index (?:général|alphabétique|des .{1,30})',
    references: 'références(?: bibliographiques)?|bibliographie',
    notes: 'notes de fin',
    figure: 'figure|graphique|carte|schéma',
    table: 'tableau',
    untitled:
      'sans titre|(?:nouveau )?document(?: sans titre)?|titre du document|numérisation|(?:document |image )?(?:numéris|scann)ée?(?: avec| par| depuis)?|impression|imprimer',
  },
  apparatus: {
    of: 'sur|de',
    rights: 'droits réservés|reproduction (?:interdite|autorisée)',
    see: 'voir(?: aussi)?',
    leadIn: null,
    particles: 'de|la|le|du',
    and: 'et',
    or: 'ou',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'p\\.',
    needsCitation: 'dans|par|de|voir|et|en',
    otherwise: 'sinon|autrement',
  },
  spelling: {
    oneLetterWords: 'AÀY',
    afterInitialI: null,
    ordinalEndings: 'er|re|ème',
    smallInTitles: null,
    hyphens: [
      linked(/-(?:de|à|en|la|le|du|des)$/, /^(?:à|de|en)-/),
      pair(PRONOUN, /^mêmes?$/),
      pair(FRENCH_TENS, FRENCH_UNITS),
      pair(/^(?:celui|celle|ceux|celles)$/, /^(?:ci|là)$/),
      pair(/^(?:peut|bien)$/, /^être$/),
      pair(
        /^(?:au|là|ci|par)$/,
        /^(?:dessus|dessous|delà|devant|dedans|dehors|bas|haut|contre|joints?|après)$/,
      ),
      pair(/^quelques$/, /^une?s$/),
      pair(/^(?:c'est|c’est)$/, /^à-dire$/),
      pair(/^(?:demi|quasi|non)$/, /^\p{L}{4,}$/u),
      pair(
        /^(?:après|avant|week|grands?|belles?|beaux?|petits?|arrière)$/,
        /^(?:midi|hier|demain|veille|end|guerre|garde|père|mère|pères|mères|frères?|soeurs?|sœurs?|fils|filles?|enfants?|chose|parents?|plan|goût)$/,
      ),
      pair(/ez$/, /^(?:vous|le|la|les|moi|nous|lui|y|en)$/),
      // "dit-il", "pensez-vous"
      (left, right, isWord) =>
        /^(?:ils?|elles?|vous|nous|je|t-ils?|t-elles?|t-on)$/.test(right) && left.length > 2 && isWord(left),
    ],
  },
  sentences: null,
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [
      speakShorthand,
      speakLives({ born: ['né le', 'né en'], died: ['mort le', 'mort en'] }),
      spellAcronyms('OCDE PIB UE PME OMS OMC FMI RER IUT ONG IRM RSA UMP'),
      speakFrenchNumbers,
      speakDates({
        months: MONTHS,
        say: (day, month, year) => `${day === 1 ? 'premier' : day} ${month} ${year}`,
        dayFirst: true,
      }),
      speakCalendar({
        days: {
          lun: 'lundi',
          mar: 'mardi',
          mer: 'mercredi',
          jeu: 'jeudi',
          ven: 'vendredi',
          sam: 'samedi',
          dim: 'dimanche',
        },
        months: SHORT_MONTHS,
        of: null,
        before: 'le|du|au|ce|chaque',
        and: 'et|ou|à|au',
        to: 'à',
      }),
      // Telephones are said in pairs.
      (text) =>
        text.replace(/(?<![\p{L}\p{N}.,+])0\d(?:[ .\u00a0]\d\d){4}(?![\p{L}\p{N}]|[.,]\d)/gu, (number) =>
          number
            .split(/[ .\u00a0]/)
            .map((pair) => pair.replace(/^0/, '0 '))
            .join(', '),
        ),
      // "2 c. à s.", "1 c. à café"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}])(\d+(?:[.,]\d)?|½|\d+½)\s?c\.\s?à\s?(s(?:oupe|\.)|c(?:afé|\.))/gu,
          (_whole, number: string, spoon: string) => {
            return `${number} ${/^(?:1|½)$/.test(number) ? 'cuillère' : 'cuillères'} à ${spoon.startsWith('s') ? 'soupe' : 'café'}`;
          },
        ),
      (text) => text.replace(/(?<=\d\s?l)\/(?=100\s?km)/gu, ' aux '),
      // The scale of a map.
      (text) =>
        text.replace(/(?<![\p{L}\p{N}.,/])1\/(?=\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d))/gu, '1 sur '),
      // "M. le comte", "M. et Mme Roux"
      (text) =>
        text.replace(
          /(?<!\p{L}|S\.\s?)M\.(?=\s(?:et\sM(?:me|lle)(?!\p{L})|l[ea]\s|l[’']|du?\s|de\s|d[’']))/gu,
          'Monsieur',
        ),
      // "23h40", "7 h 05"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,])([01]?\d|2[0-4])\s?h\s?([0-5]\d)?(?![\p{L}\p{N}/])/gu,
          (_whole, hours: string, minutes: string | undefined) => {
            const hour = `${Number(hours)} ${Number(hours) < 2 ? 'heure' : 'heures'}`;
            return minutes === undefined || minutes === '00' ? hour : `${hour} ${Number(minutes)}`;
          },
        ),
      // "no 5", "n° 5", "nos 3 et 4"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}])([Nn])(?:(o|[°º])|(os))\.?\s?(?=\d)/gu,
          (_whole, first: string, _one, many?: string) => {
            return `${first}uméro${many === undefined ? '' : 's'} `;
          },
        ),
      // "XIXe siècle", "XIX^e", "Ier", "IIe République".
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}])([IVX]{1,6})(?:\^|\s)?(er|re|ère|ème|e|ᵉʳ|ᵉ|è)(?![\p{L}\p{N}])/gu,
          (whole, numeral: string, ending: string) => ordinal(romanValue(numeral), ending) ?? whole,
        ),
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,])(\d{1,3})(?:i?èmes?|emes?|es?|ᵉ|res?|ères?)(?![\p{L}\p{N}])/gu,
          (whole, number: string) => {
            return (
              ordinal(Number(number), /re|ère$/.test(whole) && Number(number) === 1 ? 're' : 'e') ?? whole
            );
          },
        ),
      // "du Code civ."
      (text) =>
        text.replace(
          /(?<=[Cc]odes?\s(?:de\s(?:procédure|proc\.)\s)?)(civ|pén|trav|comm)\.(?!\p{L})/gu,
          (whole, code: string) =>
            ({ civ: 'civil', pén: 'pénal', trav: 'du travail', comm: 'de commerce' })[code] ?? whole,
        ),
      // "Au IVe s."
      (text) => text.replace(/(?<=\p{L}(?:ième|emier)\s)s\.(?!\p{L})/gu, 'siècle'),
    ],
    numbered: words(
      'page pages planche planches chapitres articles actes scènes tomes volumes livres figures notes note vers volume acte scène section article tableau figure chant psaume lettre leçon phase type classe niveau groupe catégorie guerre titre',
    ),
    afterKingI: null,
    rulers: 'roi|reine|pape|empereur|impératrice|tsar|tsarine|sultan|duc|pharaon|prince',
    names: words(
      'Henri Louis François Charles Philippe Napoléon Jean Paul Pie Benoît Grégoire Innocent Clément Léon Urbain Alexandre Nicolas Pierre Catherine ' +
        'Élisabeth Elisabeth Marie Guillaume Georges Édouard Jacques Richard Frédéric Léopold Albert Othon Ferdinand Alphonse Ramsès Robert Hugues Victor',
    ),
    regnal: (_name, value, isKnownName) => {
      if (!isKnownName) return null;
      return value === 1 ? 'premier' : String(value);
    },
    acronyms: words('USA ONU OTAN URSS'),
    to: 'à',
    ratio: 'contre',
    versesHaveColon: false,
    bible: {
      books: books(
        'Gn:Genèse Ex:Exode Lv:Lévitique Nb:Nombres Dt:Deutéronome Jos:Josué Jg:Juges Ch:Chroniques Ne:Néhémie Jb:Job Ps:Psaume Pr:Proverbes ' +
          'Qo:Qohélet Is:Isaïe Jr:Jérémie Ez:Ézéchiel Dn:Daniel Os:Osée Mi:Michée Za:Zacharie Ml:Malachie Mt:Matthieu Mc:Marc Lc:Luc Jn:Jean Ac:Actes ' +
          'Rm:Romains Co:Corinthiens Ga:Galates Ep:Éphésiens Ph:Philippiens Col:Colossiens Th:Thessaloniciens Tm:Timothée He:Hébreux Jc:Jacques Ap:Apocalypse',
      ),
      numbers: ['Premier', 'Deuxième', 'Troisième'],
    },
    angles: {
      degree: { one: 'degré', many: 'degrés' },
      minute: { one: 'minute', many: 'minutes' },
      second: { one: 'seconde', many: 'secondes' },
      compass: { N: 'nord', S: 'sud', E: 'est', O: 'ouest', W: 'ouest' },
    },
    dottedNames: { at: 'arobase', dot: 'point', slash: 'barre oblique', hyphen: 'tiret' },
    per: 'par',
    pages: 'pages?',
    currencies: {
      ...units(
        'EUR:euro:euros USD:dollar_américain:dollars_américains GBP:livre:livres CHF:franc_suisse:francs_suisses CAD:dollar_canadien:dollars_canadiens JPY:yen:yens ' +
          'FCFA:franc_CFA:francs_CFA FB:franc_belge:francs_belges FS:franc_suisse:francs_suisses PLN:zloty:zlotys SEK:couronne_suédoise:couronnes_suédoises',
      ),
      F: { one: 'franc', many: 'francs' },
      FF: { one: 'franc', many: 'francs' },
      '€': { one: 'euro', many: 'euros' },
      $: { one: 'dollar', many: 'dollars' },
      US$: { one: 'dollar américain', many: 'dollars américains' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'dollar de Hong Kong', many: 'dollars de Hong Kong' },
      NZ$: { one: 'dollar néo-zélandais', many: 'dollars néo-zélandais' },
      '£': { one: 'livre', many: 'livres' },
      '¥': { one: 'yen', many: 'yens' },
    },
    cents: (main, cents) => (main.startsWith('0 ') ? `${cents} centimes` : `${main} ${cents}`),
    magnitudes: [
      ['millions|million|M', 'millions de'],
      ['milliards|milliard|Mds?', 'milliards de'],
      ['mille|k', 'mille'],
    ],
    units: {
      ...metric(
        'k:kilo M:méga G:giga T:téra m:milli µ:micro ' + 'n:nano p:pico h:hecto d:déci c:centi',
        'g:gramme:grammes:kmµn m:mètre:mètres:kdcmµn l:litre:litres:hdcmµ L:litre:litres:hdcmµ s:seconde:secondes:mµn W:watt:watts:kMGTm ' +
          'V:volt:volts:kMmµ A:ampère:ampères:kmµ Hz:hertz:hertz:kMGT J:joule:joules:kMG cal:calorie:calories:k N:newton:newtons:kM ' +
          'Pa:pascal:pascals:hkMG bar:bar:bars:m Ω:ohm:ohms:kM F:farad:farads:µnp Bq:becquerel:becquerels:kMG Sv:sievert:sieverts:mµ ' +
          'Gy:gray:grays:m mol:mole:moles:mµn Wh:wattheure:wattheures:kMGT o:octet:octets:kMGT bit:bit:bits:kMG eV:électronvolt:électronvolts:kMG',
      ),
      ...units(
        'cp:comprimé:comprimés cpr:comprimé:comprimés gél:gélule:gélules gtte:goutte:gouttes gttes:goutte:gouttes amp:ampoule:ampoules ' +
          'UI:unité_internationale:unités_internationales tr/min:tour_par_minute:tours_par_minute ch:cheval:chevaux CV:cheval:chevaux liv:livre:livres qx:quintal:quintaux ' +
          'kt:nœud:nœuds nd:nœud:nœuds sem:semaine:semaines',
      ),
      'km/h': { one: 'kilomètre à l’heure', many: 'kilomètres à l’heure' },
      'km²': { one: 'kilomètre carré', many: 'kilomètres carrés' },
      'm²': { one: 'mètre carré', many: 'mètres carrés' },
      'm³': { one: 'mètre cube', many: 'mètres cubes' },
      'm/s': { one: 'mètre par seconde', many: 'mètres par seconde' },
      km: { one: 'kilomètre', many: 'kilomètres' },
      m: { one: 'mètre', many: 'mètres' },
      cm: { one: 'centimètre', many: 'centimètres' },
      mm: { one: 'millimètre', many: 'millimètres' },
      kg: { one: 'kilogramme', many: 'kilogrammes' },
      g: { one: 'gramme', many: 'grammes' },
      mg: { one: 'milligramme', many: 'milligrammes' },
      ml: { one: 'millilitre', many: 'millilitres' },
      l: { one: 'litre', many: 'litres' },
      ha: { one: 'hectare', many: 'hectares' },
      h: { one: 'heure', many: 'heures' },
      '‰': { one: 'pour mille', many: 'pour mille' },
      min: { one: 'minute', many: 'minutes' },
      ' s': { one: 'seconde', many: 'secondes' },
      ms: { one: 'milliseconde', many: 'millisecondes' },
      µg: { one: 'microgramme', many: 'microgrammes' },
      L: { one: 'litre', many: 'litres' },
      cl: { one: 'centilitre', many: 'centilitres' },
      t: { one: 'tonne', many: 'tonnes' },
      hPa: { one: 'hectopascal', many: 'hectopascals' },
      kPa: { one: 'kilopascal', many: 'kilopascals' },
      ' V': { one: 'volt', many: 'volts' },
      kV: { one: 'kilovolt', many: 'kilovolts' },
      MW: { one: 'mégawatt', many: 'mégawatts' },
      dl: { one: 'décilitre', many: 'décilitres' },
      hl: { one: 'hectolitre', many: 'hectolitres' },
      'cm²': { one: 'centimètre carré', many: 'centimètres carrés' },
      'cm³': { one: 'centimètre cube', many: 'centimètres cubes' },
      ko: { one: 'kilooctet', many: 'kilooctets' },
      To: { one: 'téraoctet', many: 'téraoctets' },
      dB: { one: 'décibel', many: 'décibels' },
      kJ: { one: 'kilojoule', many: 'kilojoules' },
      kcal: { one: 'kilocalorie', many: 'kilocalories' },
      '°C': { one: 'degré Celsius', many: 'degrés Celsius' },
      Hz: { one: 'hertz', many: 'hertz' },
      kHz: { one: 'kilohertz', many: 'kilohertz' },
      MHz: { one: 'mégahertz', many: 'mégahertz' },
      GHz: { one: 'gigahertz', many: 'gigahertz' },
      W: { one: 'watt', many: 'watts' },
      kW: { one: 'kilowatt', many: 'kilowatts' },
      kWh: { one: 'kilowattheure', many: 'kilowattheures' },
      Mo: { one: 'mégaoctet', many: 'mégaoctets' },
      Go: { one: 'gigaoctet', many: 'gigaoctets' },
      ...units(
        '_A:ampère:ampères Ω:ohm:ohms kΩ:kiloohm:kiloohms Ko:kilooctet:kilooctets ko:kilooctet:kilooctets To:téraoctet:téraoctets _ch:cheval:chevaux N:newton:newtons J:joule:joules Pa:pascal:pascals MPa:mégapascal:mégapascals ' +
          '_K:kelvin:kelvins mol:mole:moles lm:lumen:lumens lx:lux MJ:mégajoule:mégajoules MW:mégawatt:mégawatts GW:gigawatt:gigawatts MWh:mégawattheure:mégawattheures GWh:gigawattheure:gigawattheures TWh:térawattheure:térawattheures ' +
          'mm²:millimètre_carré:millimètres_carrés dm:décimètre:décimètres nm:nanomètre:nanomètres µm:micromètre:micromètres μm:micromètre:micromètres mV:millivolt:millivolts mA:milliampère:milliampères m/s²:mètre_par_seconde_carrée:mètres_par_seconde_carrée ' +
          'Mbit:mégabit:mégabits ips:image_par_seconde:images_par_seconde mmHg:millimètre_de_mercure:millimètres_de_mercure sec:seconde:secondes mth:mètre:mètres sach:sachet:sachets pers:personne:personnes dag:décagramme:décagrammes ' +
          'st:stère:stères fl:florin:florins hab:habitant:habitants pces:pièce:pièces q:quintal:quintaux hm:hectomètre:hectomètres dam:décamètre:décamètres hl:hectolitre:hectolitres kV:kilovolt:kilovolts kn:nœud:nœuds nd:nœud:nœuds kPa:kilopascal:kilopascals °F:degré_Fahrenheit:degrés_Fahrenheit',
      ),
    },
    decimal: ',',
    fractions: {
      '½': 'un demi',
      '⅓': 'un tiers',
      '⅔': 'deux tiers',
      '¼': 'un quart',
      '¾': 'trois quarts',
      '⅛': 'un huitième',
      '1/2': 'un demi',
      '1/3': 'un tiers',
      '2/3': 'deux tiers',
      '1/4': 'un quart',
      '3/4': 'trois quarts',
      ...{
        '1/5': 'un cinquième',
        '2/5': 'deux cinquièmes',
        '3/5': 'trois cinquièmes',
        '4/5': 'quatre cinquièmes',
      },
      ...{ '1/6': 'un sixième', '5/6': 'cinq sixièmes', '1/8': 'un huitième', '3/8': 'trois huitièmes' },
      ...{ '5/8': 'cinq huitièmes', '7/8': 'sept huitièmes', '1/10': 'un dixième' },
      '+': 'et',
    },
    symbols: {
      '&': 'et',
      '−': 'moins',
      '☑': 'coché :',
      '=': 'égale',
      '≠': 'différent de',
      '≈': 'environ égal à',
      '≤': 'inférieur ou égal à',
      '≥': 'supérieur ou égal à',
      '<': 'inférieur à',
      '>': 'supérieur à',
      '±': 'plus ou moins',
      '×': 'fois',
      '÷': 'divisé par',
      '√': 'racine de',
      '∞': 'l’infini',
      '→': 'vers',
      '№': 'numéro',
      '#': 'numéro',
      '§': 'paragraphe',
      '§§': 'paragraphes',
      '~': 'environ',
      '♯': 'dièse',
      '♭': 'bémol',
    },
    powers: { 2: 'au carré', 3: 'au cube', power: 'puissance' },
    after: [
      speakHalves,
      speakOnes,
      (text) => text.replace(/(?<=milli(?:on|ard)s? d)e (?=[aeiouhéè])/gu, '’'),
    ],
  },
};

const MONTH = MONTHS.join('|');

/** Ranges of days and hours, surfaces, reigns, codes and laws. */
function speakFrenchNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      // "3-5 mai", "10h-16h"
      .replace(
        new RegExp(
          `(?<![\\p{L}\\p{N}.,/–-])(\\d{1,2}|1er)\\s?[–-]\\s?(?=\\d{1,2}\\s(?:${MONTH}|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.)(?!\\p{L}))`,
          'gu',
        ),
        '$1 au ',
      )
      .replace(/(?<=\d\s?h(?:\s?\d\d)?)\s?[–-]\s?(?=\d{1,2}\s?h)/gu, ' à ')
      // "3 × 4 m"
      .replace(/(?<=\d)\s?[×x]\s?(?=\d+(?:,\d+)?(?:\s?[×x]\s?\d+(?:,\d+)?)*\s?[ckm]?m(?!\p{L}))/gu, ' sur ')
      .replace(/(?<=\d\s?)mn(?![\p{L}\p{N}])/gu, 'min')
      .replace(/(?<=\d\s?)hab\.\/(?:km²|km2)/gu, 'habitants par kilomètre carré')
      .replace(/(?<=(?<!\p{L})(?:art\.|articles?)\s)([LRDA])\.\s?(?=\d)/gu, '$1 ')
      .replace(/(?<=\d(?:e|re|ère|ème)\s)min\.(?!\p{L})/gu, 'minute')
      .replace(/(?<=\d\s)ex\.(?!\p{L})/gu, 'exemplaires')
      .replace(/(?<![\p{L}\p{N}])St(e?)-(?=\p{Lu})/gu, 'Saint$1-')
      // "le 2nd", "la 2nde"
      .replace(/(?<![\p{L}\p{N}])2nd(e?)(s?)(?![\p{L}\p{N}])/gu, 'second$1$2')
      // "le P. Ponchel", "le Fr. Jean"
      .replace(/(?<=(?<!\p{L})(?:[Ll]e|[Dd]u|[Aa]u)\s(?:R\.\s)?)P\.(?=\s\p{Lu}\p{Ll})/gu, 'père')
      .replace(/(?<=(?<!\p{L})(?:[Ll]e|[Dd]u|[Aa]u)\s)Fr\.(?=\s\p{Lu}\p{Ll})/gu, 'frère')
      .replace(/(?<=(?<!\p{L})(?:[Ll]e|[Dd]u|[Aa]u)\s)col\.(?=\s\p{Lu}\p{Ll})/gu, 'colonel')
      .replace(/(?<=\d,?\s)(?:r\.)(?=\s(?:d[eu]s?\s|\p{Lu}))/gu, 'rue')
      // "art. 5 C. civ."
      .replace(
        /(?<=(?<!\p{L})(?:du|au|art\.\s\d{1,5})\s)C\.\s(civ|pén|trav|com|proc\.\s(?:civ|pén))\./gu,
        (whole, code: string) => {
          return (
            { civ: 'Code civil', pén: 'Code pénal', trav: 'Code du travail', com: 'Code de commerce' }[
              code
            ] ?? whole
          );
        },
      )
      // "au 1:50 000", "au 1/50 000e"
      .replace(/(?<![\p{L}\p{N}.,/])1:(?=\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d))/gu, '1/')
      .replace(/(?<=1\/\d{1,3}(?:[ .\u00a0\u202f]\d{3})+)e(?!\p{L})/gu, '')
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,4}\.?)\/(?=(?:jour|j|semaine|mois|an|personne|pers|heure|nuit|hab|tête)(?!\p{L}))/gu,
        ' par ',
      )
      // "les + de 18 ans", "3x plus"
      .replace(/(?<=(?<!\p{L})(?:les|aux|des)\s)\+(?=\s?de\s\d)/gu, 'plus')
      .replace(/(?<=(?<!\p{L})(?:les|aux|des)\s)[−–-](?=\s?de\s\d)/gu, 'moins')
      .replace(/(?<=\d)\s?[x×](?=\s(?:plus|moins|par)(?!\p{L}))/gu, ' fois')
  );
}

/** "centième", "deux cent unième" */
function ordinalOf(value: number): string {
  return `${cardinal(value)
    .replace(/(?<=cent|vingt)s$/, '')
    .replace(/e$/, '')
    .replace(/cinq$/, 'cinqu')
    .replace(/neuf$/, 'neuv')}ième`;
}

function ordinal(value: number | null, ending: string): string | undefined {
  if (value === null) return undefined;
  if (value === 1)
    return /^(?:re|ère)$/.test(ending) ? 'première' : /^(?:er|ᵉʳ)$/.test(ending) ? 'premier' : undefined;
  // The engine says "89e" with a silent ending.
  return ORDINALS[value - 1] ?? (value < 1000 ? ordinalOf(value) : undefined);
}

const FEMININE =
  'minutes?|secondes?|heures?|années?|journées?|semaines?|pages?|lignes?|femmes?|filles?|personnes?|voix|fois|livres? sterling|tonnes?|cuillères?|tasses?|gousses?|tranches?|pièces?|voitures?|maisons?|villes?|lettres?|places?|victoires?|défaites?|abstentions?|communes?|espèces?';

/** "2 ½ h" is "2 heures et demie", "¾ l" "trois quarts de litre". */
function speakHalves(text: string): string {
  if (!/demi|quart|tiers|huitième/.test(text)) return text;
  return text
    .replace(
      /(?<![\p{L}\p{N}.,])(\d{1,4}) et un demi (\p{Ll}+)/gu,
      (_whole, number: string, noun: string) => {
        return `${number} ${number === '1' ? noun.replace(/s$/, '') : noun} et ${OF_WOMEN_NOUN.test(noun) ? 'demie' : 'demi'}`;
      },
    )
    .replace(
      /(?<!\p{L})un demi (?=heure|livre|tasse|cuillère|minute|page|journée|tonne|seconde)/gu,
      'une demi-',
    )
    .replace(
      /(?<!\p{L})(un quart|trois quarts|un tiers|deux tiers|\p{L}+ huitièmes?) (?=((?:litre|heure|mètre|kilo|kilogramme|kilomètre|tasse|livre|page|siècle)s?)(?!\p{L}))/gu,
      (_whole, part: string, noun: string) => `${part} ${noun.startsWith('heure') ? 'd’' : 'de '}`,
    );
}

/** What a number may have behind it besides what it counts. */
const NO_NOUNS = 'à|et|ou|en|au|aux|est|a|avait|était|il|ils|elles?|on|y|avec|après|avant|entre|alors|ans?';
const COUNT = '(?<![\\p{L}\\p{N}.,:–-]|\\d\\s)\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3}|\\d{0,3})';
const OF_WOMEN_NOUN = new RegExp(`^(?:${FEMININE})$`, 'u');
const OF_WOMEN = new RegExp(`${COUNT}(?=\\s(?:${FEMININE})(?!\\p{L}))`, 'gu');
const BEFORE_VOWEL = new RegExp(`${COUNT}(?=\\s(?!(?:${NO_NOUNS})(?!\\p{L}))[aeiouéèêh]\\p{L}{2})`, 'gu');

/** "21 minutes" is "vingt et une minutes"; "1 euro", "200 élèves": the engine binds no figure to a vowel. */
function speakOnes(text: string): string {
  return text
    .replace(OF_WOMEN, (number) => {
      const value = Number(number.replace(/\D/g, ''));
      return endsInOne(value) ? cardinal(value).replace(/un$/, 'une') : number;
    })
    .replace(BEFORE_VOWEL, (number) => {
      const value = Number(number.replace(/\D/g, ''));
      const binds =
        endsInOne(value) || value === 80 || (value > 100 && value % 100 === 0 && value % 1000 !== 0);
      return binds ? cardinal(value) : number;
    });
}

function endsInOne(value: number): boolean {
  return value % 10 === 1 && ![11, 71, 91].includes(value % 100);
}
