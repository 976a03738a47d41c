import { speakDates } from './dates.ts';
import type { Language } from './language.ts';
import { romanValue } from './numerals.ts';
import { feminineCardinal, isFeminineNoun, ordinal } from './portuguese-numbers.ts';
import { asWritten, words } from './words.ts';

const MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
const WOMEN_RULERS = words(
  'Isabel Maria Catarina Vitória Cristina Margarida Leonor Teresa Joana Ana Urraca Constança Mafalda Beatriz Ranavalona Cleópatra',
);
const DONAS = words(
  'Beatriz Leonor Isabel Inês Carmen Ester Raquel Dulce Filipa Mécia Guiomar Brites Luz Rosário',
);
const DOM_IN_A = words('Garcia Luca');
const SAINTS = words(
  'Paulo João Pedro Francisco José Miguel Bento Jorge Lourenço Vicente Tomé Mateus Marcos Lucas Tiago Sebastião Gonçalo ' +
    'Martinho Nicolau Domingos Luís Bernardo Brás Roque Gabriel Rafael Bartolomeu Cristóvão Carlos Jerónimo Jerônimo Vítor Mamede Félix Bernardino Caetano Salvador Benedito Leopoldo Geraldo',
);

/** What is counted by ordinals in front of it and, up to the tenth, behind it: "II Guerra", "século V". */
const MEN = 'séculos?|canto|congresso|encontro|império|reinado|concílio|simpósio|festival|plano|governo';
const WOMEN =
  'guerra|dinastia|edição|parte|república|conferência|jornada|legião|bienal|reunião|cruzada|internacional|cena|série|semana|divisão|brigada|cimeira';
const NUMERAL = '[IVXLC]{1,8}';
const NUMERALS = `${NUMERAL}(?:(?:\\s?[–-]\\s?|,\\s|\\s(?:e|ou|ao|a|à|e o|e no|e do)\\s)${NUMERAL})*`;

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
  voices: { tag: null, nearest: (region) => (region === 'BR' ? 'BR' : 'PT') },
  structure: {
    chapter: 'capítulo',
    part: 'parte|livro|volume',
    appendix: 'apêndice|anexo',
    chapterLabel: null,
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
    untitled: null,
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
  abbreviations: [
    ['sr.', 'senhor', 'name'],
    ['srs.', 'senhores', 'name'],
    ['sra.', 'senhora', 'name'],
    ['sras.', 'senhoras', 'name'],
    ['sr.ª', 'senhora', 'inside'],
    ['srta.', 'senhorita', 'name'],
    ['dr.', 'doutor', 'name'],
    ['drs.', 'doutores', 'name'],
    ['dra.', 'doutora', 'name'],
    ['dr.ª', 'doutora', 'inside'],
    ['prof.', 'professor', 'name'],
    ['profs.', 'professores', 'name'],
    ['profa.', 'professora', 'name'],
    ['prof.ª', 'professora', 'inside'],
    ['eng.', 'engenheiro', 'name'],
    ['eng.º', 'engenheiro', 'inside'],
    ['arq.', 'arquiteto', 'name'],
    ['Exmo.', 'excelentíssimo', 'name'],
    ['Exma.', 'excelentíssima', 'name'],
    ['Ilmo.', 'ilustríssimo', 'name'],
    ['Ilma.', 'ilustríssima', 'name'],
    ['Revmo.', 'reverendíssimo', 'name'],
    ['Pe.', 'padre', 'name'],
    ['Fr.', 'frei', 'name'],
    ['Mons.', 'monsenhor', 'name'],
    ['gen.', 'general', 'name'],
    ['cel.', 'coronel', 'name'],
    ['cap.', 'capitão', 'name'],
    ['ten.', 'tenente', 'name'],
    ['maj.', 'major', 'name'],
    ['sgt.', 'sargento', 'name'],
    ['alm.', 'almirante', 'name'],
    ['des.', 'desembargador', 'name'],
    ['min.', 'ministro', 'name'],
    ['dep.', 'deputado', 'name'],
    ['sen.', 'senador', 'name'],
    ['gov.', 'governador', 'name'],
    ['pres.', 'presidente', 'name'],
    ['Sto.', 'santo', 'name'],
    ['Sta.', 'santa', 'name'],
    ['av.', 'avenida', 'name'],
    ['pça.', 'praça', 'name'],
    ['lg.', 'largo', 'name'],
    ['rod.', 'rodovia', 'name'],
    ['trav.', 'travessa', 'name'],
    ['p.', 'página', 'number'],
    ['pp.', 'páginas', 'number'],
    ['pág.', 'página', 'number'],
    ['págs.', 'páginas', 'number'],
    ['fig.', 'figura', 'number'],
    ['figs.', 'figuras', 'number'],
    ['tab.', 'tabela', 'number'],
    ['vol.', 'volume', 'number'],
    ['vols.', 'volumes', 'number'],
    ['v.', 'volume', 'number'],
    ['t.', 'tomo', 'number'],
    ['n.', 'número', 'number'],
    ['n.º', 'número', 'number'],
    ['n.°', 'número', 'number'],
    ['nº', 'número', 'number'],
    ['n°', 'número', 'number'],
    ['n.os', 'números', 'number'],
    ['núm.', 'número', 'number'],
    ['cap.', 'capítulo', 'number'],
    ['caps.', 'capítulos', 'number'],
    ['art.', 'artigo', 'number'],
    ['arts.', 'artigos', 'number'],
    ['inc.', 'inciso', 'number'],
    ['séc.', 'século', 'number'],
    ['sécs.', 'séculos', 'number'],
    ['fl.', 'folha', 'number'],
    ['fls.', 'folhas', 'number'],
    ['apto.', 'apartamento', 'number'],
    ['c.', 'cerca de', 'number'],
    ['ca.', 'cerca de', 'number'],
    ['p.ex.', 'por exemplo', 'inside'],
    ['ex.', 'exemplo', 'inside'],
    ['i.e.', 'isto é', 'inside'],
    ['cf.', 'confira', 'inside'],
    ['aprox.', 'aproximadamente', 'inside'],
    ['ed.', 'edição', 'inside'],
    ['trad.', 'tradução', 'inside'],
    ['obs.', 'observação', 'inside'],
    ['tel.', 'telefone', 'inside'],
    ['máx.', 'máximo', 'inside'],
    ['mín.', 'mínimo', 'inside'],
    ['op.cit.', 'obra citada', 'inside'],
    ['V.Ex.ª', 'Vossa Excelência', 'inside'],
    ['V.Exa.', 'Vossa Excelência', 'inside'],
    ['S.Ex.ª', 'Sua Excelência', 'inside'],
    ['S.Exa.', 'Sua Excelência', 'inside'],
    ['V.S.ª', 'Vossa Senhoria', 'inside'],
    ['V.Sa.', 'Vossa Senhoria', 'inside'],
    ...asWritten('inside', 'eds.'),
    ['a.C.', 'antes de Cristo', 'end'],
    ['d.C.', 'depois de Cristo', 'end'],
    ['s.d.', 'sem data', 'end'],
    ['s.l.', 'sem local', 'end'],
    ['q.b.', 'quanto baste', 'end'],
    ['ss.', 'seguintes', 'end'],
    ['dto.', 'direito', 'end'],
    ['esq.', 'esquerdo', 'end'],
    ['Cia.', 'Companhia', 'end'],
    ['Ltda.', 'Limitada', 'end'],
    ['Lda.', 'Limitada', 'end'],
    ['N.do T.', 'nota do tradutor', 'end'],
    ...asWritten('end', 'etc. min. S.A. jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.'),
  ],
  spoken: {
    before: [
      speakDates({
        months: MONTHS,
        say: (day, month, year) => `${day === 1 ? 'primeiro' : day} de ${month} de ${year}`,
        dayFirst: true,
      }),
      speakMonths,
      speakTimes,
      speakLaws,
      speakTitles,
      speakOrdinals,
      speakNumerals,
      speakGroups,
      // "500$00" of Portugal's old money, "5 x 4 m"
      (text) =>
        text
          .replace(
            /(?<![\p{L}\p{N}.,])(\d{1,3}(?:\.\d{3})*|\d+)\$(\d\d)(?![\p{N}])/gu,
            (_whole, escudos: string, centavos: string) =>
              `${escudos} escudos${centavos === '00' ? '' : ` e ${Number(centavos)} centavos`}`,
          )
          .replace(/(?<=\d)\s?x\s?(?=\d)/gu, ' por '),
      (text) =>
        text.replace(/(?<=\d\s?)(m|b|tr)i(?=\s(?:de|em)\s)/gu, (_whole, first: string) => `${first}ilhões`),
    ],
    numbered: words(
      'volume ato cena artigo anexo tabela quadro figura salmo carta lição fase tipo classe nível grupo categoria título inciso tomo livros capítulos volumes artigos apolo seção secção',
    ),
    afterKingI: null,
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
    per: 'por',
    pages: 'páginas?|artigos|números',
    currencies: {
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
    cents: (main, cents, symbol) => `${main} e ${cents}${symbol.endsWith('$') ? ' centavos' : ''}`,
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
    },
    powers: { 2: 'ao quadrado', 3: 'ao cubo', power: 'elevado a' },
    // The engine skips U+2212.
    after: [(text) => text.replace(/−(?=\d)/gu, 'menos '), speakHalves, speakFeminine],
  },
};

/** "5 fev. 1990", "12 de out. de 1822", "1° de maio". */
function speakMonths(text: string): string {
  return text
    .replace(
      /(?<=\d\s(?:de\s)?)(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\.(?=\s(?:de\s)?\d)/gu,
      (whole, month: string) => MONTHS.find((name) => name.startsWith(month)) ?? whole,
    )
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}.,/–-])1(?:\\.?º|°)?(?=\\sde\\s(?:${MONTHS.join('|')})(?!\\p{L}))`, 'giu'),
      'primeiro',
    );
}

/** "23h40", "7h", "7:05 h", "às 19.30", "5 p.m."; hours are feminine. */
function speakTimes(text: string): string {
  const say = (hours: string, minutes: string | undefined, word: string): string => {
    const hour = `${feminineCardinal(Number(hours))}${word}`;
    return minutes === undefined || minutes === '00' ? hour : `${hour} e ${Number(minutes)}`;
  };
  const named = (hours: string): string => (Number(hours) === 1 ? ' hora' : ' horas');
  return text
    .replace(
      /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])\s?(?:h\s?([0-5]\d)(?:\s?(?:min|m))?|[:.]([0-5]\d)\s?h(?:oras)?)(?![\p{L}\p{N}/])/gu,
      (_whole, hours: string, minutes?: string, others?: string) =>
        say(hours, minutes ?? others, named(hours)),
    )
    .replace(
      /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])\s?h(?:s|oras?)?\.?(?![\p{L}\p{N}/])(?=(\s\p{Ll}|[,;:)])?)/gu,
      (whole, hours: string, goesOn?: string) => {
        return `${say(hours, undefined, named(hours))}${whole.endsWith('.') && goesOn === undefined ? '.' : ''}`;
      },
    )
    .replace(
      /(?<=(?<!\p{L})(?:[ÀàÁá]s?|[Dd]as?|[Aa]s|[Pp]elas)\s)([01]?\d|2[0-4])[:.]([0-5]\d)(?![\p{L}\p{N}%]|[.,:]\d|\s?[€$%])/gu,
      (_whole, hours: string, minutes: string) => say(hours, minutes, minutes === '00' ? named(hours) : ''),
    )
    .replace(
      /(?<![\p{L}\p{N}.,:])(\d{1,2})\s?([ap])\.\s?m\.(?=(\s\p{Lu}|$)?)/gu,
      (_whole, hours: string, half: string, end?: string) => {
        const evening = Number(hours) < 7 || hours === '12' ? 'da tarde' : 'da noite';
        return `${say(hours, undefined, '')} ${half === 'a' ? 'da manhã' : evening}${end === undefined ? '' : '.'}`;
      },
    );
}

/** "Lei 8.112/1990", "Decreto-Lei n.º 47/2021", "§ único". */
function speakLaws(text: string): string {
  return text
    .replace(
      /(?<=(?<!\p{L})(?:[Ll]ei|[Dd]ecreto(?:-[Ll]ei)?|[Pp]ortaria|[Rr]esolução|[Rr]egulamento|[Dd]iretiva|[Dd]espacho|[Aa]córdão)(?:\s(?:[Cc]omplementar|\(UE\)))?\s(?:n\.?[º°]\s?|n\.\s)?)(\d{1,6}(?:\.\d{3})*)(?:-[A-Z])?\/(\d{4}|\d\d)(?![\d/])/gu,
      (_whole, number: string, year: string) => `${number} de ${year}`,
    )
    .replace(/§\s?(?=único)/gu, 'parágrafo ');
}

/** "D. João" and "D. Maria", "S. Paulo", "R. Augusta, 12", but not initials. */
function speakTitles(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}.]|\p{Lu}\p{L}*\.?\s)D\.\s(?=(\p{Lu}\p{Ll}+))/gu, (_whole, name: string) => {
      return DONAS.has(name) || (name.endsWith('a') && !DOM_IN_A.has(name)) ? 'dona ' : 'dom ';
    })
    .replace(/(?<![\p{L}\p{N}.]|\p{Lu}\.\s)S\.\s(?=(\p{Lu}\p{Ll}+))/gu, (whole, name: string) => {
      return SAINTS.has(name) ? 'São ' : whole;
    })
    .replace(
      /(?<![\p{L}\p{N}.]|\p{Lu}\.?\s)R\.\s(?=(?:d[aeo]s?\s)?\p{Lu}\p{Ll}+(?:\s(?:d[aeo]s?\s)?\p{Lu}\p{Ll}+){0,4},\s(?:n\.?[º°]\s?)?\d)/gu,
      'rua ',
    );
}

/** "3.ª" is "3ª", which the engine knows; "2° lugar", but "20° de calor". */
function speakOrdinals(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}.,])(\d{1,4})\.([ºª])/gu, '$1$2')
    .replace(
      /(?<=(?<!\p{L})(?:[OoAa]|[Dd]o|[Nn]o|[Aa]o|[Pp]elo|[Uu]m|[Ss]eu|[Aa]rt\.|[Aa]rtigo|§)\s|^)(\d{1,3})°(?!\s?[CFK](?!\p{L}))/gu,
      '$1º',
    )
    .replace(
      /(?<![\p{L}\p{N}.,])(\d{1,3})°(?=\s(?:lugar|andar|grau|dia|ano|turno|batalhão|capítulo|século)(?!\p{L}))/gu,
      '$1º',
    );
}

/** "II Guerra Mundial", "século V", "capítulo I". */
function speakNumerals(text: string): string {
  // Before one letter it would stay an abbreviation.
  const withCenturies = text.replace(/(?<![\p{L}.])([Ss])éc(s?)\.(?=\s[IVXLC]+(?!\p{L}))/gu, '$1éculo$2');
  return sayNumerals(sayNumerals(withCenturies, MEN, false), WOMEN, true).replace(
    /(?<=(?<!\p{L})(?:[Cc]apítulo|[Cc]ap\.|[Vv]olume|[Vv]ol\.|[Aa]rtigo|[Ii]nciso|[Tt]ítulo|[Ll]ivro|[Ff]ase|[Aa]nexo)\s)I(?![\p{L}’'])/gu,
    '1',
  );
}

function sayNumerals(text: string, nouns: string, isFeminine: boolean): string {
  const say = (numerals: string, limit: number): string =>
    numerals.replace(/[IVXLC]+/g, (numeral) => {
      const value = romanValue(numeral);
      if (value === null || value > limit) return numeral;
      return value > 10 ? `${value}${isFeminine ? 'ª' : 'º'}` : ordinal(value, isFeminine);
    });
  const either = nouns.replace(/(?<=^|\|)\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);
  return text
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}’'.-])(${NUMERALS})[ªº°]?(?=\\s(?:${either})(?!\\p{L}))`, 'gu'),
      (_whole, numerals: string) => say(numerals, 999),
    )
    .replace(
      new RegExp(`(?<=(?<!\\p{L})(?:${either})\\s)(${NUMERALS})(?![\\p{L}’'])`, 'gu'),
      (_whole, numerals: string) => say(numerals, 10),
    );
}

/** Brazil's telephones and postal codes, and Portugal's telephones behind the word, digit by digit. */
function speakGroups(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,/–-])(?:\(\d{2}\)\s?\d{4,5}-\d{4}|9\d{4}-\d{4}|\d{5}-\d{3})(?![\p{N}/–-])|(?<=(?:tel|telefone|telemóvel|celular)\.?:?\s(?:é\s(?:o\s)?)?)\d[\d \u00a0-]{5,14}\d/giu,
    (number) => (number.match(/\d+/g) ?? []).map((group) => Array.from(group).join(' ')).join(', '),
  );
}

/** "½ xícara" is "meia xícara", and "2 ½ litros" two litres and a half. */
function speakHalves(text: string): string {
  return text
    .replace(/(\d+) e meio (\p{Ll}+)/gu, (_whole, number: string, noun: string) => {
      const counted = number === '1' ? noun.replace(/s$/, '') : noun;
      return `${number} ${counted} e ${isFeminineNoun(noun) ? 'meia' : 'meio'}`;
    })
    .replace(/(?<!\p{L})meio (?=(\p{Ll}{3,}))/gu, (whole, noun: string) =>
      isFeminineNoun(noun) ? 'meia ' : whole,
    )
    .replace(
      /(?<!\p{L})(um (?:quarto|terço|oitavo)|dois terços|três quartos) (?=(?:litro|hora|metro|quilo|xícara|chávena|colher)(?!\p{L}))/gu,
      '$1 de ',
    );
}

/** "2 horas" is "duas horas", "200 páginas" "duzentas páginas". */
function speakFeminine(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:/–-])(\d{1,3}) (?=(mil )?(\p{Ll}+))/gu,
    (whole, number: string, _thousand: string | undefined, noun: string) => {
      return isFeminineNoun(noun) ? `${feminineCardinal(Number(number))} ` : whole;
    },
  );
}
