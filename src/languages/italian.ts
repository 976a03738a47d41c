import { speakDates } from './dates.ts';
import { cardinal, ordinal } from './italian-numbers.ts';
import type { Language } from './language.ts';
import { romanValue } from './numerals.ts';
import { asWritten, words } from './words.ts';

const MONTHS =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');
const MONTH = MONTHS.join('|');
/** What is counted by ordinals: "atto primo", "III legione". */
const MEN =
  'secol[oi]|secc?\\.|canto|atto|libro|tomo|titolo|quadro|movimento|congresso|concilio|anniversario|reggimento|emendamento';
const WOMEN =
  'scena|parte|sezione|legione|dinastia|guerra|crociata|edizione|repubblica|internazionale|sinfonia|giornata|brigata|divisione|armata|elegia|satira|ode|legislatura|sessione|classe';
const NUMERAL = '[IVXLC]{1,8}';
const NUMERALS = `${NUMERAL}(?:(?:\\s?[–-]\\s?|,\\s|\\s(?:ed?|o|al|e il|e la|e del|e nel)\\s)${NUMERAL})*`;
/** "il 3° piano", but "di 20°". */
const BEFORE_ORDINAL = '(?:[Ii]l|[Ll]o|[Uu]n|(?:[Dd]e|[Aa]|[Nn]e|[Dd]a|[Ss]u|[Qq]ue)l(?:lo)?|[Oo]gni|[Ss]uo)';
const BEFORE_FEMININE = '(?:[Uu]na|(?:[Dd]e|[Aa]|[Nn]e|[Dd]a|[Ss]u)lla|[Ll]a|[Oo]gni|[Ss]ua)';
const LEAVES =
  /^(?:e|ed|o|di|a|da|in|con|su|per|tra|fra|nord|sud|est|ovest|circa|sotto|sopra|gradi|centigradi|al|alla|all|nel|nella|quando|che|ma)$/;
const MASCULINE_SAINTS = words(
  'Francesco Giovanni Pietro Paolo Marco Luca Matteo Giuseppe Michele Giorgio Lorenzo Martino Nicola Benedetto Domenico Carlo ' +
    'Filippo Vincenzo Siro Gregorio Girolamo Tommaso Bernardo Bernardino Gennaro Vitale Petronio Rocco Biagio Marino Remo Severo Salvatore Giacomo Donato Miniato Casciano Gimignano Zeno Babila Sebastiano Vito Leo Luigi Gaetano Pancrazio Clemente Bartolomeo Silvestro Gallo',
);
const FEMININE_SAINTS = words(
  'Maria Chiara Caterina Croce Lucia Cecilia Rita Teresa Margherita Barbara Giulia Sofia Monica Marta Prassede Sabina Susanna Maddalena Rosalia Fosca Reparata Felicita Severa Trinita',
);
const MASCULINE_IN_A = words('Andrea Luca Mattia Nicola Elia Enea Giosia Geremia Ezechia Vaticano');
const WITH_ARTICLE = '(?:[Dd]e|[Aa]|[Nn]e|[Dd]a|[Ss]u|[Qq]ue)ll|[Uu]n|[LlDd]';

/** What one of is "un", and what one of is "una". */
const ONE_OF_MEN =
  'euro|dollaro|franco|anno|mese|giorno|minuto|secondo|cucchiaio|cucchiaino|bicchiere|pizzico|uovo|limone|mazzetto|litro|metro|chilo|etto|grammo|chilometro|chilogrammo|centimetro|milione|miliardo|grado';
const ONE_OF_WOMEN =
  'ora|settimana|tazza|tazzina|persona|volta|bustina|cipolla|carota|foglia|pagina|notte|sterlina|tonnellata|caloria|chilocaloria|lira|confezione';

const AUSTRALIAN = { one: 'dollaro australiano', many: 'dollari australiani' };
const CANADIAN = { one: 'dollaro canadese', many: 'dollari canadesi' };

export const ITALIAN: Language = {
  code: 'it',
  otherCodes: null,
  name: 'Italian',
  scripts: null,
  commonWords:
    'di che la il un per è una in sono mi non si lo con ma gli della dei le del al anche come alla nel più questo ha delle nella dal',
  joinedLetters:
    'affabile affacciare affamato affanno affare affari affatto affermare afferrare affetto affettuoso affidare ' +
    'affinché affiancare affitto affliggere affluente affollato affondare affrettare affrontare anfiteatro ' +
    'artificiale attento attenzione attimo attivo attore attraverso baffi beneficio bibliografia buffo caffè ceffo ' +
    'certificato cittadino configurazione confine confini conflitto cuffia definire definitivo definizione dettaglio ' +
    'differente differenza difficile difficoltà diffondere diffuso diritto edificio effetto efficace efficiente ' +
    'effimero fiaba fiamma fianco fiato fiducia fiero figlia figlio figura fila filo film filosofia finale finalmente ' +
    'finanza fine finestra fingere finire finito fino finora finto fiocco fiore fiorire firma firmare fischio fisico ' +
    'fissare fitto fiume fiutare flotta fluido flusso fotografia gatto grafia grafico identificare infatti infinito ' +
    'influenza insufficiente latte letto lettera magnifico mattina mattino modificare motivo notizia notte offendere ' +
    'offensivo offerta offesa offrire officina pacifico perfetto perfino prefisso profilo profitto raffica raffinato ' +
    'raffreddare riflessione riflettere rifiutare sacrificio scaffale schiaffo scientifico sfida sfilare sfinito ' +
    'significare significato soffice soffiare soffio soffitto soffocare soffrire sofferenza specifico stoffa ' +
    'sufficiente suffragio superficie tiene tifo timido tipo tirare titolo traffico trafiggere tuffare tutti tutto ' +
    'ufficiale ufficio verificare zafferano',
  recognition: null,
  voices: null,
  structure: {
    chapter: 'capitolo',
    part: 'parte|libro|volume',
    appendix: 'appendice',
    chapterLabel: null,
    numbers:
      'uno|prim[ao] due|second[ao] tre|terz[ao] quattro|quart[ao] cinque|quint[ao] sei|sest[ao] ' +
      'sette|settim[ao] otto|ottav[ao] nove|non[ao] dieci|decim[ao] undici|undicesim[ao] dodici|dodicesim[ao]',
    largerNumbers: null,
    unnumbered: 'introduzione|prefazione|postfazione|premessa|prologo|epilogo|ringraziamenti',
    page: 'pagina',
    contents: 'indice(?: generale)?|sommario',
    index: 'indice analitico',
    references: 'bibliografia|riferimenti bibliografici',
    notes: 'note',
    figure: 'figura|fig',
    table: 'tabella|tab',
    untitled: null,
  },
  apparatus: {
    of: 'di',
    rights: 'diritti riservati',
    see: 'vedi(?: anche)?',
    leadIn: null,
    particles: 'di|da',
    and: 'e',
    or: 'o',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'p\\.',
    needsCitation: null,
    otherwise: 'altrimenti',
  },
  spelling: {
    oneLetterWords: 'AIO',
    afterInitialI: null,
    ordinalEndings: null,
    smallInTitles: null,
    hyphens: null,
  },
  sentences: null,
  abbreviations: [
    ['sig.', 'signor', 'name'],
    ['sigg.', 'signori', 'name'],
    ['sig.ra', 'signora', 'inside'],
    ['sig.na', 'signorina', 'inside'],
    ['dott.', 'dottor', 'name'],
    ['dott.ssa', 'dottoressa', 'inside'],
    ['dr.', 'dottor', 'name'],
    ['dr.ssa', 'dottoressa', 'inside'],
    ['prof.', 'professor', 'name'],
    ['proff.', 'professori', 'name'],
    ['prof.ssa', 'professoressa', 'inside'],
    ['ing.', 'ingegner', 'name'],
    ['avv.', 'avvocato', 'name'],
    ['arch.', 'architetto', 'name'],
    ['geom.', 'geometra', 'name'],
    ['rag.', 'ragionier', 'name'],
    ['on.', 'onorevole', 'name'],
    ['sen.', 'senatore', 'name'],
    ['mons.', 'monsignor', 'name'],
    ['card.', 'cardinal', 'name'],
    ['cav.', 'cavalier', 'name'],
    ['comm.', 'commendator', 'name'],
    ['rev.', 'reverendo', 'name'],
    ['gen.', 'generale', 'name'],
    ['col.', 'colonnello', 'name'],
    ['cap.', 'capitano', 'name'],
    ['magg.', 'maggiore', 'name'],
    ['ten.', 'tenente', 'name'],
    ['serg.', 'sergente', 'name'],
    ['spett.', 'spettabile', 'name'],
    ['egr.', 'egregio', 'name'],
    ['gent.mo', 'gentilissimo', 'inside'],
    ['gent.ma', 'gentilissima', 'inside'],
    ['ill.mo', 'illustrissimo', 'inside'],
    ['ill.ma', 'illustrissima', 'inside'],
    ['f.lli', 'fratelli', 'inside'],
    ['p.zza', 'piazza', 'name'],
    ['p.za', 'piazza', 'name'],
    ['v.le', 'viale', 'name'],
    ['c.so', 'corso', 'name'],
    ['l.go', 'largo', 'name'],
    ['sec.', 'secolo', 'number'],
    ['secc.', 'secoli', 'number'],
    ['p.', 'pagina', 'number'],
    ['pp.', 'pagine', 'number'],
    ['pag.', 'pagina', 'number'],
    ['pagg.', 'pagine', 'number'],
    ['fig.', 'figura', 'number'],
    ['figg.', 'figure', 'number'],
    ['tav.', 'tavola', 'number'],
    ['tavv.', 'tavole', 'number'],
    ['tab.', 'tabella', 'number'],
    ['vol.', 'volume', 'number'],
    ['voll.', 'volumi', 'number'],
    ['t.', 'tomo', 'number'],
    ['lib.', 'libro', 'number'],
    ['tit.', 'titolo', 'number'],
    ['cap.', 'capitolo', 'number'],
    ['capp.', 'capitoli', 'number'],
    ['sez.', 'sezione', 'number'],
    ['par.', 'paragrafo', 'number'],
    ['n.', 'numero', 'number'],
    ['nn.', 'numeri', 'number'],
    ['n°', 'numero', 'number'],
    ['n.º', 'numero', 'number'],
    ['n.°', 'numero', 'number'],
    ['nº', 'numero', 'number'],
    ['num.', 'numero', 'number'],
    ['art.', 'articolo', 'number'],
    ['artt.', 'articoli', 'number'],
    ['co.', 'comma', 'number'],
    ['all.', 'allegato', 'number'],
    ['int.', 'interno', 'number'],
    ['v.', 'verso', 'number'],
    ['vv.', 'versi', 'number'],
    ...asWritten('number', 's.'),
    ['p.es.', 'per esempio', 'inside'],
    ['es.', 'esempio', 'inside'],
    ['cfr.', 'confronta', 'inside'],
    ['ca.', 'circa', 'inside'],
    ['ed.', 'edizione', 'inside'],
    ['ss.', 'seguenti', 'inside'],
    ['segg.', 'seguenti', 'inside'],
    ['vd.', 'vedi', 'inside'],
    ['op.cit.', 'opera citata', 'inside'],
    ['ibid.', 'ibidem', 'inside'],
    ['trad.it.', 'traduzione italiana', 'inside'],
    ['trad.', 'traduzione', 'inside'],
    ['cod.civ.', 'codice civile', 'inside'],
    ['cod.pen.', 'codice penale', 'inside'],
    ['tel.', 'telefono', 'inside'],
    ['cell.', 'cellulare', 'inside'],
    ['N.B.', 'nota bene', 'inside'],
    ['ecc.', 'eccetera', 'end'],
    ['etc.', 'eccetera', 'end'],
    ['a.C.', 'avanti Cristo', 'end'],
    ['d.C.', 'dopo Cristo', 'end'],
    ['s.d.', 'senza data', 'end'],
    ['s.l.m.', 'sul livello del mare', 'end'],
    ['c.c.', 'codice civile', 'end'],
    ['c.p.', 'codice penale', 'end'],
    ['c.p.c.', 'codice di procedura civile', 'end'],
    ['c.p.p.', 'codice di procedura penale', 'end'],
    ['q.b.', 'quanto basta', 'end'],
    ['n.d.r.', 'nota del redattore', 'end'],
    ['N.d.T.', 'nota del traduttore', 'end'],
    ['N.d.A.', 'nota dell’autore', 'end'],
    ['cit.', 'citato', 'end'],
    ...asWritten('end', 'S.p.A. S.r.l. gen. feb. mar. apr. mag. giu. lug. ago. set. sett. ott. nov. dic.'),
  ],
  spoken: {
    before: [
      speakDates({
        months: MONTHS,
        say: (day, month, year) => `${day === 1 ? 'primo' : day} ${month} ${year}`,
        dayFirst: true,
      }),
      speakMonths,
      speakTimes,
      speakLaws,
      speakSaints,
      speakOrdinals,
      speakNumerals,
      speakElided,
      // "L. 12.000" of the old money, "2006/54/CE", "5 x 4 m"
      (text) =>
        text
          .replace(/(?<![\p{L}.])L\.\s(?=\d{1,3}(?:\.\d{3})+(?![\d/]))/gu, 'lire ')
          .replace(/(?<![\d/])(\d{2,4})\/(\d{1,4})\/(?=(?:CEE?|UE)(?!\p{L}))/gu, '$1 $2 ')
          .replace(/(?<=\d)\s?x\s?(?=\d)/gu, ' per '),
      (text) =>
        text.replace(/(\d)\s?ml([nd])\.?(?!\p{L})/gu, (_whole, digit: string, letter: string) => {
          return `${digit} ${letter === 'n' ? 'milioni' : 'miliardi'}`;
        }),
      // "anni '60", "nel ’43"
      (text) => text.replace(/(?<=^|\s)['’](?=\d\d(?:00?)?(?![\p{L}\p{N}'’]))/gu, ''),
      // "lett. b)"
      (text) => text.replace(/(?<![\p{L}.])lett\.(?=\s\p{Ll}(?:\)|[,;\s]))/gu, 'lettera'),
      // "tel. 347 1234567", which may not begin with a zero
      (text) =>
        text.replace(
          /(?<=(?:tel|cell|telefono|cellulare|numero verde)\.?:?\s)\d[\d \u00a0/-]{4,14}\d/giu,
          (number) => (number.match(/\d+/g) ?? []).map((group) => Array.from(group).join(' ')).join(', '),
        ),
    ],
    numbered: words(
      'articolo tavola figura tabella salmo lettera lezione fase tipo livello gruppo categoria comma allegato capitoli volumi paragrafo apollo anno',
    ),
    afterKingI: null,
    names: words(
      'Enrico Luigi Francesco Carlo Filippo Ferdinando Alfonso Amedeo Umberto Emanuele Vittorio Federico Ottone Corrado Lotario Berengario Ruggero Ruggiero ' +
        'Guglielmo Giacomo Giorgio Edoardo Riccardo Pietro Pio Paolo Giovanni Leone Gregorio Innocenzo Clemente Benedetto Bonifacio Alessandro Urbano Sisto Giulio ' +
        'Adriano Martino Nicola Niccolò Eugenio Celestino Onorio Callisto Pasquale Silvestro Stefano Cosimo Lorenzo Gian Galeazzo Borso Ercole Napoleone Giuseppe Leopoldo ' +
        'Massimiliano Alberto Felice Ivan Elisabetta Maria Caterina Giovanna Cristina Margherita Isabella Vittoria Anna Costantino Teodosio Giustiniano Tolomeo Ramses Dario Ciro Serse Cleopatra Robert Baldovino Rodolfo Sigismondo Gustavo Olaf Cristiano Manfredi',
    ),
    regnal: (name, value) => ordinal(value, name.endsWith('a') && !MASCULINE_IN_A.has(name)),
    acronyms: words('ONU USA UE'),
    to: 'a',
    ratio: 'a',
    versesHaveColon: false,
    per: 'al',
    pages: 'pagin[ae]|pagg?\\.|articoli|versi|numeri',
    currencies: {
      '€': { one: 'euro', many: 'euro' },
      $: { one: 'dollaro', many: 'dollari' },
      US$: { one: 'dollaro americano', many: 'dollari americani' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'dollaro di Hong Kong', many: 'dollari di Hong Kong' },
      NZ$: { one: 'dollaro neozelandese', many: 'dollari neozelandesi' },
      R$: { one: 'real', many: 'reais' },
      '£': { one: 'sterlina', many: 'sterline' },
      '¥': { one: 'yen', many: 'yen' },
    },
    cents: (main, cents) => `${main} e ${cents}`,
    magnitudes: [
      ['milioni|M', 'milioni di'],
      ['milione', 'milione di'],
      ['miliardi|Mld', 'miliardi di'],
      ['miliardo', 'miliardo di'],
      ['mila|k', 'mila'],
    ],
    units: {
      'km/h': { one: 'chilometro all’ora', many: 'chilometri all’ora' },
      'km²': { one: 'chilometro quadrato', many: 'chilometri quadrati' },
      kmq: { one: 'chilometro quadrato', many: 'chilometri quadrati' },
      'm²': { one: 'metro quadrato', many: 'metri quadrati' },
      mq: { one: 'metro quadrato', many: 'metri quadrati' },
      'cm²': { one: 'centimetro quadrato', many: 'centimetri quadrati' },
      'm³': { one: 'metro cubo', many: 'metri cubi' },
      mc: { one: 'metro cubo', many: 'metri cubi' },
      'm/s': { one: 'metro al secondo', many: 'metri al secondo' },
      km: { one: 'chilometro', many: 'chilometri' },
      m: { one: 'metro', many: 'metri' },
      cm: { one: 'centimetro', many: 'centimetri' },
      mm: { one: 'millimetro', many: 'millimetri' },
      kg: { one: 'chilogrammo', many: 'chilogrammi' },
      hg: { one: 'etto', many: 'etti' },
      g: { one: 'grammo', many: 'grammi' },
      gr: { one: 'grammo', many: 'grammi' },
      mg: { one: 'milligrammo', many: 'milligrammi' },
      µg: { one: 'microgrammo', many: 'microgrammi' },
      l: { one: 'litro', many: 'litri' },
      L: { one: 'litro', many: 'litri' },
      dl: { one: 'decilitro', many: 'decilitri' },
      cl: { one: 'centilitro', many: 'centilitri' },
      ml: { one: 'millilitro', many: 'millilitri' },
      ha: { one: 'ettaro', many: 'ettari' },
      t: { one: 'tonnellata', many: 'tonnellate' },
      q: { one: 'quintale', many: 'quintali' },
      h: { one: 'ora', many: 'ore' },
      min: { one: 'minuto', many: 'minuti' },
      ' s': { one: 'secondo', many: 'secondi' },
      ms: { one: 'millisecondo', many: 'millisecondi' },
      dB: { one: 'decibel', many: 'decibel' },
      kJ: { one: 'chilojoule', many: 'chilojoule' },
      kcal: { one: 'chilocaloria', many: 'chilocalorie' },
      '°C': { one: 'grado Celsius', many: 'gradi Celsius' },
      Hz: { one: 'hertz', many: 'hertz' },
      kHz: { one: 'chilohertz', many: 'chilohertz' },
      MHz: { one: 'megahertz', many: 'megahertz' },
      GHz: { one: 'gigahertz', many: 'gigahertz' },
      W: { one: 'watt', many: 'watt' },
      kW: { one: 'chilowatt', many: 'chilowatt' },
      kWh: { one: 'chilowattora', many: 'chilowattora' },
      MB: { one: 'megabyte', many: 'megabyte' },
      GB: { one: 'gigabyte', many: 'gigabyte' },
    },
    decimal: ',',
    fractions: {
      '½': 'un mezzo',
      '⅓': 'un terzo',
      '⅔': 'due terzi',
      '¼': 'un quarto',
      '¾': 'tre quarti',
      '⅛': 'un ottavo',
      '1/2': 'un mezzo',
      '1/3': 'un terzo',
      '2/3': 'due terzi',
      '1/4': 'un quarto',
      '3/4': 'tre quarti',
      '+': 'e',
    },
    symbols: {
      '&': 'e',
      '☑': 'segnato:',
      '=': 'uguale a',
      '≠': 'diverso da',
      '≈': 'circa uguale a',
      '≤': 'minore o uguale a',
      '≥': 'maggiore o uguale a',
      '<': 'minore di',
      '>': 'maggiore di',
      '±': 'più o meno',
      '×': 'per',
      '÷': 'diviso',
      '√': 'radice di',
      '∞': 'infinito',
      '→': 'a',
      '№': 'numero',
      '#': 'numero',
      '§': 'paragrafo',
      '§§': 'paragrafi',
      '~': 'circa',
    },
    powers: { 2: 'al quadrato', 3: 'al cubo', power: 'alla' },
    after: [speakHalves, speakOne],
  },
};

/** "5 feb. 1990", "1 maggio": the first of a month is an ordinal however it is written. */
function speakMonths(text: string): string {
  return text
    .replace(
      /(?<=\d\s)(gen|feb|mar|apr|mag|giu|lug|ago|sett?|ott|nov|dic)\.(?=\s\d)/gu,
      (whole, month: string) => {
        return MONTHS.find((name) => name.startsWith(month.slice(0, 3))) ?? whole;
      },
    )
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}.,/–-])(?<!['’])1[°º]?(?=\\s(?:${MONTH})(?!\\p{L}))`, 'giu'),
      'primo',
    )
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}])([IVX]{1,5})(?=\\s(?:${MONTH})(?!\\p{L}))`, 'giu'),
      (whole, numeral: string) => {
        const day = romanValue(numeral);
        return day === null || day > 31 ? whole : day === 1 ? 'primo' : String(day);
      },
    );
}

/** "alle 7.05", "ore 19:30", "all'1.30", "5 p.m."; other numbers with a stop may be anything. */
function speakTimes(text: string): string {
  return text
    .replace(
      /(?<=(?<!\p{L})(?:[Oo]re|h|(?:[Aa]l|[Dd][ae]l|[Vv]erso |[Ff]ino al|[Pp]er )?le|[Aa]ll['’]|[Dd]all['’]|[Ll]['’])\s?)([01]?\d|2[0-4])[.:]([0-5]\d)(?![\p{L}\p{N}%]|[.,:]\d|\s?[€$%])/gu,
      (_whole, hours: string, minutes: string, offset: number) => {
        const hour = /['’]$/.test(text.slice(0, offset)) && hours === '1' ? 'una' : String(Number(hours));
        return minutes === '00' ? hour : `${hour} e ${Number(minutes)}`;
      },
    )
    .replace(/(?<!\p{L})([Hh])\.?\s(?=\d{1,2}(?:\se\s\d|[\s,.;]|$))/gu, (_whole, h: string) =>
      h === 'H' ? 'Ore ' : 'ore ',
    )
    .replace(
      /(?<=(?<![\d.,])(\d{1,2})\s?)([ap])\.\s?m\.(?=(\s\p{Lu}|$)?)/gu,
      (_w, hour: string, half: string, end?: string) => {
        const said =
          half === 'a' ? 'del mattino' : Number(hour) < 6 || hour === '12' ? 'del pomeriggio' : 'di sera';
        return ` ${said}${end === undefined ? '' : '.'}`;
      },
    );
}

const LAWS: readonly (readonly [RegExp, string])[] = [
  [/^l\.?$/i, 'legge'],
  [/^d\.lgs\.?$/i, 'decreto legislativo'],
  [/^d\.l\.$/i, 'decreto legge'],
  [/^d\.p\.r\.$|^dpr$/i, 'decreto del Presidente della Repubblica'],
  [/^d\.p\.c\.m\.$/i, 'decreto del Presidente del Consiglio'],
  [/^d\.m\.$/i, 'decreto ministeriale'],
];

/** "L. 241/1990", "d.lgs. n. 196/2003": the number of a law and its year, of which "L. 3.000" has none. */
function speakLaws(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.])([Ll]\.|[Dd]\.\s?[Ll]gs\.|[Dd]\.\s?[LlMm]\.|[Dd]\.\s?[Pp]\.\s?[Rr]\.|[Dd]\.\s?[Pp]\.\s?[Cc]\.\s?[Mm]\.|DPR|[Ll]egge|[Dd]ecreto(?:\s(?:legislativo|legge))?|[Rr]egolamento|[Dd]irettiva|[Ss]entenza)\s(\(UE\)\s)?(n\.\s)?(\d{1,5})\/(\d{4}|\d\d)(?![\d/])/gu,
    (
      _whole,
      kind: string,
      union: string | undefined,
      number: string | undefined,
      count: string,
      year: string,
    ) => {
      const written = kind.replace(/\s/g, '');
      const said = LAWS.find(([pattern]) => pattern.test(written))?.[1] ?? kind;
      return `${said} ${union === undefined ? '' : 'UE '}${number === undefined ? '' : 'numero '}${count} del ${year}`;
    },
  );
}

/** "S. Francesco", "S. Maria", "S. Antonio", but not the initial of "S. Rossi". */
function speakSaints(text: string): string {
  return text.replace(/(?<![\p{L}.]|\p{Lu}\.\s)S\.\s?(?=(\p{Lu}\p{Ll}+))/gu, (whole, name: string) => {
    if (
      /^(?:Antonio|Ambrogio|Agostino|Andrea|Angelo|Anselmo|Eustorgio|Egidio|Elia|Ignazio|Ilario|Onofrio|Alessio|Apollinare|Agnese|Anna|Agata|Elena|Orsola|Eufemia|Agnolo)$/.test(
        name,
      )
    )
      return 'Sant’';
    if (/^(?:Stefano|Spirito)$/.test(name)) return 'Santo ';
    if (MASCULINE_SAINTS.has(name)) return 'San ';
    return FEMININE_SAINTS.has(name) ? 'Santa ' : whole;
  });
}

/** "il 3° piano", "la 2a edizione", "la 3^ volta": degrees are behind other words and before others. */
function speakOrdinals(text: string): string {
  return text
    .replace(
      new RegExp(
        `(?<=(?:(${BEFORE_ORDINAL})\\s|^))(\\d{1,3})°(?!\\s?[CFKNSEO](?!\\p{L}))(?:(?=\\s(\\p{L}+))|(?=[,.;:)]|$))`,
        'gu',
      ),
      (whole, article: string | undefined, number: string, next: string | undefined) => {
        if (article === undefined && (next === undefined || LEAVES.test(next))) return whole;
        return ordinal(Number(number), false) ?? whole;
      },
    )
    .replace(
      /(?<=\p{L}\s)(\d{1,2})°(?=\s(?:piano|posto|grado|comma|secolo|anno|giorno|classificato|turno|atto|capitolo|livello|libro|battaglione|reggimento)(?!\p{L}))/gu,
      (whole, number: string) => {
        return ordinal(Number(number), false) ?? whole;
      },
    )
    .replace(
      new RegExp(
        `(?<=${BEFORE_FEMININE}\\s)(\\d{1,3})a(?=\\s\\p{L})|(?<!\\S)(\\d{1,3})\\^(?=\\s\\p{L})`,
        'gu',
      ),
      (whole, one?: string, other?: string) => {
        return ordinal(Number(one ?? other), true) ?? whole;
      },
    );
}

/**
 * "V secolo", "II guerra mondiale", "atto I, scena II": the engine reads numerals of two letters and more as ordinals
 * itself, but for men only.
 */
function speakNumerals(text: string): string {
  // Before one letter, and behind a numeral, it would stay an abbreviation.
  const withCenturies = text
    .replace(/(?<![\p{L}.])([Ss])ec\.(?=\s[IVXLC]+(?!\p{L}))/gu, '$1ecolo')
    .replace(/(?<=(?<!\p{L})[IVX]{1,5}\s)sec\.(?=\s\p{Ll}|[,;:)])/gu, 'secolo');
  return (
    sayNumerals(sayNumerals(withCenturies, MEN, false), WOMEN, true)
      // "capitolo I", where "I" alone may be an article
      .replace(
        /(?<=(?<!\p{L})(?:[Cc]apitolo|[Cc]ap\.|[Vv]olume|[Vv]ol\.|[Aa]rticolo|[Tt]avola|[Ff]ase|[Ll]ibro)\s)I(?![\p{L}’'])/gu,
        '1',
      )
  );
}

function sayNumerals(text: string, nouns: string, isFeminine: boolean): string {
  const say = (numerals: string, always: boolean): string =>
    numerals.replace(/[IVXLC]+/g, (numeral) => {
      if (!isFeminine && !always && numeral.length > 1) return numeral;
      return ordinal(romanValue(numeral) ?? 0, isFeminine) ?? numeral;
    });
  const either = nouns.replace(/(?<=^|\|)\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);
  return text
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}’'.-])(${NUMERALS})[ªº°]?(?=\\s(?:${either})(?!\\p{L}))`, 'gu'),
      (_whole, numerals: string) => say(numerals, false),
    )
    .replace(
      new RegExp(`(?<=(?<!\\p{L})(?:${either})\\s)(${NUMERALS})(?![\\p{L}’'])`, 'gu'),
      (_whole, numerals: string, offset: number) =>
        say(numerals, /(?:libro|tomo|titolo)\s$/i.test(text.slice(0, offset))),
    );
}

/** "l'8 marzo", "dell’11 settembre", "nell'800": the engine names the letter before an apostrophe and a figure. */
function speakElided(text: string): string {
  return (
    text
      .replace(/(?<!\p{L})((?:de|a|da|ne|su)l)l['’]primo(?!\p{L})/giu, '$1 primo')
      .replace(
        /(?<!\p{L})([Ll])['’]primo(?!\p{L})/gu,
        (_whole, l: string) => `${l === 'L' ? 'Il' : 'il'} primo`,
      )
      .replace(
        new RegExp(
          `(?<=(?<!\\p{L})(?:${WITH_ARTICLE}))['’](1|8|11|8\\d|8\\d\\d)(?:,(\\d{1,3}))?(?![\\p{N}.:/]*\\d)`,
          'gu',
        ),
        (_whole, number: string, decimals: string | undefined) => {
          return `’${cardinal(Number(number))}${decimals === undefined ? '' : ` virgola ${decimals}`}`;
        },
      )
      // "dell'89": of a year
      .replace(new RegExp(`(?<=(?<!\\p{L})(?:${WITH_ARTICLE}))['’](?=\\d)`, 'gu'), ' ')
  );
}

/** "½ tazza" is "mezza tazza", and "2 ½ litri" two litres and a half. */
function speakHalves(text: string): string {
  return text
    .replace(/(\d+) e un mezzo (\p{Ll}+)/gu, (_whole, number: string, noun: string) => {
      return `${number} ${number === '1' ? noun.replace(/i$/, 'o') : noun} e ${/[ae]$/.test(noun) ? 'mezza' : 'mezzo'}`;
    })
    .replace(/(?<!\p{L})un mezzo (?=(\p{Ll}{3,}))/gu, (whole, noun: string) => {
      if (/^(?:del|per|con|che|dal|nel|non|più)/.test(noun)) return whole;
      return noun.startsWith('ora') ? 'mezz’' : noun.endsWith('a') ? 'mezza ' : 'mezzo ';
    })
    .replace(
      /(?<!\p{L})(un (?:quarto|terzo|ottavo)|due terzi|tre quarti) (?=(litr|or|metr|chil)[oa])/gu,
      (_whole, part: string, next: string) => `${part} ${next === 'or' ? 'd’' : 'di '}`,
    );
}

/** "1 litro" is "un litro", "1 ora" is "un’ora". */
function speakOne(text: string): string {
  return text
    .replace(new RegExp(`(?<![\\p{N}.,:/–-])1 (?=(${ONE_OF_MEN})(?!\\p{L}))`, 'gu'), 'un ')
    .replace(
      new RegExp(`(?<![\\p{N}.,:/–-])1 (?=(${ONE_OF_WOMEN})(?!\\p{L}))`, 'gu'),
      (_whole, noun: string) => {
        return noun.startsWith('o') ? 'un’' : 'una ';
      },
    );
}
