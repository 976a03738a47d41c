import { ABBREVIATIONS } from './abbreviations.ts';
import { ordinal } from './numbers.ts';
import type { Language } from '../language.ts';
import { metric } from '../metric.ts';
import { speakShorthand } from './shorthand.ts';
import { books, units, words } from '../words.ts';
import { SPOKEN_AFTER, SPOKEN_BEFORE } from './rules.ts';

const MASCULINE_IN_A = words('Andrea Luca Mattia Nicola Elia Enea Giosia Geremia Ezechia Vaticano');
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
  sample: 'Buongiorno. Così le leggerò il suo libro, dalla prima all’ultima pagina.',
  charactersASecond: 16.5,
  voices: null,
  structure: {
    chapter: 'capitolo',
    part: 'parte|libro|volume',
    appendix: 'appendice',
    chapterLabel: null,
    partLabel: null,
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
    untitled:
      'senza (?:nome|titolo)|documento(?: senza titolo)?|titolo del documento|nuovo documento|scansion[ei]|(?:documento |immagine )?(?:scansionat|scannerizzat|acquisit)[oa](?: con| da)?|stampa',
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
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [speakShorthand, ...SPOKEN_BEFORE],
    numbered: words(
      'articolo tavola figura tabella salmo lettera lezione fase tipo livello gruppo categoria comma allegato capitoli volumi paragrafo apollo anno',
    ),
    afterKingI: null,
    rulers: 're|regina|papa|imperatore|imperatrice|zar|zarina|sultano|duca|faraone',
    names: words(
      'Enrico Luigi Francesco Carlo Filippo Ferdinando Alfonso Amedeo Umberto Emanuele Vittorio Federico Ottone Corrado Lotario Berengario Ruggero Ruggiero ' +
        'Guglielmo Giacomo Giorgio Edoardo Riccardo Pietro Pio Paolo Giovanni Leone Gregorio Innocenzo Clemente Benedetto Bonifacio Alessandro Urbano Sisto Giulio ' +
        'Adriano Martino Nicola Niccolò Eugenio Celestino Onorio Callisto Pasquale Silvestro Stefano Cosimo Lorenzo Gian Galeazzo Borso Ercole Napoleone Giuseppe Leopoldo ' +
        'Massimiliano Alberto Felice Ivan Elisabetta Maria Caterina Giovanna Cristina Margherita Isabella Vittoria Anna Costantino Teodosio Giustiniano Tolomeo Ramses Dario Ciro Serse Cleopatra Robert Baldovino Rodolfo Sigismondo Gustavo Olaf Cristiano Manfredi',
    ),
    // "Le XII tavole" are twelve.
    regnal: (name, value) =>
      /^(?:Le|Gli)$/.test(name) ? null : ordinal(value, name.endsWith('a') && !MASCULINE_IN_A.has(name)),
    acronyms: words('ONU USA UE'),
    to: 'a',
    ratio: 'a',
    versesHaveColon: false,
    bible: {
      books: books(
        'Gen:Genesi Gn:Genesi Lv:Levitico Nm:Numeri Dt:Deuteronomio Gs:Giosuè Gdc:Giudici Sam:Samuele Cr:Cronache Ne:Neemia Gb:Giobbe Sal:Salmo Pr:Proverbi ' +
          'Qo:Qoelet Is:Isaia Ger:Geremia Ez:Ezechiele Dn:Daniele Os:Osea Mi:Michea Zc:Zaccaria Ml:Malachia Mt:Matteo Mc:Marco Lc:Luca Gv:Giovanni At:Atti Rm:Romani ' +
          'Cor:Corinzi Gal:Galati Ef:Efesini Fil:Filippesi Col:Colossesi Ts:Tessalonicesi Tm:Timoteo Eb:Ebrei Gc:Giacomo Pt:Pietro Ap:Apocalisse',
      ),
      numbers: ['Prima', 'Seconda', 'Terza'],
    },
    angles: {
      degree: { one: 'grado', many: 'gradi' },
      minute: { one: 'minuto', many: 'minuti' },
      second: { one: 'secondo', many: 'secondi' },
      compass: { N: 'nord', S: 'sud', E: 'est', O: 'ovest', W: 'ovest' },
    },
    dottedNames: { at: 'chiocciola', dot: 'punto', slash: 'barra', hyphen: 'trattino' },
    per: 'al',
    pages: 'pagin[ae]|pagg?\\.|articoli|versi|numeri',
    currencies: {
      ...units(
        'EUR:euro:euro USD:dollaro_americano:dollari_americani GBP:sterlina:sterline CHF:franco_svizzero:franchi_svizzeri JPY:yen:yen CAD:dollaro_canadese:dollari_canadesi',
      ),
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
    cents: (main, cents) => (main.startsWith('0 ') ? `${cents} centesimi` : `${main} e ${cents}`),
    magnitudes: [
      ['milioni|M', 'milioni di'],
      ['milione', 'milione di'],
      ['miliardi|Mld', 'miliardi di'],
      ['miliardo', 'miliardo di'],
      ['mila|k', 'mila'],
    ],
    units: {
      ...metric(
        'k:chilo M:mega G:giga T:tera m:milli µ:micro ' + 'n:nano p:pico h:etto d:deci c:centi',
        'g:grammo:grammi:kmµn m:metro:metri:kdcmµn l:litro:litri:hdcmµ L:litro:litri:hdcmµ s:secondo:secondi:mµn W:watt:watt:kMGTm ' +
          'V:volt:volt:kMmµ A:ampere:ampere:kmµ Hz:hertz:hertz:kMGT J:joule:joule:kMG cal:caloria:calorie:k N:newton:newton:kM ' +
          'bar:bar:bar:m F:farad:farad:µnp Bq:becquerel:becquerel:kMG Sv:sievert:sievert:mµ Gy:gray:gray:m mol:mole:moli:mµn ' +
          'Wh:wattora:wattora:kMGT B:byte:byte:kMGT bit:bit:bit:kMG eV:elettronvolt:elettronvolt:kMG',
      ),
      ...units(
        'cpr:compressa:compresse cps:capsula:capsule gtt:goccia:gocce fl:fiala:fiale bust:bustina:bustine cucch:cucchiaio:cucchiai ' +
          'UI:unità_internazionale:unità_internazionali giri/min:giro_al_minuto:giri_al_minuto ab:abitante:abitanti sett:settimana:settimane q.li:quintale:quintali',
      ),
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
      ...units(
        '_A:ampere:ampere Ω:ohm kΩ:chiloohm CV:cavallo:cavalli fps:fotogramma_al_secondo:fotogrammi_al_secondo N:newton J:joule Pa:pascal MPa:megapascal kPa:chilopascal hPa:ettopascal mb:millibar bar:bar _K:kelvin mol:mole:moli lm:lumen lx:lux MJ:megajoule MW:megawatt GW:gigawatt MWh:megawattora GWh:gigawattora TWh:terawattora ' +
          'cm³:centimetro_cubo:centimetri_cubi mm²:millimetro_quadrato:millimetri_quadrati dm³:decimetro_cubo:decimetri_cubi cmq:centimetro_quadrato:centimetri_quadrati cc:centimetro_cubo:centimetri_cubi dm:decimetro:decimetri nm:nanometro:nanometri µm:micrometro:micrometri μm:micrometro:micrometri kV:chilovolt _V:volt mV:millivolt mA:milliampere ' +
          'm/s²:metro_al_secondo_quadrato:metri_al_secondo_quadrato Mbit:megabit mmHg:millimetro_di_mercurio:millimetri_di_mercurio hl:ettolitro:ettolitri kB:chilobyte KB:chilobyte TB:terabyte kn:nodo:nodi ab:abitante:abitanti pz:pezzo:pezzi conf:confezione:confezioni dozz:dozzina:dozzine sec:secondo:secondi cucch:cucchiaio:cucchiai cad:cadauno ' +
          '°F:grado_Fahrenheit:gradi_Fahrenheit ‰:per_mille hm:ettometro:ettometri dam:decametro:decametri dag:decagrammo:decagrammi mph:miglio_orario:miglia_orarie pers:persona:persone gg:giorno:giorni x:volta:volte cent:centesimo:centesimi ct:centesimo:centesimi nmi:miglio_nautico:miglia_nautiche Km:chilometro:chilometri Kg:chilogrammo:chilogrammi',
      ),
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
      ...{ '1/5': 'un quinto', '2/5': 'due quinti', '3/5': 'tre quinti', '4/5': 'quattro quinti' },
      ...{ '1/6': 'un sesto', '5/6': 'cinque sesti', '1/8': 'un ottavo', '3/8': 'tre ottavi' },
      ...{ '5/8': 'cinque ottavi', '7/8': 'sette ottavi', '1/10': 'un decimo' },
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
      '♯': 'diesis',
      '♭': 'bemolle',
    },
    powers: { 2: 'al quadrato', 3: 'al cubo', power: 'alla' },
    after: SPOKEN_AFTER,
  },
};
