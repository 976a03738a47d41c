import { ABBREVIATIONS } from './abbreviations.ts';
import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import { pair } from '../hyphen-rules.ts';
import type { Language } from '../language.ts';
import { speakLives } from '../lives.ts';
import { romanValue } from '../numerals.ts';
import { metric } from '../metric.ts';
import { MONTHS } from './months.ts';
import { speakShorthand } from './shorthand.ts';
import { books, units, words } from '../words.ts';
import { HAS_SIGNS } from '../signs.ts';

const UNITS = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const CARDINALS = [...UNITS, 'zehn', 'elf', 'zwölf'];
const TENS = 'zwanzigst dreißigst vierzigst fünfzigst sechzigst siebzigst achtzigst neunzigst'.split(' ');
/** Without their endings, from the first on to the ninety-ninth. */
const BELOW_HUNDRED = [
  ...'erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt'.split(' '),
  ...'fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt'.split(' '),
  ...TENS.flatMap((ten) => [ten, ...UNITS.map((unit) => `${unit}und${ten}`)]),
];
const ORDINALS = [
  ...BELOW_HUNDRED,
  ...UNITS.flatMap((unit, index) => {
    const hundred = `${index === 0 ? '' : unit}hundert`;
    return [`${hundred}st`, ...BELOW_HUNDRED.map((stem) => hundred + stem)];
  }),
];
const COUNTED =
  'Bundesliga|Liga|Etage|OG|UG|Obergeschoss|Halbzeit|Runde|Reihe|Jahrgangs?|Jg\\.|Teil|Akts?|Szene|Reichs?|Advent|Quartals?|Halbjahrs?|Semesters?|Armee|Division|' +
  'Regiment|Hälfte|H\\.|Folge|Ausgabe|Bandes|Buch|Lektion|Etappe|Preis|Rang|Jahrtausends?|Jtsd\\.|Bataillon|Senat|Zivilsenat|Strafsenat|Kammer|Lesung|' +
  'Sinfonie|Symphonie|Satz|Strophe|Gesang|Jahrh\\.|Lebensjahrs?|Generation|Grades|Bezirk|Kongress|Internationale|Republik|Legislaturperiode|' +
  'Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhunderts?|Jh\\.|Jhs?\\.|Jhdt\\.|Kapitels?|Auflage|Jahrestags?|Geburtstags?|Tag|Mal|Weltkriegs?|Weltkrieg|Klasse|Stock|Platz|FC|SC|FSV|FFC|SV|VfL|Bd\\.|Kap\\.|d\\.\\s?[MJ]\\.';
const HYPHENATED: Readonly<Record<string, string>> = {
  ...{ m: 'Meter', km: 'Kilometer', cm: 'Zentimeter', kg: 'Kilogramm', l: 'Liter' },
};
/** Behind these, a number with a stop counts whatever noun follows: "der 1. Mann". */
const ARTICLE =
  /^(?:der|die|das|den|dem|des|im|am|zum|zur|vom|beim|ins|ans|jede[rsnm]?|diese[rsnm]?|(?:[mdsk]?ein|ihr|unser)(?:e[rsnm]?)?)$/i;
const OF_COUNTED = new RegExp(`^(?:${COUNTED})$`, 'u');
const DATE = new RegExp(
  `(?:(?<=^|[^\\p{L}])(\\p{L}+)(\\s+))?(?<![\\d.,])(\\d{1,3})\\.\\s?(${COUNTED}|\\p{Lu}\\p{Ll}{2,})(?!\\p{L})`,
  'gu',
);

/** "vom 3.–5. Mai", "im 17. und 18. Jh.", "am 12./13. Juni" */
const TWO_ORDINALS = new RegExp(
  `(?:(?<=^|[^\\p{L}])(\\p{L}+)(\\s+))?(?<![\\d.,–/-])(\\d{1,2})\\.(\\s?[–/-]\\s?|,\\s|\\s(?:und|u\\.|bis|oder|sowie)\\s)(\\d{1,2})\\.\\s?(${COUNTED})(?!\\p{L})`,
  'gu',
);

const AUSTRALIAN = { one: 'australischer Dollar', many: 'australische Dollar' };
const CANADIAN = { one: 'kanadischer Dollar', many: 'kanadische Dollar' };

export const GERMAN: Language = {
  code: 'de',
  otherCodes: null,
  name: 'German',
  scripts: null,
  commonWords:
    'der die das und in zu den ist nicht von sie mit sich des auf für ein im dem dass es an werden als auch aus er hat wie bei eine wir ich einen oder nach wird einer um am sind noch',
  joinedLetters:
    'affe angriff anschrift antiquariat auffallen aufführung auffällig auffassung auflage auflösen betreffen betrifft ' +
    'befinden begriff bereitschaft beruflich beschäftigt bett bitte blatt botschaft büffel definieren definition ' +
    'differenz dritte effekt eidotter einfluss empfinden eröffnen erfinden erschaffen fett fiel film finanz finden ' +
    'findet finger finster firma fisch fix flach fläche flagge flamme flasche fleck fleisch fleiß flicken fliege ' +
    'fliegen fließen flucht flug flügel flugzeug flur fluss flüssig flüstern flut freundschaft geöffnet geschafft ' +
    'geschäft geschäftlich gesellschaft getroffen giftig griff griffig grafik gott haft häufig heft heftig hifi hilft ' +
    'hoffe hoffen hoffentlich hoffnung höflich infizieren information kaffee kartoffel klettern koffer konflikt kraft ' +
    'kräftig lauffeuer lift löffel luft läuft mannschaft mittag mitte mittel muffig mutter nation neffe nett ' +
    'öffentlich öffnen offen offenbar offiziell offizier oft operation pantoffel pfiff pfiffig pfeffer pflanze ' +
    'pflaster pflegen pflicht pflücken position profil profit puffer qualifiziert raffiniert rettung riff ritter saft ' +
    'sauerstoff schaffen schaffner schiff schiffer schliff schrift schriftlich schritt software sorgfältig spezifisch ' +
    'station stiftung stoff straff stuft suffix tariff tief tiefe treffen treffend trifft tiger tisch titel ' +
    'unterschrift verpflichten waffe waffel wirtschaft wissenschaft zertifikat ziffer zukunft zwölfte offline',
  recognition: 'deu',
  sample: 'Guten Tag. So lese ich Ihnen Ihr Buch vor, von der ersten bis zur letzten Seite.',
  charactersASecond: 17.1,
  voices: null,
  structure: {
    chapter: 'kapitel',
    part: 'teil|band|buch',
    appendix: 'anhang',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'eins?|erste[rs]? zwei|zweite[rs]? drei|dritte[rs]? vier|vierte[rs]? fünf|fünfte[rs]? sechs|sechste[rs]? ' +
      'sieben|sieb(?:en)?te[rs]? acht|achte[rs]? neun|neunte[rs]? zehn|zehnte[rs]? elf|elfte[rs]? zwölf|zwölfte[rs]?',
    largerNumbers: null,
    unnumbered: 'prolog|epilog|einleitung|vorwort|nachwort|danksagung|zusammenfassung',
    page: 'seite|folie',
    contents: '(?:kurz)?inhalt(?:sverzeichnis|sübersicht)?|(?:abbildungs|tabellen)verzeichnis',
    index:
      '(?:sach|stichwort|personen|namen|orts)?(?:register|wort(?:register|verzeichnis)|verzeichnis)|stichwortverzeichnis',
    references: '(?:quellen- und )?literatur(?:verzeichnis|angaben)?|quellen(?:verzeichnis)?',
    notes: 'anmerkungen|endnoten|fußnoten',
    figure: 'abb|abbildung|bild|tafel|schaubild|grafik|karte',
    table: 'tabelle|tab',
    untitled:
      '(?:unbenanntes |neues )?dokument|dok|unbenannt|ohne titel|titel|dokumenttitel|titel des dokuments|(?:ge)?scannt?(?:e[sn]?)?(?: dokument| bild| mit| von)?|dokumentenscan|drucken|druckauftrag',
  },
  apparatus: {
    of: 'von',
    rights: 'rechte vorbehalten|nachdruck',
    see: 'siehe(?: auch)?|s\\. auch',
    leadIn: 'vgl\\.|z\\.\\s?B\\.',
    particles: 'von|der|den',
    and: 'und',
    or: 'oder|bis|bzw\\.',
    etAl: 'u\\.\\s?a\\.',
    unpublished: 'im Druck',
    source: null,
    place: 'S\\.',
    needsCitation: 'von|in|bei|aus|siehe|nach|und',
    otherwise: 'sonst',
  },
  spelling: {
    oneLetterWords: null,
    afterInitialI: null,
    ordinalEndings: 'te|ter',
    smallInTitles: words(
      'der des dem den die das ein eine einer eines einem einen und oder aber aus in im am an auf bei mit nach von vom vor zu zum zur über unter für ist ' +
        'wie was wer wo nicht als es sich',
    ),
    // Words that German writes in one are many, and those with a hyphen go on with a capital: nothing else can be told.
    hyphens: [pair(/(?:isch|lich|deutsch)$/, /(?:isch|lich|deutsch)(?:e[mnrs]?)?$/)],
  },
  sentences: {
    starters: words(
      'Der Die Das Den Dem Des Ein Eine Einer Er Sie Es Wir Ihr Ich Man Dies Diese Dieser Dieses Und Aber Doch Oder Denn Dann Da Dort Hier In Im Am An ' +
        'Auf Aus Bei Mit Nach Von Vor Zu Zum Zur Als Wenn Weil Ob So Nun Auch Nur Nicht Kein Keine Sein Seine Was Wer Wie Wo Warum Danach Seit',
    ),
    ordinalStop: true,
    afterSpeech: null,
  },
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [
      speakShorthand,
      speakLives({ born: ['geboren am', 'geboren'], died: ['gestorben am', 'gestorben'] }),
      speakFrancs,
      speakDays,
      speakOfDates,
      speakOfLaw,
      speakCalendar({
        days: null,
        months: {
          ...{
            Jan: 'Januar',
            Jän: 'Jänner',
            Feb: 'Februar',
            Febr: 'Februar',
            Mär: 'März',
            Apr: 'April',
            Jun: 'Juni',
            Jul: 'Juli',
          },
          ...{
            Aug: 'August',
            Sep: 'September',
            Sept: 'September',
            Okt: 'Oktober',
            Nov: 'November',
            Dez: 'Dezember',
          },
        },
        of: null,
        before: '',
        and: '',
        to: '',
      }),
      // "von 8.30 bis 12 Uhr"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?=\s?(?:bis|und|oder|–|-)\s?\d{1,2}(?:[.:][0-5]\d)?\s(?:Uhr|h)(?!\p{L}))/gu,
          (_whole, hours: string, minutes: string) =>
            `${Number(hours)}${minutes === '00' ? '' : ` Uhr ${Number(minutes)}`}`,
        ),
      // "um ½ 8 Uhr"
      (text) =>
        text.replace(/([½¼¾])\s?(?=\d{1,2}(?:\sUhr|[,.;]|$))/gu, (whole, part: string, offset: number) =>
          /(?<!\p{L})(?:um|gegen|nach|vor|bis|ab)\s$/iu.test(text.slice(0, offset))
            ? `${QUARTERS[part] ?? part} `
            : whole,
        ),
      speakDates({
        months: MONTHS,
        say: (day, month, year) => `${day}. ${month} ${year}`,
        dayFirst: true,
      }),
      // "am 3.10.", "vom 1.5. an"
      (text) =>
        text.replace(
          /(?<=(?:^|[^\p{L}])(?:am|vom|zum|bis|den|dem|ab|seit)\s)(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)/giu,
          (whole, day: string, month: string) => {
            const name = MONTHS[Number(month) - 1];
            return name === undefined || Number(day) > 31 ? whole : `${day}. ${name}`;
          },
        ),
      // "7.05 Uhr", "14:30 h"
      (text) =>
        text.replace(
          /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?:\s?Uhr|\sh)(?!\p{L})/gu,
          (_whole, hours: string, minutes: string) => {
            return `${Number(hours)} Uhr${minutes === '00' ? '' : ` ${Number(minutes)}`}`;
          },
        ),
      // "der II. Weltkrieg"
      (text) =>
        text.replace(
          /(?<=(?:^|[^\p{L}])(?:der|die|das|den|dem|des|im|am|zum|zur|vom|beim)\s)([IVX]{1,5})\.(?=\s\p{Lu}\p{Ll})/giu,
          (whole, numeral: string) => (romanValue(numeral) === null ? whole : `${romanValue(numeral)}.`),
        ),
      speakOrdinals,
      (text) =>
        text
          .replace(/(?<=\p{L})str\.(?!\p{L})/gu, 'straße')
          .replace(/(?<=\p{Lu}\p{Ll}{3,})(?<!Exem)pl\.(?!\p{L})/gu, 'platz')
          // "52 J.", "im 9. Kap."
          .replace(/(?<=(?<![\p{L}\p{N}])\d{1,3}\s)J\.(?!\p{L}|\s?\p{Lu})/gu, 'Jahre')
          .replace(
            /(?<=\p{Ll}t(?:e[rsnm]?)\s)(Kap|Bd|Abs|Abschn|Min|Std|Sek|Mon|Wo|Jg|Str)\.(?!\p{L})/gu,
            (whole, short: string) => SHORT_PARTS[short] ?? whole,
          )
          .replace(/(?<=\p{L}[-\s])Str\.(?!\p{L})/gu, 'Straße'),
      // "100-m-Lauf"
      (text) =>
        text.replace(
          /(?<=\d)-(k?m|cm|kg|l)-(?=\p{Lu})/gu,
          (_whole, unit: string) => `-${HYPHENATED[unit] ?? unit}-`,
        ),
      (text) => text.replace(/(?<=(?<![\p{L}\p{N}])\d{1,4})\s?(?:ff\.?|f\.)(?!\p{L})/gu, ' und folgende'),
      // "s. S. 33"
      (text) =>
        text.replace(
          /(?<![\p{L}.])([Ss])\.(?=\s(?:S\.|Abb\.|Tab\.|Kap\.|Anm\.|Anh\.|Art\.|Nr\.|Abschn\.|auch\s|(?:Kapitel|Seite|Punkt|Abschnitt|Abbildung|Tabelle|Anhang|Anmerkung|Ziffer|Artikel|Absatz|Nummer)\s|§))/gu,
          '$1iehe',
        ),
      // "Müller u. a., S. 5" are persons.
      (text) => text.replace(/(?<=\p{Lu}\p{Ll}+\s)u\.\s?a\.(?=[,:;)]|\s\()/gu, 'und andere'),
      // The stop of an ordinal: one at the end of a sentence has nothing behind it.
      (text) => text.replace(/(\p{Lu}\p{Ll}+\s+[IVX]{1,6})\.(?=[\s,;:)])/gu, '$1'),
    ],
    numbered: words(
      'akt szene abschnitt artikel tabelle abbildung abb gesang psalm brief stufe phase typ klasse gruppe kategorie weltkrieg ' +
        'teile bände kapiteln titel anlage',
    ),
    afterKingI: null,
    rulers: 'könig|königin|königs|kaiser|kaiserin|kaisers|papst|papstes|zar|zarin|sultan|herzog|fürst|pharao',
    names: words(
      'Heinrich Ludwig Friedrich Wilhelm Karl Georg Otto Maximilian Leopold Rudolf Ferdinand Franz Joseph Josef Albrecht Johann Johannes Paul Pius ' +
        'Benedikt Gregor Innozenz Clemens Leo Urban Alexander Nikolaus Peter Katharina Elisabeth Maria Napoleon Philipp Konrad Lothar Sigismund August ' +
        'Ernst Christian Gustav Eduard Jakob Richard Iwan Ramses Ptolemäus Dareios Xerxes Karls Heinrichs Ludwigs Friedrichs Wilhelms Ottos',
    ),
    regnal: (name, value, isKnownName) => {
      const stem = ORDINALS[value - 1];
      if (stem === undefined) return null;
      const capital = stem.slice(0, 1).toUpperCase() + stem.slice(1);
      if (isKnownName && /s$/.test(name) && !/us$|es$/.test(name)) return `des ${capital}en`;
      return isKnownName
        ? `${/[ah]$|Elisabeth/.test(name) && /^(?:Maria|Katharina|Elisabeth)$/.test(name) ? 'die' : 'der'} ${capital}e`
        : null;
    },
    acronyms: words('USA UNO EU BRD DDR UdSSR'),
    to: 'bis',
    ratio: 'zu',
    versesHaveColon: false,
    bible: {
      books: books(
        'Gen:Genesis Mose Ex:Exodus Lev:Levitikus Num:Numeri Dtn:Deuteronomium Jos:Josua Ri:Richter Sam:Samuel Kön:Könige Chr:Chronik Neh:Nehemia Hiob Ijob Ps:Psalm ' +
          'Spr:Sprüche Koh:Kohelet Pred:Prediger Jes:Jesaja Jer:Jeremia Klgl:Klagelieder Ez:Ezechiel Hes:Hesekiel Dan:Daniel Hos:Hosea Mi:Micha Sach:Sacharja Mal:Maleachi ' +
          'Mt:Matthäus Mk:Markus Lk:Lukas Joh:Johannes Apg:Apostelgeschichte Röm:Römer Kor:Korinther Gal:Galater Eph:Epheser Phil:Philipper Kol:Kolosser ' +
          'Thess:Thessalonicher Tim:Timotheus Hebr:Hebräer Jak:Jakobus Petr:Petrus Offb:Offenbarung',
      ),
      numbers: ['Erster', 'Zweiter', 'Dritter'],
    },
    angles: {
      degree: { one: 'Grad', many: 'Grad' },
      minute: { one: 'Minute', many: 'Minuten' },
      second: { one: 'Sekunde', many: 'Sekunden' },
      compass: {
        ...{
          'n. Br.': 'nördlicher Breite',
          's. Br.': 'südlicher Breite',
          'ö. L.': 'östlicher Länge',
          'w. L.': 'westlicher Länge',
        },
        ...{ 'n. B.': 'nördlicher Breite', 's. B.': 'südlicher Breite' },
        N: 'Nord',
        S: 'Süd',
        O: 'Ost',
        W: 'West',
        E: 'Ost',
      },
    },
    dottedNames: { at: 'ät', dot: 'Punkt', slash: 'Schrägstrich', hyphen: 'Bindestrich' },
    per: 'pro',
    pages: 'Seiten?',
    currencies: {
      ...units(
        'USD:US-Dollar GBP:Pfund JPY:Yen CAD:kanadischer_Dollar:kanadische_Dollar AUD:australischer_Dollar:australische_Dollar CNY:Yuan ' +
          'SEK:schwedische_Krone:schwedische_Kronen NOK:norwegische_Krone:norwegische_Kronen DKK:dänische_Krone:dänische_Kronen PLN:Zloty zł:Zloty RUB:Rubel ' +
          'ATS:Schilling öS:Schilling sFr:Franken SFr:Franken',
      ),
      '€': { one: 'Euro', many: 'Euro' },
      DM: { one: 'Mark', many: 'Mark' },
      EUR: { one: 'Euro', many: 'Euro' },
      $: { one: 'Dollar', many: 'Dollar' },
      US$: { one: 'US-Dollar', many: 'US-Dollar' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'Hongkong-Dollar', many: 'Hongkong-Dollar' },
      NZ$: { one: 'neuseeländischer Dollar', many: 'neuseeländische Dollar' },
      '£': { one: 'Pfund', many: 'Pfund' },
      '¥': { one: 'Yen', many: 'Yen' },
      CHF: { one: 'Franken', many: 'Franken' },
      RM: { one: 'Reichsmark', many: 'Reichsmark' },
      Mk: { one: 'Mark', many: 'Mark' },
      'Mk.': { one: 'Mark', many: 'Mark' },
      öS: { one: 'Schilling', many: 'Schilling' },
    },
    cents: (main, cents) => (main.startsWith('0 ') ? `${cents} Cent` : `${main} ${cents}`),
    magnitudes: [
      ['Millionen|Million|Mio\\.?', 'Millionen'],
      ['Milliarden|Milliarde|Mrd\\.?', 'Milliarden'],
      ['Tausend|Tsd\\.?', 'Tausend'],
    ],
    units: {
      ...metric(
        'k:Kilo M:Mega G:Giga T:Tera m:Milli µ:Mikro ' + 'n:Nano p:Piko h:Hekto d:Dezi c:Zenti',
        'g:gramm:gramm:kmµn m:meter:meter:kdcmµn l:liter:liter:hdcmµ L:liter:liter:hdcmµ s:sekunde:sekunden:mµn W:watt:watt:kMGTm ' +
          'V:volt:volt:kMmµ A:ampere:ampere:kmµ Hz:hertz:hertz:kMGT J:joule:joule:kMG cal:kalorie:kalorien:k N:newton:newton:kM ' +
          'Pa:pascal:pascal:hkMG bar:bar:bar:m Ω:ohm:ohm:kM F:farad:farad:µnp Bq:becquerel:becquerel:kMG Sv:sievert:sievert:mµ ' +
          'Gy:gray:gray:m mol:mol:mol:mµn t:tonne:tonnen:kM Wh:wattstunde:wattstunden:kMGT B:byte:byte:kMGT bit:bit:bit:kMG ' +
          'eV:elektronenvolt:elektronenvolt:kMG',
      ),
      ...units(
        'Bft:Beaufort Tbl:Tablette:Tabletten Tabl:Tablette:Tabletten Tab:Tablette:Tabletten Kps:Kapsel:Kapseln Trpf:Tropfen ' +
          'Tr:Tropfen Amp:Ampulle:Ampullen Btl:Beutel IE:Internationale_Einheit:Internationale_Einheiten I.E:Internationale_Einheit:Internationale_Einheiten U/min:Umdrehung_pro_Minute:Umdrehungen_pro_Minute ' +
          'Umdr/min:Umdrehung_pro_Minute:Umdrehungen_pro_Minute ppm:ppm Sek:Sekunde:Sekunden Msp:Messerspitze:Messerspitzen Pck:Päckchen Pckg:Packung:Packungen ' +
          'Pkg:Packung:Packungen Bd:Band:Bände Fl:Flasche:Flaschen Zr:Zentner Ztr:Zentner dz:Doppelzentner ' +
          'fm:Festmeter rm:Raummeter Klf:Klafter lfm:laufender_Meter:laufende_Meter Tsd:Tausend Jhdt:Jahrhundert:Jahrhunderte',
      ),
      'km/h': { one: 'Kilometer pro Stunde', many: 'Kilometer pro Stunde' },
      'km²': { one: 'Quadratkilometer', many: 'Quadratkilometer' },
      km: { one: 'Kilometer', many: 'Kilometer' },
      'm/s': { one: 'Meter pro Sekunde', many: 'Meter pro Sekunde' },
      'm²': { one: 'Quadratmeter', many: 'Quadratmeter' },
      'm³': { one: 'Kubikmeter', many: 'Kubikmeter' },
      m: { one: 'Meter', many: 'Meter' },
      cm: { one: 'Zentimeter', many: 'Zentimeter' },
      mm: { one: 'Millimeter', many: 'Millimeter' },
      kg: { one: 'Kilogramm', many: 'Kilogramm' },
      g: { one: 'Gramm', many: 'Gramm' },
      mg: { one: 'Milligramm', many: 'Milligramm' },
      t: { one: 'Tonne', many: 'Tonnen' },
      µg: { one: 'Mikrogramm', many: 'Mikrogramm' },
      ' s': { one: 'Sekunde', many: 'Sekunden' },
      Sek: { one: 'Sekunde', many: 'Sekunden' },
      ms: { one: 'Millisekunde', many: 'Millisekunden' },
      min: { one: 'Minute', many: 'Minuten' },
      '‰': { one: 'Promille', many: 'Promille' },
      Min: { one: 'Minute', many: 'Minuten' },
      Std: { one: 'Stunde', many: 'Stunden' },
      ' h': { one: 'Stunde', many: 'Stunden' },
      EL: { one: 'Esslöffel', many: 'Esslöffel' },
      TL: { one: 'Teelöffel', many: 'Teelöffel' },
      kn: { one: 'Knoten', many: 'Knoten' },
      hPa: { one: 'Hektopascal', many: 'Hektopascal' },
      kPa: { one: 'Kilopascal', many: 'Kilopascal' },
      bar: { one: 'Bar', many: 'Bar' },
      ' V': { one: 'Volt', many: 'Volt' },
      kV: { one: 'Kilovolt', many: 'Kilovolt' },
      mA: { one: 'Milliampere', many: 'Milliampere' },
      kN: { one: 'Kilonewton', many: 'Kilonewton' },
      cl: { one: 'Zentiliter', many: 'Zentiliter' },
      dl: { one: 'Deziliter', many: 'Deziliter' },
      hl: { one: 'Hektoliter', many: 'Hektoliter' },
      'cm²': { one: 'Quadratzentimeter', many: 'Quadratzentimeter' },
      'cm³': { one: 'Kubikzentimeter', many: 'Kubikzentimeter' },
      Ztr: { one: 'Zentner', many: 'Zentner' },
      Msp: { one: 'Messerspitze', many: 'Messerspitzen' },
      Pck: { one: 'Päckchen', many: 'Päckchen' },
      MW: { one: 'Megawatt', many: 'Megawatt' },
      kB: { one: 'Kilobyte', many: 'Kilobyte' },
      dB: { one: 'Dezibel', many: 'Dezibel' },
      kJ: { one: 'Kilojoule', many: 'Kilojoule' },
      kcal: { one: 'Kilokalorie', many: 'Kilokalorien' },
      l: { one: 'Liter', many: 'Liter' },
      ml: { one: 'Milliliter', many: 'Milliliter' },
      ha: { one: 'Hektar', many: 'Hektar' },
      '°C': { one: 'Grad Celsius', many: 'Grad Celsius' },
      Hz: { one: 'Hertz', many: 'Hertz' },
      kHz: { one: 'Kilohertz', many: 'Kilohertz' },
      MHz: { one: 'Megahertz', many: 'Megahertz' },
      GHz: { one: 'Gigahertz', many: 'Gigahertz' },
      W: { one: 'Watt', many: 'Watt' },
      kW: { one: 'Kilowatt', many: 'Kilowatt' },
      kWh: { one: 'Kilowattstunde', many: 'Kilowattstunden' },
      MB: { one: 'Megabyte', many: 'Megabyte' },
      GB: { one: 'Gigabyte', many: 'Gigabyte' },
      TB: { one: 'Terabyte', many: 'Terabyte' },
      ...units(
        '_A:Ampere Ω:Ohm kΩ:Kiloohm fps:Bild_pro_Sekunde:Bilder_pro_Sekunde PS:PS N:Newton J:Joule Pa:Pascal MPa:Megapascal _K:Kelvin mol:Mol mmol:Millimol lm:Lumen lx:Lux ' +
          'MJ:Megajoule MWh:Megawattstunde:Megawattstunden GW:Gigawatt GWh:Gigawattstunde:Gigawattstunden TWh:Terawattstunde:Terawattstunden mm²:Quadratmillimeter dm:Dezimeter ' +
          'nm:Nanometer µm:Mikrometer μm:Mikrometer mV:Millivolt dag:Dekagramm m/s²:Meter_pro_Quadratsekunde qm:Quadratmeter cbm:Kubikmeter qkm:Quadratkilometer ccm:Kubikzentimeter ' +
          'km/Std:Kilometer_pro_Stunde Mbit:Megabit kbit:Kilobit Gbit:Gigabit KB:Kilobyte dpi:Punkt_pro_Zoll:Punkte_pro_Zoll mmHg:Millimeter_Quecksilbersäule Tlr:Taler Rtlr:Reichstaler ' +
          'Sgr:Silbergroschen _Kr:Krone:Kronen _Fl:Gulden _fl:Gulden Jh:Jahrhundert:Jahrhunderte Jz:Jahrzehnt:Jahrzehnte Dtzd:Dutzend Dz:Dutzend Stk:Stück St:Stück Bde:Band:Bände Expl:Exemplar:Exemplare ' +
          'Ex:Exemplar:Exemplare Pr:Prise:Prisen Pkt:Punkt:Punkte Einw:Einwohner Mann:Mann Wo:Woche:Wochen Mt:Monat:Monate Mon:Monat:Monate Bl:Blatt:Blätter Pers:Person:Personen x:mal °F:Grad_Fahrenheit Ct:Cent ' +
          'Gew.-%:Gewichtsprozent Vol.-%:Volumenprozent sec:Sekunde:Sekunden sek:Sekunde:Sekunden mph:Meile_pro_Stunde:Meilen_pro_Stunde sm:Seemeile:Seemeilen',
      ),
    },
    decimal: ',',
    fractions: {
      '½': 'ein halb',
      '⅓': 'ein Drittel',
      '⅔': 'zwei Drittel',
      '¼': 'ein Viertel',
      '¾': 'drei Viertel',
      '⅛': 'ein Achtel',
      '1/2': 'ein halb',
      '1/3': 'ein Drittel',
      '2/3': 'zwei Drittel',
      '1/4': 'ein Viertel',
      '3/4': 'drei Viertel',
      ...{ '1/5': 'ein Fünftel', '2/5': 'zwei Fünftel', '3/5': 'drei Fünftel', '4/5': 'vier Fünftel' },
      ...{ '1/6': 'ein Sechstel', '5/6': 'fünf Sechstel', '1/8': 'ein Achtel', '3/8': 'drei Achtel' },
      ...{ '5/8': 'fünf Achtel', '7/8': 'sieben Achtel', '1/10': 'ein Zehntel' },
      '+': 'und',
    },
    symbols: {
      '&': 'und',
      '☑': 'angekreuzt:',
      '=': 'gleich',
      '≠': 'ungleich',
      '≈': 'ungefähr',
      '≤': 'höchstens',
      '≥': 'mindestens',
      '<': 'kleiner als',
      '>': 'größer als',
      '±': 'plus minus',
      '×': 'mal',
      '÷': 'geteilt durch',
      '√': 'Wurzel aus',
      '∞': 'unendlich',
      '→': 'nach',
      '№': 'Nummer',
      '#': 'Nummer',
      '§§': 'Paragrafen',
      '~': 'etwa',
      '♯': 'Kreuz',
      '♭': 'B',
    },
    powers: { 2: 'hoch zwei', 3: 'hoch drei', power: 'hoch' },
    after: [speakOnes, speakHalves, bendOnes, bendRulers],
  },
};

/** "3.–5.5.1996", "Mitte 17. Jh.", "d. 18. Jhs." */
function speakOfDates(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return text
    .replace(/(?<![\p{L}\p{N}.,–-])(\d{1,2})\.\s?[–-]\s?(?=\d{1,2}\.\s?\d{1,2}\.)/gu, '$1. bis ')
    .replace(
      /(?<=\d\.\s?(?:bis|und|[–/-])\s?)(\d{1,2})\.\s?(\d{1,2})\.\s?(?=\d{4}(?!\d)|\s|$)/gu,
      (whole, day: string, month: string) => {
        const name = MONTHS[Number(month) - 1];
        return name === undefined ? whole : `${day}. ${name} `;
      },
    )
    .replace(
      /(?<=(?<!\p{L})(?:Anfang|Anf\.|Mitte|Ende|Beginn)\s)(?=\d{1,2}\.(?:\s?[–/-]\s?\d{1,2}\.)?\s(?:Jh|Jahrh))/gu,
      'des ',
    )
    .replace(/(?<![\p{L}\p{N}.])d\.(?=\s\d{1,2}\.\s(?:Jh|Jahrh|Kap|Bd|M))/gu, 'des')
    .replace(
      /(?<=\p{Lu}\p{Ll}+\s)(?<!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahres)\s)d\.\s?J\.(?!\p{L})/gu,
      'der Jüngere',
    );
}

/** "Abs. 1 S. 2", "ein 3:1-Sieg", "12 Std./Woche", "10-%-Marke", "Hr. u. Fr. Schmidt" */
function speakOfLaw(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      .replace(/(?<=(?:Abs\.|Absatz)\s\d{1,3}\s)S\.(?=\s\d)/gu, 'Satz')
      .replace(/(?<![\p{L}\p{N}.,:])(\d{1,2}):(\d{1,2})(?=-\p{Lu})/gu, '$1-zu-$2')
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,5})\.?\/(?=(?:Woche|Tag|Monat|Jahr|Person|Pers|Stunde|Kopf|Nacht|Stück)(?!\p{L}))/gu,
        ' pro ',
      )
      .replace(/(?<=\d)-(%|€)-(?=\p{Lu})/gu, (_whole, sign: string) =>
        sign === '%' ? '-Prozent-' : '-Euro-',
      )
      .replace(/(?<!\p{L})Hr(n?)\.(?=\su(?:\.|nd)\s(?:Fr\.|Frau))/gu, 'Herr$1')
      .replace(/(?<=(?<!\p{L})(?:von|auf|an|aus|ab|am)\s)Gl\.(?=\s\d)/gu, 'Gleis')
      .replace(/(?<!\p{L})(Hr|Hrn|Fr)\.(?=\s(?:v|von|zu|v\.\s?d)[.\s])/gu, (_whole, short: string) => {
        return short === 'Fr' ? 'Frau' : short === 'Hr' ? 'Herr' : 'Herrn';
      })
      .replace(/(?<=\p{L}{3,}\.?\s)f\.(?=\s\p{Lu}\p{Ll}{3,})/gu, 'für')
      .replace(/(?<=\d)x(?=\d+-m-)/gu, ' mal ')
      // Of what is counted by the dozen or the pinch, the stop isn't the sentence's.
      .replace(/(?<=\d\s?(?:Dtzd|Dz|Msp|Pr|Pck|Pkg|Ztr|Expl))\.(?=\s\p{Lu})/gu, '')
      .replace(
        /(?<![\p{L}.])([IVX]{1,5})\.\s(und|u\.|oder|bis)\s([IVX]{1,5})\.(?=\s\p{Lu}\p{Ll})/gu,
        (whole, one: string, link: string, other: string) => {
          const [first, second] = [romanValue(one), romanValue(other)];
          return first === null || second === null ? whole : `${first}. ${link} ${second}.`;
        },
      )
  );
}

/** "3. erweiterte Auflage" */
const EDITION = /(?<![\p{L}\p{N}.,])(\d{1,2})\.(?=\s(?:\p{Ll}+e\s(?:und\s)?){1,3}Aufl(?:age|\.))/gu;

/** "am 3. Oktober", "der 3. Oktober", "im 19. Jh.": engines take the stop for the end of a sentence. */
function speakOrdinals(text: string): string {
  if (!/\d\./.test(text)) return text;
  return speakTwoOrdinals(
    text.replace(EDITION, (whole, number: string) => {
      const stem = ORDINALS[Number(number) - 1];
      return stem === undefined ? whole : `${stem}e`;
    }),
  ).replace(
    DATE,
    (
      whole,
      article: string | undefined,
      space: string | undefined,
      number: string,
      noun: string,
      offset: number,
    ) => {
      const stem = ORDINALS[Number(number) - 1];
      const isCounted = OF_COUNTED.test(noun) || (article !== undefined && ARTICLE.test(article));
      if (stem === undefined || !isCounted) return whole;
      const ending = endingAfter(article?.toLowerCase(), noun, text.slice(0, offset));
      return `${article ?? ''}${space ?? ''}${stem}${ending} ${/^Jh|^Jahrh\./.test(noun) ? expandCentury(article, noun) : noun === 'H.' ? 'Hälfte' : noun}`;
    },
  );
}

function speakTwoOrdinals(text: string): string {
  return text.replace(
    TWO_ORDINALS,
    (
      whole,
      article: string | undefined,
      space: string | undefined,
      first: string,
      between: string,
      second: string,
      noun: string,
      offset: number,
    ) => {
      const [one, other] = [first, second].map((number) => ORDINALS[Number(number) - 1]);
      if (one === undefined || other === undefined) return whole;
      const ending = endingAfter(article?.toLowerCase(), noun, text.slice(0, offset));
      const link = /[–-]/.test(between) ? 'bis' : /[/u]/.test(between) ? 'und' : between.trim();
      const counted = /^Jh|^Jahrh\./.test(noun) ? expandCentury(article, noun) : noun;
      return `${article ?? ''}${space ?? ''}${one}${ending}${link === ',' ? ', ' : ` ${link} `}${other}${ending} ${counted}`;
    },
  );
}

/** Before "der", these make it a dative: "in der 2. Runde". */
const DATIVE =
  /(?<!\p{L})(?:in|an|auf|bei|mit|nach|seit|von|vor|zu|aus|unter|über|während|wegen|trotz|hinter|neben|zwischen|gegenüber)\s$/iu;
/** A feminine noun has "der" in the dative and the genitive only. */
const FEMININE = /(?:ung|heit|keit|schaft|tät|ion|ik|(?<!end|et|igt|Jung|Nam|Kund|Zeug|Erb)e)$/u;

function endingAfter(article: string | undefined, noun: string, before: string): string {
  if (article === undefined || /^(?:und|oder|bis|sowie)$/.test(article)) {
    if (article !== undefined && /(?<!\p{L})(?:im|am|zum|vom|den|dem|des|beim)\s/u.test(before)) return 'en';
    if (FEMININE.test(noun) || ONE_OF_WOMEN.test(noun)) return 'e';
    return ONE_OF_THINGS.test(noun) ? 'es' : 'er';
  }
  if (
    article === 'der' &&
    (DATIVE.test(before) || (before.trim() !== '' && (FEMININE.test(noun) || ONE_OF_WOMEN.test(noun))))
  )
    return 'en';
  if (/^(?:der|das|die|jede[rs]?|diese[rs]?)$/.test(article)) return 'e';
  if (/^(?:[mdsk]?ein|ihr|unser)$/.test(article)) return ONE_OF_THINGS.test(noun) ? 'es' : 'er';
  return /^(?:[mdsk]?eine|ihre|unsere)$/.test(article) ? 'e' : 'en';
}

const ONE_OF_WOMEN = /^(?:Auflage|Klasse|H\.|Liga|Bundesliga|Symphonie|Halbzeit|Kammer)/u;
const ONE_OF_THINGS =
  /^(?:Jahrhundert|Jahrh|Jh|Kapitel|Kap|Mal|Reich|Quartal|Halbjahr|Semester|Buch|Jahr|Jtsd|Regiment|Bataillon|OG|UG|Obergeschoss|Lebensjahr|Kind|Haus|Tor|Bild|Stück|Glas|Spiel|Ziel|Problem|Werk|Opfer|Konzert|Zimmer|Mädchen|Album|Gebot)/u;

function expandCentury(article: string | undefined, noun: string): string {
  return article?.toLowerCase() === 'des' || noun.startsWith('Jhs') ? 'Jahrhunderts' : 'Jahrhundert';
}

const DAYS: Readonly<Record<string, string>> = {
  ...{
    Mo: 'Montag',
    Di: 'Dienstag',
    Mi: 'Mittwoch',
    Do: 'Donnerstag',
    Fr: 'Freitag',
    Sa: 'Samstag',
    So: 'Sonntag',
  },
};

const SHORT_PARTS: Readonly<Record<string, string>> = {
  ...{
    Min: 'Minute',
    Std: 'Stunde',
    Sek: 'Sekunde',
    Mon: 'Monat',
    Wo: 'Woche',
    Jg: 'Jahrgang',
    Str: 'Strophe',
  },
  ...{ Kap: 'Kapitel', Bd: 'Band', Abs: 'Absatz', Abschn: 'Abschnitt' },
};
const QUARTERS: Readonly<Record<string, string>> = { '½': 'halb', '¼': 'viertel', '¾': 'drei viertel' };

/** "Fr. 12.50", "CHF 9.–", of which the first would be a Friday. */
function speakFrancs(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(?:[sS]?Fr\.|CHF)\s?(\d{1,3}(?:['’]\d{3})*|\d{1,6})(?:[.,](\d\d|[–-]{1,2}))(?!\s?Uhr|[\p{N}.])/gu,
    (_whole, francs: string, cents: string) =>
      `${francs.replace(/['’]/g, '')} Franken${/[1-9]/.test(cents) ? ` ${Number(cents)}` : ''}`,
  );
}

/** "Mo.–Fr.", "Mo, 5. Mai", "Sa. 9–12 Uhr" */
function speakDays(text: string): string {
  if (!/(?<!\p{L})(?:Mo|Di|Mi|Do|Fr|Sa|So)(?!\p{L})/u.test(text)) return text;
  const day = '(Mo|Di|Mi|Do|Fr|Sa|So)';
  return (
    text
      // "Sa/So", "Mo., Mi. und Fr.", "Sa 10–16 Uhr", "am So. um 8"
      .replace(
        new RegExp(
          `(?<![\\p{L}\\p{N}–-])${day}(\\.?)(?=(\\s?[,/]\\s?|\\s(?:und|u\\.|oder|sowie)\\s)(?:Mo|Di|Mi|Do|Fr|Sa|So)(?![\\p{L}\\p{N}]))`,
          'gu',
        ),
        (_whole, one: string) => DAYS[one] ?? one,
      )
      .replace(
        new RegExp(
          `(?<=(?<!\\p{L})(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)(?:\\s?[,/]\\s?|\\s(?:und|u\\.|oder|sowie)\\s))${day}(?![\\p{L}\\p{N}])\\.?`,
          'gu',
        ),
        (_whole, one: string) => DAYS[one] ?? one,
      )
      .replace(
        new RegExp(
          `(?<![\\p{L}\\p{N}–-]|–\\s|bis\\s)${day}\\.?(?=:?\\s\\d{1,2}(?:[.:]\\d\\d)?\\s?(?:–|-|bis|Uhr|u\\.)\\s?)`,
          'gu',
        ),
        (_whole, one: string) => DAYS[one] ?? one,
      )
      .replace(
        new RegExp(
          `(?<=(?<!\\p{L})(?:am|jeden|ab|bis|vom|zum)\\s)${day}\\.(?=,?\\s[\\p{Ll}\\d]|[;)])`,
          'giu',
        ),
        (_whole, one: string) => DAYS[one] ?? one,
      )
      .replace(
        new RegExp(`(?<![\\p{L}\\p{N}])${day}\\.?\\s?(?:–|-|bis)\\s?${day}(?![\\p{L}\\p{N}-])\\.?`, 'gu'),
        (_whole, from: string, to: string) => `${DAYS[from] ?? from} bis ${DAYS[to] ?? to}`,
      )
      .replace(
        new RegExp(`(?<![\\p{L}\\p{N}])${day}(?:\\.,?|,)(?=\\s(?:den\\s)?\\d)`, 'gu'),
        (_whole, one: string) => DAYS[one] ?? one,
      )
  );
}

const MEN =
  'Liter|Milliliter|Meter|Kilometer|Zentimeter|Millimeter|Quadratmeter|Kubikmeter|Teelöffel|Esslöffel|Tag|Monat|Cent|Euro|Dollar|Becher';
const WOMEN =
  'Stunde|Minute|Sekunde|Million|Milliarde|Tonne|Tasse|Woche|Seite|Zwiebel|Flasche|Dose|Prise|Messerspitze|Zehe|Scheibe|Packung|Person|Frau|Stimme|Meile|Unze|Zitrone|Zeile';
const THINGS =
  'Päckchen|Bund|Blatt|Röhrchen|Tütchen|Mal|Pfund|Gramm|Kilogramm|Kilo|Milligramm|Jahr|Grad|Prozent|Stück|Glas|Dutzend|Watt|Volt|Jahrhundert';

/** What bears a number: "Absatz 1 Seite 3". */
const NUMBERED =
  '(?:Absatz|Nummer|Band|Kapitel|Teil|Artikel|Heft|Klasse|Seite|Tabelle|Abbildung|Punkt|Platz|Gruppe|Phase|Raum|Zimmer|Haus|Satz|Ziffer)\\s';

/** "1 Liter" is "ein Liter", "1 Uhr" "ein Uhr". */
function speakOnes(text: string): string {
  return text
    .replace(
      new RegExp(
        `(?<![\\p{L}\\p{N}.,:–-]|[\\p{N}]\\s|${NUMBERED})1(?=\\s(?:${MEN}|${THINGS}|Uhr)(?!\\p{L}))`,
        'gu',
      ),
      'ein',
    )
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}.,:–-]|[\\p{N}]\\s|${NUMBERED})1(?=\\s(?:${WOMEN})(?!\\p{L}))`, 'gu'),
      'eine',
    );
}

/** "½ l" is "einen halben Liter", but in front of a sentence "ein halber Liter". */
function speakHalves(text: string): string {
  if (!text.includes('ein halb')) return text;
  return (
    text
      // "2½ Stunden"
      .replace(/(?<![\p{L}\p{N}.,])(\d{1,2}) und ein halb(?!\p{L})/gu, (whole, number: string) => {
        const said = CARDINALS[Number(number) - 1];
        return said === undefined ? whole : `${said}einhalb`;
      })
      .replace(new RegExp(`ein halb(?=\\s(?:${THINGS})(?!\\p{L}))`, 'gu'), 'ein halbes')
      .replace(new RegExp(`ein halb(?=\\s(?:${WOMEN})(?!\\p{L}))`, 'gu'), 'eine halbe')
      .replace(new RegExp(`^ein halb(?=\\s(?:${MEN})(?!\\p{L}))`, 'gu'), 'ein halber')
      .replace(new RegExp(`(?<!\\d und )ein halb(?=\\s(?:${MEN})(?!\\p{L}))`, 'gu'), 'einen halben')
  );
}

const DATIVE_OF_ONE: Readonly<Record<string, string>> = {
  ...{ ein: 'einem', eine: 'einer', 'einen halben': 'einem halben', 'ein halber': 'einem halben' },
  ...{ 'ein halbes': 'einem halben', 'eine halbe': 'einer halben' },
};
const ONES = `(?:${MEN}|${WOMEN}|${THINGS})`;
/** The second one goes by the word in front of the first: "mit ½ TL Salz und 1 Pck. Mehl". */
const ONE_IN_DATIVE = new RegExp(
  `(?<=(?<!\\p{L})(?:mit|bei|aus|nach|von|zu|seit|je)\\s(?:(?:etwa|rund|ca\\.|circa|nur|weniger als|mehr als)\\s)?(?:[^.;:!?]{3,40}\\sund\\s)?)(einen halben|ein halber|ein halbes|eine halbe|eine|ein)(?=\\s${ONES}(?!\\p{L}))`,
  'gu',
);

/** "mit 1 Liter", "bei weniger als 1 von 100" */
function bendOnes(text: string): string {
  return text
    .replace(
      /(?<=(?<!\p{L})(?:bei|mit|von|zu|aus|nach)\s(?:(?:etwa|rund|nur|weniger als|mehr als)\s)?)1(?=\s(?:von|aus)\s\d)/gu,
      'einem',
    )
    .replace(/(?<![\p{L}\p{N}.,:–-]|[\p{N}]\s)1(?=\svon\s\d)/gu, 'einer')
    .replace(ONE_IN_DATIVE, (said) => DATIVE_OF_ONE[said] ?? said);
}

/** No ruler has a higher number. */
const RULERS_ORDINALS = ORDINALS.slice(0, 30)
  .map((stem) => stem.slice(0, 1).toUpperCase() + stem.slice(1))
  .join('|');
const behindRuler = (prepositions: string): RegExp =>
  new RegExp(
    `(?<=(?<!\\p{L})(?:${prepositions})\\s(?:\\p{Lu}\\p{Ll}+\\s){1,2})(der|die) (${RULERS_ORDINALS})e(?!\\p{L})`,
    'giu',
  );
const DATIVE_RULER = behindRuler('mit|unter|von|bei|nach|zu|aus|seit|gegenüber|neben|vor');
const ACCUSATIVE_RULER = behindRuler('für|gegen|durch|ohne|um|über');
const SECOND_RULER = new RegExp(
  `(?<=(?<!\\p{L})(de[mn]) \\p{Lu}\\p{Ll}+en (?:und|oder) (?:\\p{Lu}\\p{Ll}+ ){1,2})der (${RULERS_ORDINALS})e(?!\\p{L})`,
  'gu',
);

/** "unter Wilhelm dem Zweiten", "für Friedrich den Großen": the word in front says the case. */
function bendRulers(text: string): string {
  return (
    text
      .replace(DATIVE_RULER, (_whole, article: string, stem: string) => {
        return `${article === 'die' ? 'der' : 'dem'} ${stem}en`;
      })
      .replace(ACCUSATIVE_RULER, (_whole, article: string, stem: string) => {
        return article === 'die' ? `die ${stem}e` : `den ${stem}en`;
      })
      // "unter Karl dem Fünften und Philipp dem Zweiten"
      .replace(SECOND_RULER, (_whole, article: string, stem: string) => `${article} ${stem}en`)
  );
}
