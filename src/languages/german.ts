import { speakCalendar } from './calendar.ts';
import { speakDates } from './dates.ts';
import { pair } from './hyphen-rules.ts';
import type { Language } from './language.ts';
import { romanValue } from './numerals.ts';
import { asWritten, books, words } from './words.ts';

const UNITS = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const TENS = 'zwanzigst dreißigst vierzigst fünfzigst sechzigst siebzigst achtzigst neunzigst'.split(' ');
/** Without their endings, from the first on to the ninety-ninth. */
const ORDINALS = [
  ...'erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt'.split(' '),
  ...'fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt'.split(' '),
  ...TENS.flatMap((ten) => [ten, ...UNITS.map((unit) => `${unit}und${ten}`)]),
];
const COUNTED =
  'Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhunderts?|Jh\\.|Jhs?\\.|Jhdt\\.|Kapitels?|Auflage|Jahrestags?|Geburtstags?|Tag|Mal|Weltkriegs?|Weltkrieg|Klasse|Stock|Platz|FC|SC|FSV|FFC|SV|VfL|Bd\\.|Kap\\.|d\\.\\s?[MJ]\\.';
const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
  ' ',
);
const HYPHENATED: Readonly<Record<string, string>> = {
  ...{ m: 'Meter', km: 'Kilometer', cm: 'Zentimeter', kg: 'Kilogramm', l: 'Liter' },
};
/** Behind these, a number with a stop counts whatever noun follows: "der 1. Mann". */
const ARTICLE = /^(?:der|die|das|den|dem|des|im|am|zum|zur|vom|beim|jede[rsnm]?|diese[rsnm]?)$/i;
const OF_COUNTED = new RegExp(`^(?:${COUNTED})$`, 'u');
const DATE = new RegExp(
  `(?:(?<=^|[^\\p{L}])(\\p{L}+)(\\s+))?(?<![\\d.,])(\\d{1,2})\\.\\s?(${COUNTED}|\\p{Lu}\\p{Ll}{2,})(?!\\p{L})`,
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
    unnumbered: 'prolog|epilog|einleitung|vorwort|nachwort|danksagung',
    page: 'seite|folie',
    contents: '(?:kurz)?inhalt(?:sverzeichnis|sübersicht)?|(?:abbildungs|tabellen)verzeichnis',
    index:
      '(?:sach|stichwort|personen|namen|orts)?(?:register|wort(?:register|verzeichnis)|verzeichnis)|stichwortverzeichnis',
    references: '(?:quellen- und )?literatur(?:verzeichnis|angaben)?|quellen(?:verzeichnis)?',
    notes: 'anmerkungen|endnoten|fußnoten',
    figure: 'abb|abbildung|bild|tafel|schaubild|grafik|karte',
    table: 'tabelle|tab',
    untitled: 'dokument|unbenannt|unbenanntes dokument|ohne titel',
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
  abbreviations: [
    ['z.B.', 'zum Beispiel', 'inside'],
    ['d.h.', 'das heißt', 'inside'],
    ['u.a.', 'unter anderem', 'inside'],
    ['i.V.m.', 'in Verbindung mit', 'inside'],
    ['i.S.d.', 'im Sinne des', 'inside'],
    ['i.S.v.', 'im Sinne von', 'inside'],
    ['i.H.v.', 'in Höhe von', 'inside'],
    ['u.dgl.', 'und dergleichen', 'inside'],
    ['dgl.', 'dergleichen', 'inside'],
    ['a.a.O.', 'am angegebenen Ort', 'inside'],
    ['ebd.', 'ebenda', 'inside'],
    ['gegr.', 'gegründet', 'inside'],
    ['rd.', 'rund', 'inside'],
    ['verh.', 'verheiratet', 'inside'],
    ['wg.', 'wegen', 'inside'],
    ['betr.', 'betreffend', 'inside'],
    ['zzgl.', 'zuzüglich', 'inside'],
    ['mtl.', 'monatlich', 'inside'],
    ['jährl.', 'jährlich', 'inside'],
    ['tägl.', 'täglich', 'inside'],
    ['wöchentl.', 'wöchentlich', 'inside'],
    ['a.D.', 'außer Dienst', 'inside'],
    ['i.R.', 'im Ruhestand', 'inside'],
    ['wohnh.', 'wohnhaft', 'inside'],
    ['gesch.', 'geschieden', 'inside'],
    ['kath.', 'katholisch', 'inside'],
    ['schriftl.', 'schriftlich', 'inside'],
    ['mündl.', 'mündlich', 'inside'],
    ['durchschn.', 'durchschnittlich', 'inside'],
    ['abzgl.', 'abzüglich', 'inside'],
    ['z.H.', 'zu Händen', 'inside'],
    ['z.Hd.', 'zu Händen', 'inside'],
    ['hg. v.', 'herausgegeben von', 'inside'],
    ['hrsg. v.', 'herausgegeben von', 'inside'],
    ['Hg.', 'Herausgeber', 'inside'],
    ['lfd. Nr.', 'laufende Nummer', 'inside'],
    ['o.g.', 'oben genannte', 'inside'],
    ['max.', 'maximal', 'inside'],
    ['mind.', 'mindestens', 'inside'],
    ['Univ.', 'Universität', 'inside'],
    ['Verf.', 'Verfasser', 'inside'],
    ['urspr.', 'ursprünglich', 'inside'],
    ['lat.', 'lateinisch', 'inside'],
    ['griech.', 'griechisch', 'inside'],
    ['frz.', 'französisch', 'inside'],
    ['engl.', 'englisch', 'inside'],
    ['dt.', 'deutsch', 'inside'],
    ['i.J.', 'im Jahr', 'inside'],
    ['u.v.a.', 'und viele andere', 'inside'],
    ['u.v.m.', 'und vieles mehr', 'inside'],
    ['s.a.', 'siehe auch', 'inside'],
    ['m.W.', 'meines Wissens', 'inside'],
    ['d.M.', 'dieses Monats', 'end'],
    ['d.J.', 'dieses Jahres', 'end'],
    ['v.H.', 'vom Hundert', 'end'],
    ['o.J.', 'ohne Jahr', 'end'],
    ['o.O.', 'ohne Ort', 'end'],
    ['Pf.', 'Pfennig', 'end'],
    ['Stck.', 'Stück', 'end'],
    ['Pkg.', 'Packung', 'end'],
    ['Ztr.', 'Zentner', 'end'],
    ['u.Ä.', 'und Ähnliches', 'inside'],
    ['u.ä.', 'und ähnliches', 'inside'],
    ['o.Ä.', 'oder Ähnliches', 'inside'],
    ['o.ä.', 'oder ähnliches', 'inside'],
    ['i.d.R.', 'in der Regel', 'inside'],
    ['i.Allg.', 'im Allgemeinen', 'inside'],
    ['z.T.', 'zum Teil', 'inside'],
    ['z.Zt.', 'zur Zeit', 'inside'],
    ['m.E.', 'meines Erachtens', 'inside'],
    ['s.o.', 'siehe oben', 'inside'],
    ['s.u.', 'siehe unten', 'inside'],
    ['v.a.', 'vor allem', 'inside'],
    ['v.Chr.', 'vor Christus', 'end'],
    ['n.Chr.', 'nach Christus', 'end'],
    ['usw.', 'und so weiter', 'end'],
    ['usf.', 'und so fort', 'end'],
    ['etc.', 'et cetera', 'end'],
    ['bzw.', 'beziehungsweise', 'inside'],
    ['gem.', 'gemäß', 'inside'],
    ['vgl.', 'vergleiche', 'inside'],
    ['ca.', 'circa', 'inside'],
    ['evtl.', 'eventuell', 'inside'],
    ['ggf.', 'gegebenenfalls', 'inside'],
    ['inkl.', 'inklusive', 'inside'],
    ['exkl.', 'exklusive', 'inside'],
    ['sog.', 'sogenannte', 'inside'],
    ['bspw.', 'beispielsweise', 'inside'],
    ['geb.', 'geboren', 'inside'],
    ['gest.', 'gestorben', 'inside'],
    ['Hrsg.', 'Herausgeber', 'inside'],
    ['Jh.', 'Jahrhundert', 'end'],
    ['Mio.', 'Millionen', 'inside'],
    ['Mrd.', 'Milliarden', 'inside'],
    ['d.i.', 'das ist', 'inside'],
    ['u.U.', 'unter Umständen', 'inside'],
    ['i.A.', 'im Auftrag', 'inside'],
    ['i.e.S.', 'im engeren Sinne', 'inside'],
    ['insb.', 'insbesondere', 'inside'],
    ['einschl.', 'einschließlich', 'inside'],
    ['ehem.', 'ehemals', 'inside'],
    ['lt.', 'laut', 'inside'],
    ['u.', 'und', 'inside'],
    ['Tsd.', 'Tausend', 'inside'],
    ['Tel.', 'Telefon', 'inside'],
    ['Co.', 'Co', 'inside'],
    ['Jhdt.', 'Jahrhundert', 'end'],
    ['Hbf.', 'Hauptbahnhof', 'end'],
    ['Dr. med.', 'Doktor med', 'name'],
    ['Dr. h.c.', 'Doktor honoris causa', 'name'],
    ['Dres.', 'Doktoren', 'name'],
    ['Frhr.', 'Freiherr', 'name'],
    ['Gf.', 'Graf', 'name'],
    ['Kgl.', 'Königlich', 'name'],
    ['Hptm.', 'Hauptmann', 'name'],
    ['Gen.', 'General', 'name'],
    ['Dr. phil.', 'Doktor phil', 'name'],
    ['Dr. jur.', 'Doktor jur', 'name'],
    ['Dr. rer. nat.', 'Doktor rer nat', 'name'],
    ['Dr.-Ing.', 'Doktor-Ingenieur', 'name'],
    ['Dipl.-Ing.', 'Diplom-Ingenieur', 'name'],
    ['Frl.', 'Fräulein', 'name'],
    ['Bde.', 'Bände', 'number'],
    ['Dr.', 'Doktor', 'name'],
    ['Prof.', 'Professor', 'name'],
    ['Hr.', 'Herr', 'name'],
    ['Hrn.', 'Herrn', 'name'],
    ['Fr.', 'Frau', 'name'],
    ['St.', 'Sankt', 'name'],
    ['Nr.', 'Nummer', 'number'],
    ['S.', 'Seite', 'number'],
    ['Bd.', 'Band', 'number'],
    ['Kap.', 'Kapitel', 'number'],
    ['Abb.', 'Abbildung', 'number'],
    ['Tab.', 'Tabelle', 'number'],
    ['Abs.', 'Absatz', 'number'],
    ['Anm.', 'Anmerkung', 'number'],
    ['Bl.', 'Blatt', 'number'],
    ['Sp.', 'Spalte', 'number'],
    ['Jg.', 'Jahrgang', 'number'],
    ['Ziff.', 'Ziffer', 'number'],
    ['Rn.', 'Randnummer', 'number'],
    ['Rdnr.', 'Randnummer', 'number'],
    ['Rz.', 'Randziffer', 'number'],
    ['Taf.', 'Tafel', 'number'],
    ['Anl.', 'Anlage', 'number'],
    ['Pos.', 'Position', 'number'],
    ['Abschn.', 'Abschnitt', 'number'],
    ['Kl.', 'Klasse', 'number'],
    ['Geb.', 'Gebäude', 'number'],
    ['Zi.', 'Zimmer', 'number'],
    ['Buchst.', 'Buchstabe', 'number'],
    ['Art.', 'Artikel', 'number'],
    ['Aufl.', 'Auflage', 'end'],
    ...asWritten('name', 'Dipl. Ing. med. phil. jur. rer. nat.'),
    ...asWritten('inside', 'f. ff. d. i. v.'),
    ...asWritten(
      'end',
      'u.s.w. Std. Min. Sek. Chr. Str. KG. AG. e.V. Jan. Feb. Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez.',
    ),
  ],
  spoken: {
    before: [
      speakFrancs,
      speakDays,
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
            /(?<=\p{Ll}t(?:e[rsnm]?)\s)(Kap|Bd|Abs|Abschn)\.(?!\p{L})/gu,
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
          /(?<![\p{L}.])([Ss])\.(?=\s(?:S\.|Abb\.|Tab\.|Kap\.|auch\s|Kapitel\s|Seite\s))/gu,
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
      compass: { N: 'Nord', S: 'Süd', O: 'Ost', W: 'West', E: 'Ost' },
    },
    dottedNames: { at: 'ät', dot: 'Punkt', slash: 'Schrägstrich', hyphen: 'Bindestrich' },
    per: 'pro',
    pages: 'Seiten?',
    currencies: {
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
    },
    cents: (main, cents) => (main.startsWith('0 ') ? `${cents} Cent` : `${main} ${cents}`),
    magnitudes: [
      ['Millionen|Million|Mio\\.?', 'Millionen'],
      ['Milliarden|Milliarde|Mrd\\.?', 'Milliarden'],
      ['Tausend|Tsd\\.?', 'Tausend'],
    ],
    units: {
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
    },
    powers: { 2: 'hoch zwei', 3: 'hoch drei', power: 'hoch' },
    after: [speakOnes, speakHalves, bendRulers],
  },
};

/** "am 3. Oktober", "der 3. Oktober", "im 19. Jh.": engines take the stop for the end of a sentence. */
function speakOrdinals(text: string): string {
  return text.replace(
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
      return `${article ?? ''}${space ?? ''}${stem}${ending} ${noun.startsWith('Jh') ? expandCentury(article, noun) : noun}`;
    },
  );
}

/** Before "der", these make it a dative: "in der 2. Runde". */
const DATIVE =
  /(?<!\p{L})(?:in|an|auf|bei|mit|nach|seit|von|vor|zu|aus|unter|über|während|wegen|trotz|hinter|neben|zwischen|gegenüber)\s$/iu;
/** A feminine noun has "der" in the dative and the genitive only. */
const FEMININE = /(?:ung|heit|keit|schaft|tät|ion|ik|(?<!end|et|igt|Jung|Nam|Kund|Zeug|Erb)e)$/u;

function endingAfter(article: string | undefined, noun: string, before: string): string {
  if (article === undefined) {
    if (/^(?:Auflage|Klasse)/.test(noun)) return 'e';
    return /^(?:Jahrhundert|Jh|Kapitel|Mal)/.test(noun) ? 'es' : 'er';
  }
  if (article === 'der' && (DATIVE.test(before) || (before.trim() !== '' && FEMININE.test(noun))))
    return 'en';
  if (/^(?:der|das|die|jede[rs]?|diese[rs]?)$/.test(article)) return 'e';
  if (article === 'ein') return /^(?:Jahrhundert|Jh|Kapitel)/.test(noun) ? 'es' : 'er';
  return 'en';
}

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
  const day = '(Mo|Di|Mi|Do|Fr|Sa|So)';
  return text
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${day}\\.?\\s?(?:–|-|bis)\\s?${day}(?![\\p{L}\\p{N}-])\\.?`, 'gu'),
      (_whole, from: string, to: string) => `${DAYS[from] ?? from} bis ${DAYS[to] ?? to}`,
    )
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${day}(?:\\.,?|,)(?=\\s(?:den\\s)?\\d)`, 'gu'),
      (_whole, one: string) => DAYS[one] ?? one,
    );
}

const MEN =
  'Liter|Milliliter|Meter|Kilometer|Zentimeter|Millimeter|Quadratmeter|Kubikmeter|Teelöffel|Esslöffel|Tag|Monat|Cent|Euro|Dollar|Becher';
const WOMEN =
  'Stunde|Minute|Sekunde|Million|Milliarde|Tonne|Tasse|Woche|Seite|Zwiebel|Flasche|Dose|Prise|Messerspitze|Zehe|Scheibe|Packung|Person|Frau|Stimme|Meile|Unze|Zitrone|Zeile';
const THINGS =
  'Pfund|Gramm|Kilogramm|Kilo|Milligramm|Jahr|Grad|Prozent|Stück|Glas|Dutzend|Watt|Volt|Jahrhundert';

/** "1 Liter" is "ein Liter", "1 Uhr" "ein Uhr". */
function speakOnes(text: string): string {
  return text
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}.,:–-]|[\\p{N}]\\s)1(?=\\s(?:${MEN}|${THINGS}|Uhr)(?!\\p{L}))`, 'gu'),
      'ein',
    )
    .replace(new RegExp(`(?<![\\p{L}\\p{N}.,:–-]|[\\p{N}]\\s)1(?=\\s(?:${WOMEN})(?!\\p{L}))`, 'gu'), 'eine');
}

/** "½ l" is "einen halben Liter", but in front of a sentence "ein halber Liter". */
function speakHalves(text: string): string {
  return text
    .replace(new RegExp(`ein halb(?=\\s(?:${THINGS})(?!\\p{L}))`, 'gu'), 'ein halbes')
    .replace(new RegExp(`ein halb(?=\\s(?:${WOMEN})(?!\\p{L}))`, 'gu'), 'eine halbe')
    .replace(new RegExp(`^ein halb(?=\\s(?:${MEN})(?!\\p{L}))`, 'gu'), 'ein halber')
    .replace(new RegExp(`(?<!\\d und )ein halb(?=\\s(?:${MEN})(?!\\p{L}))`, 'gu'), 'einen halben');
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
