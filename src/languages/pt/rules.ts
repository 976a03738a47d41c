import { speakCalendar } from '../calendar.ts';
import { speakDates } from '../dates.ts';
import { speakLives } from '../lives.ts';
import { createNumeralSpeaker, romanValue } from '../numerals.ts';
import { feminineCardinal, isFeminineNoun, ordinal } from './numbers.ts';
import { joinThousands } from '../thousands.ts';
import { words } from '../words.ts';
import { HAS_SIGNS } from '../signs.ts';

const MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
const WEEKDAYS = 'segunda terça quarta quinta sexta'.split(' ');
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
const speakOfMen = speakerOf(MEN, false);
const speakOfWomen = speakerOf(WOMEN, true);

/** What Portuguese changes before the rules that all languages share. */
export const SPOKEN_BEFORE: readonly ((text: string) => string)[] = [
  speakLives({ born: ['nascido em', 'nascido em'], died: ['morto em', 'morto em'] }),
  speakPortugueseNumbers,
  // "na escala 1:25.000", "venceu por 3-1": the engine says a hyphen between numbers as "menos".
  (text) => text.replace(/(?<=[Ee]scalas?\s(?:de\s)?)1:(?=\d)/gu, '1 para '),
  (text) => text.replace(/(?<![\p{L}\p{N}.,:/–-])(\d{1,2})-(\d{1,2})(?![\p{L}\p{N}/–-]|[.,]\d)/gu, '$1 a $2'),
  speakDates({
    months: MONTHS,
    say: (day, month, year) => `${day === 1 ? 'primeiro' : day} de ${month} de ${year}`,
    dayFirst: true,
    hyphens: true,
  }),
  speakCalendar({
    days: {
      seg: 'segunda',
      ter: 'terça',
      qua: 'quarta',
      qui: 'quinta',
      sex: 'sexta',
      sáb: 'sábado',
      dom: 'domingo',
    },
    months: {
      ...{
        jan: 'janeiro',
        fev: 'fevereiro',
        mar: 'março',
        abr: 'abril',
        mai: 'maio',
        jun: 'junho',
        jul: 'julho',
      },
      ...{ ago: 'agosto', set: 'setembro', out: 'outubro', nov: 'novembro', dez: 'dezembro' },
    },
    of: 'de',
    before: 'de|na|à|da|no|ao|desde',
    and: 'e|ou|a|à',
    to: 'a',
  }),
  joinThousands,
  // "2.ª-feira"
  (text) =>
    text.replace(
      /(?<![\p{L}\p{N}])([2-6])\.?[ªa](?:-feira|\sfeira)?(?=(?:,?\s\d{1,2}[\s/]|-feira|\sfeira|\sa\s[2-6]\.?ª)|\s?[-–]\s?[2-6]\.?ª)|(?<![\p{L}\p{N}])([2-6])\.?[ªa](?:s?-feira|\sfeira)/gu,
      (whole, one?: string, other?: string) => {
        const day = WEEKDAYS[Number(one ?? other) - 2];
        return day === undefined ? whole : `${day}${whole.endsWith('feira') ? '-feira' : ''}`;
      },
    ),
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
      .replace(/(?<=\d)(?:\sx\s|(?<!\b0)x)(?=\d)/gu, ' por '),
  (text) =>
    text.replace(/(?<=\d\s?)(m|b|tr)i(?=\s(?:de|em)\s)/gu, (_whole, first: string) => `${first}ilhões`),
];

/** And behind them. */
export const SPOKEN_AFTER: readonly ((text: string) => string)[] = [
  (text) => text.replace(/−(?=\d)/gu, 'menos '),
  speakHalves,
  speakFeminine,
];

/** Lives, hours, surfaces, spoons, what is by day or head. */
function speakPortugueseNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    text
      // "(n. 1850 – m. 1910)", "N. c. 1850"
      .replace(/(?<=\()n\.\s(?=(?:c\.\s)?1\d{3}(?!\d))/gu, 'nascido em ')
      .replace(/(?<=\d\s?[–-]\s?|\d,\s)m\.\s(?=(?:c\.\s)?[12]\d{3}(?!\d))/gu, 'morto em ')
      .replace(/(?<![\p{L}\p{N}])([cps])\/(?=\s[\p{Ll}\d])/gu, (_whole, short: string) =>
        short === 'c' ? 'com' : short === 'p' ? 'para' : 'sem',
      )
      .replace(/(?<=\d[.]?[ºª]\s)min\.(?!\p{L})/gu, 'minuto')
      .replace(/(?<!\p{L})([Vv])\.\s(?=\d+\.\d)/gu, (_whole, v: string) =>
        v === 'V' ? 'Versão ' : 'versão ',
      )
      .replace(/(?<!\p{L})pop\.(?=\s\p{Ll}|[,;)])/gu, 'população')
      // "9h30–17h"
      .replace(/(?<=\d\s?h(?:\s?\d\d)?)\s?[–-]\s?(?=\d{1,2}\s?h)/gu, ' a ')
      // "3 × 4 m"
      .replace(/(?<=\d)\s?×\s?(?=\d+(?:,\d+)?(?:\s?×\s?\d+(?:,\d+)?)*\s?[ckm]?m(?!\p{L}))/gu, ' por ')
      .replace(/(?<=\d\s)(?:c|col|colh)\.\s?(?:de\s)?\(?(sopa|chá|café|sobremesa)\)?/gu, 'colheres de $1')
      .replace(/(?<=(?<![\d.,])1\s)colheres(?=\sde\s)/gu, 'colher')
      .replace(/(?<=\d\s?)hab\.\/(?:km²|km2)/gu, 'habitantes por quilômetro quadrado')
      .replace(
        /(?<=\d\s?[\p{L}€%]{0,5}\.?)\/(?=(?:hora|dia|semana|mês|ano|pessoa|pess|noite|unidade)(?!\p{L}))/gu,
        ' por ',
      )
      .replace(/(?<=\d)\s?x(?=[\s,.;:)](?!\s?\d)|$)/gu, ' vezes')
      .replace(/(?<=(?:^|[\s(])[Oo]\s)P\.(?=\s\p{Lu}\p{Ll})/gu, 'padre')
  );
}

const FIRST_OF_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])1(?:\\.?º|°)?(?=\\sde\\s(?:${MONTHS.join('|')})(?!\\p{L}))`,
  'giu',
);

/** "5 fev. 1990", "12 de out. de 1822", "1° de maio". */
function speakMonths(text: string): string {
  return text
    .replace(
      /(?<=\d\s(?:de\s)?)(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\.(?=\s(?:de\s)?\d)/gu,
      (whole, month: string) => MONTHS.find((name) => name.startsWith(month)) ?? whole,
    )
    .replace(FIRST_OF_MONTH, 'primeiro');
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
  return speakOfWomen(speakOfMen(withCenturies)).replace(
    /(?<=(?<!\p{L})(?:[Cc]apítulo|[Cc]ap\.|[Vv]olume|[Vv]ol\.|[Aa]rtigo|[Ii]nciso|[Tt]ítulo|[Ll]ivro|[Ff]ase|[Aa]nexo)\s)I(?![\p{L}’'])/gu,
    '1',
  );
}

function speakerOf(nouns: string, isFeminine: boolean): (text: string) => string {
  return createNumeralSpeaker({
    nouns,
    between: 'e|ou|ao|a|à|e o|e no|e do',
    before: (numeral) => ordinalOf(numeral, isFeminine, 999),
    behind: (numeral) => ordinalOf(numeral, isFeminine, 10),
  });
}

/** Up to the tenth as a word, up to `limit` as a figure. */
function ordinalOf(numeral: string, isFeminine: boolean, limit: number): string {
  const value = romanValue(numeral);
  if (value === null || value > limit) return numeral;
  return value > 10 ? `${value}${isFeminine ? 'ª' : 'º'}` : ordinal(value, isFeminine);
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

/** "2 horas" is "duas horas", "200 páginas" "duzentas páginas", "2.500 pessoas" "duas mil e quinhentas pessoas". */
function speakFeminine(text: string): string {
  return speakThousands(text).replace(
    /(?<![\p{L}\p{N}.,:/–-]|(?<!\p{L})(?:número|página|artigo|capítulo|volume|tomo|livro|parte|tabela|quadro|figura|seção|secção|fase|grupo|nível|sala|nota|zona|tipo|linha|canal|série|anexo|parágrafo|século|quarto|ponto) )(\d{1,3}) (?=(mil )?(\p{Ll}+))/gu,
    (whole, number: string, _thousand: string | undefined, noun: string) => {
      return isFeminineNoun(noun) ? `${feminineCardinal(Number(number))} ` : whole;
    },
  );
}

function speakThousands(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:/–-]|(?:número|página|artigo|ano) )(\d{1,3})\.?(\d{3}) (?=(\p{Ll}+))/gu,
    (whole, thousands: string, rest: string, noun: string) => {
      if (!isFeminineNoun(noun)) return whole;
      const small = Number(rest);
      const large = thousands === '1' ? '' : `${feminineCardinal(Number(thousands))} `;
      if (small === 0) return `${large}mil `;
      return `${large}mil ${small < 100 || small % 100 === 0 ? 'e ' : ''}${feminineCardinal(small)} `;
    },
  );
}
