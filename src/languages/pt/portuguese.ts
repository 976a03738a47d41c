import { spellAcronyms } from '../acronyms.ts';
import { ABBREVIATIONS } from './abbreviations.ts';
import type { Language } from '../language.ts';
import { ordinal } from './numbers.ts';
import { metric } from '../metric.ts';
import { speakShorthand } from './shorthand.ts';
import { books, units, words } from '../words.ts';
import { SPOKEN_AFTER, SPOKEN_BEFORE } from './rules.ts';

const WOMEN_RULERS = words(
  'Isabel Maria Catarina Vitória Cristina Margarida Leonor Teresa Joana Ana Urraca Constança Mafalda Beatriz Ranavalona Cleópatra',
);
const AUSTRALIAN = { one: 'dólar australiano', many: 'dólares australianos' };
const CANADIAN = { one: 'dólar canadense', many: 'dólares canadenses' };

export const PORTUGUESE: Language = {
  code: 'pt',
  otherCodes: null,
  name: 'Portuguese',
  scripts: null,
  commonWords:
    'de que não um para com uma os no se na por mais as dos como mas foi ao ele das tem seu sua ou ser quando muito nos já está também pelo pela',
  joinedLetters:
    'ativo afiado afim afinal afinar afirmar afligir afluente artificial atitude bibliografia científico certificado ' +
    'classificar confiança confiar configuração confirmar conflito desafio deficiência definição definir definitivo ' +
    'desfile dificuldade eficaz eficiente específico especificar existir ficar fiação ficção ficha fiel figura fila ' +
    'filha filho filme filosofia filtro fim final finalmente finanças fingir fino fio firma firme fiscal fita fixar ' +
    'fixo flauta flecha flexível flor floresta flutuar fluxo fluente fotografia gráfico identificar infinito ' +
    'influência justificar magnífico modificar motivo nativo oficial oficina partido partir pacífico perfil petição ' +
    'política prefixo prático profissão profissional refinar refletir reflexo rifle significado significar ' +
    'simplificar sofisticado suficiente tinha tinta tipo tirar tive último utilizar verificar',
  recognition: null,
  sample: 'Olá. É assim que vou ler o seu livro, da primeira à última página.',
  charactersASecond: 16,
  voices: { tag: null, nearest: (region) => (region === 'BR' ? 'BR' : 'PT') },
  structure: {
    chapter: 'capítulo',
    part: 'parte|livro|volume',
    appendix: 'apêndice|anexo',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'um|primeir[ao] dois|segund[ao] três|terceir[ao] quatro|quart[ao] cinco|quint[ao] seis|sext[ao] ' +
      'sete|sétim[ao] oito|oitav[ao] nove|non[ao] dez|décim[ao] onze doze',
    largerNumbers: null,
    unnumbered: 'introdução|prefácio|prólogo|epílogo|posfácio|agradecimentos',
    page: 'página',
    contents: 'índice|sumário',
    index: 'índice remissivo',
    references: 'referências(?: bibliográficas)?|bibliografia',
    notes: 'notas',
    figure: 'figura|gráfico|mapa',
    table: 'tabela|quadro',
    untitled:
      'sem (?:título|nome)|documento(?: sem título)?|título do documento|novo documento|digitalização|(?:documento |imagem )?(?:digitaliz|escane)ad[oa](?: com| de)?|impressão',
  },
  apparatus: {
    of: 'de',
    rights: 'direitos reservados',
    see: null,
    leadIn: null,
    particles: 'da|de',
    and: 'e',
    or: 'ou',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'p\\.',
    needsCitation: null,
    otherwise: null,
  },
  spelling: {
    oneLetterWords: 'AO',
    afterInitialI: null,
    ordinalEndings: null,
    smallInTitles: null,
    hyphens: null,
  },
  sentences: null,
  abbreviations: ABBREVIATIONS,
  spoken: {
    before: [speakShorthand, spellAcronyms('IBGE INSS FMI OCDE OAB IPCA'), ...SPOKEN_BEFORE],
    numbered: words(
      'volume ato cena artigo anexo tabela quadro figura salmo carta lição fase tipo classe nível grupo categoria título inciso tomo livros capítulos volumes artigos apolo seção secção',
    ),
    afterKingI: null,
    rulers: 'rei|rainha|papa|imperador|imperatriz|czar|sultão|duque|faraó',
    names: words(
      'João Pedro Afonso Sancho Dinis Fernando Duarte Manuel Sebastião Henrique Filipe Felipe José Carlos Luís Isabel Maria Catarina Vitória Napoleão Paulo Pio Bento ' +
        'Gregório Inocêncio Clemente Leão Urbano Alexandre Nicolau Júlio Sisto Bonifácio Jorge Eduardo Ricardo Jaime Guilherme Frederico Francisco Leopoldo Alberto Ramsés Constantino ' +
        'Ivan Otão Cristina Margarida Joana Ana Constança Vítor Humberto Ramiro Alfonso Garcia Carol Teodósio Ptolomeu Dario Ciro Xerxes',
    ),
    regnal: (name, value, isKnownName) =>
      isKnownName && value <= 10
        ? ordinal(value, WOMEN_RULERS.has(name))
        : isKnownName
          ? String(value)
          : null,
    acronyms: words('ONU EUA UE CPLP'),
    to: 'a',
    ratio: 'a',
    versesHaveColon: true,
    bible: {
      books: books(
        'Gn:Génesis Ex:Êxodo Êx:Êxodo Lv:Levítico Nm:Números Dt:Deuteronómio Js:Josué Jz:Juízes Sm:Samuel Rs:Reis Cr:Crónicas Ne:Neemias Jó Sl:Salmo Pv:Provérbios Ecl:Eclesiastes ' +
          'Is:Isaías Jr:Jeremias Ez:Ezequiel Dn:Daniel Os:Oseias Mq:Miqueias Zc:Zacarias Ml:Malaquias Mt:Mateus Mc:Marcos Lc:Lucas Jo:João Rm:Romanos ' +
          'Cor:Coríntios Gl:Gálatas Ef:Efésios Fl:Filipenses Cl:Colossenses Ts:Tessalonicenses Tm:Timóteo Hb:Hebreus Tg:Tiago Pd:Pedro Ap:Apocalipse',
      ),
      numbers: ['Primeira', 'Segunda', 'Terceira'],
    },
    angles: {
      degree: { one: 'grau', many: 'graus' },
      minute: { one: 'minuto', many: 'minutos' },
      second: { one: 'segundo', many: 'segundos' },
      compass: { N: 'norte', S: 'sul', E: 'leste', L: 'leste', O: 'oeste', W: 'oeste' },
    },
    dottedNames: { at: 'arroba', dot: 'ponto', slash: 'barra', hyphen: 'hífen' },
    per: 'por',
    pages: 'páginas?|artigos|números',
    currencies: {
      ...units(
        'EUR:euro:euros USD:dólar:dólares GBP:libra:libras CHF:franco_suíço:francos_suíços JPY:iene:ienes BRL:real:reais ' +
          'Esc:escudo:escudos PTE:escudo:escudos',
      ),
      '€': { one: 'euro', many: 'euros' },
      R$: { one: 'real', many: 'reais' },
      $: { one: 'dólar', many: 'dólares' },
      US$: { one: 'dólar', many: 'dólares' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'dólar de Hong Kong', many: 'dólares de Hong Kong' },
      NZ$: { one: 'dólar neozelandês', many: 'dólares neozelandeses' },
      '£': { one: 'libra', many: 'libras' },
      '¥': { one: 'iene', many: 'ienes' },
    },
    cents: (main, cents, symbol) =>
      main.startsWith('0 ')
        ? `${cents} ${symbol === '€' ? 'cêntimos' : 'centavos'}`
        : `${main} e ${cents}${symbol.endsWith('$') ? ' centavos' : ''}`,
    magnitudes: [
      ['mil milhões', 'mil milhões de'],
      ['milhões|mi|M', 'milhões de'],
      ['milhão', 'milhão de'],
      ['bilhões|bi', 'bilhões de'],
      ['bilhão', 'bilhão de'],
      ['trilhões|tri', 'trilhões de'],
      ['mil|k', 'mil'],
    ],
    units: {
      ...metric(
        'k:quilo M:mega G:giga T:tera m:mili µ:micro ' + 'n:nano p:pico h:hecto d:deci c:centi',
        'g:grama:gramas:kmµn m:metro:metros:kdcmµn l:litro:litros:hdcmµ L:litro:litros:hdcmµ s:segundo:segundos:mµn W:watt:watts:kMGTm ' +
          'V:volt:volts:kMmµ A:ampere:amperes:kmµ J:joule:joules:kMG cal:caloria:calorias:k N:newton:newtons:kM Pa:pascal:pascals:hkMG ' +
          'bar:bar:bares:m F:farad:farads:µnp Bq:becquerel:becquerels:kMG Sv:sievert:sieverts:mµ Gy:gray:grays:m mol:mol:mols:mµn ' +
          'B:byte:bytes:kMGT bit:bit:bits:kMG',
      ),
      ...units(
        'comp:comprimido:comprimidos cp:comprimido:comprimidos cáps:cápsula:cápsulas amp:ampola:ampolas got:gota:gotas UI:unidade_internacional:unidades_internacionais ' +
          'rpm:rotação_por_minuto:rotações_por_minuto hab:habitante:habitantes nós:nó:nós sem:semana:semanas',
      ),
      'km/h': { one: 'quilômetro por hora', many: 'quilômetros por hora' },
      'km²': { one: 'quilômetro quadrado', many: 'quilômetros quadrados' },
      'm²': { one: 'metro quadrado', many: 'metros quadrados' },
      'cm²': { one: 'centímetro quadrado', many: 'centímetros quadrados' },
      'm³': { one: 'metro cúbico', many: 'metros cúbicos' },
      'm/s': { one: 'metro por segundo', many: 'metros por segundo' },
      km: { one: 'quilômetro', many: 'quilômetros' },
      m: { one: 'metro', many: 'metros' },
      cm: { one: 'centímetro', many: 'centímetros' },
      mm: { one: 'milímetro', many: 'milímetros' },
      kg: { one: 'quilograma', many: 'quilogramas' },
      g: { one: 'grama', many: 'gramas' },
      mg: { one: 'miligrama', many: 'miligramas' },
      µg: { one: 'micrograma', many: 'microgramas' },
      l: { one: 'litro', many: 'litros' },
      L: { one: 'litro', many: 'litros' },
      dl: { one: 'decilitro', many: 'decilitros' },
      cl: { one: 'centilitro', many: 'centilitros' },
      ml: { one: 'mililitro', many: 'mililitros' },
      mL: { one: 'mililitro', many: 'mililitros' },
      ha: { one: 'hectare', many: 'hectares' },
      t: { one: 'tonelada', many: 'toneladas' },
      h: { one: 'hora', many: 'horas' },
      '‰': { one: 'por mil', many: 'por mil' },
      min: { one: 'minuto', many: 'minutos' },
      ' s': { one: 'segundo', many: 'segundos' },
      ms: { one: 'milissegundo', many: 'milissegundos' },
      dB: { one: 'decibel', many: 'decibéis' },
      kJ: { one: 'quilojoule', many: 'quilojoules' },
      kcal: { one: 'quilocaloria', many: 'quilocalorias' },
      '°C': { one: 'grau Celsius', many: 'graus Celsius' },
      ºC: { one: 'grau Celsius', many: 'graus Celsius' },
      Hz: { one: 'hertz', many: 'hertz' },
      kHz: { one: 'quilohertz', many: 'quilohertz' },
      MHz: { one: 'mega-hertz', many: 'mega-hertz' },
      GHz: { one: 'giga-hertz', many: 'giga-hertz' },
      W: { one: 'watt', many: 'watts' },
      kW: { one: 'quilowatt', many: 'quilowatts' },
      kWh: { one: 'quilowatt-hora', many: 'quilowatts-hora' },
      MB: { one: 'megabyte', many: 'megabytes' },
      GB: { one: 'gigabyte', many: 'gigabytes' },
      ...units(
        '_A:ampere:amperes Ω:ohm:ohms kΩ:quiloohm:quiloohms CV:cavalo:cavalos cv:cavalo:cavalos fps:quadro_por_segundo:quadros_por_segundo N:newton:newtons J:joule:joules Pa:pascal:pascals MPa:megapascal:megapascals kPa:quilopascal:quilopascals hPa:hectopascal:hectopascals bar:bar:bares _K:kelvin:kelvins mol:mol:mols lm:lúmen:lúmens lx:lux ' +
          'MJ:megajoule:megajoules MW:megawatt:megawatts GW:gigawatt:gigawatts MWh:megawatt-hora:megawatts-hora GWh:gigawatt-hora:gigawatts-hora TWh:terawatt-hora:terawatts-hora cm²:centímetro_quadrado:centímetros_quadrados cm³:centímetro_cúbico:centímetros_cúbicos mm²:milímetro_quadrado:milímetros_quadrados dm:decímetro:decímetros nm:nanômetro:nanômetros ' +
          'µm:micrômetro:micrômetros μm:micrômetro:micrômetros kV:quilovolt:quilovolts _V:volt:volts mV:milivolt:milivolts mA:miliampere:miliamperes m/s²:metro_por_segundo_ao_quadrado:metros_por_segundo_ao_quadrado Mbit:megabit:megabits mmHg:milímetro_de_mercúrio:milímetros_de_mercúrio hl:hectolitro:hectolitros dl:decilitro:decilitros ' +
          'kB:quilobyte:quilobytes KB:quilobyte:quilobytes TB:terabyte:terabytes kn:nó:nós hab:habitante:habitantes un:unidade:unidades pct:pacote:pacotes dz:dúzia:dúzias seg:segundo:segundos °F:grau_Fahrenheit:graus_Fahrenheit ‰:por_mil q:quintal:quintais cc:centímetro_cúbico:centímetros_cúbicos cênt:cêntimo:cêntimos cts:cêntimo:cêntimos x:vez:vezes ' +
          'Kg:quilograma:quilogramas Km:quilômetro:quilômetros gr:grama:gramas lb:libra:libras dag:decagrama:decagramas hm:hectômetro:hectômetros dam:decâmetro:decâmetros pç:peça:peças',
      ),
    },
    decimal: ',',
    fractions: {
      '½': 'meio',
      '⅓': 'um terço',
      '⅔': 'dois terços',
      '¼': 'um quarto',
      '¾': 'três quartos',
      '⅛': 'um oitavo',
      '1/2': 'meio',
      '1/3': 'um terço',
      '2/3': 'dois terços',
      '1/4': 'um quarto',
      '3/4': 'três quartos',
      ...{ '1/5': 'um quinto', '2/5': 'dois quintos', '3/5': 'três quintos', '4/5': 'quatro quintos' },
      ...{ '1/6': 'um sexto', '5/6': 'cinco sextos', '1/8': 'um oitavo', '3/8': 'três oitavos' },
      ...{ '5/8': 'cinco oitavos', '7/8': 'sete oitavos', '1/10': 'um décimo' },
      '+': 'e',
    },
    symbols: {
      '&': 'e',
      '☑': 'marcado:',
      '=': 'igual a',
      '≠': 'diferente de',
      '≈': 'aproximadamente',
      '≤': 'menor ou igual a',
      '≥': 'maior ou igual a',
      '<': 'menor que',
      '>': 'maior que',
      '±': 'mais ou menos',
      '×': 'vezes',
      '÷': 'dividido por',
      '√': 'raiz de',
      '∞': 'infinito',
      '→': 'a',
      '№': 'número',
      '#': 'número',
      '§': 'parágrafo',
      '§§': 'parágrafos',
      '~': 'cerca de',
      '♯': 'sustenido',
      '♭': 'bemol',
    },
    powers: { 2: 'ao quadrado', 3: 'ao cubo', power: 'elevado a' },
    // The engine skips U+2212.
    after: SPOKEN_AFTER,
  },
};
