import { pair } from './hyphen-rules.ts';
import type { Language } from './language.ts';
import { romanValue } from './numerals.ts';
import { asWritten, words } from './words.ts';

/** Without their endings, from the first on; the third is declined in its own way. */
const STEMS = (
  'перв втор трет четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат ' +
  'девятнадцат двадцат'
).split(' ');
type Case = 'nominative' | 'genitive' | 'dative' | 'instrumental' | 'prepositional';
const ENDINGS: Readonly<Record<Case, string>> = {
  nominative: 'ый',
  genitive: 'ого',
  dative: 'ому',
  instrumental: 'ым',
  prepositional: 'ом',
};
const STRESSED = new Set([2, 6, 7, 8]);
const CENTURY: Readonly<Record<string, Case>> = {
  ...{ век: 'nominative', века: 'genitive', веков: 'genitive', веку: 'dative', веком: 'instrumental' },
  ...{ веке: 'prepositional', веках: 'prepositional', столетие: 'nominative', столетия: 'genitive' },
};
const WOMEN = /^(Екатерин|Елизавет|Анн|Мари|Виктори|Маргарит)(а|ы|е|у|ой|я|и|ю|ей)$/u;

const WHO =
  /^(?:кто|кого|кому|кем|ком|что|чего|чему|чем|чём|где|куда|откуда|когда|как|отчего|почему|зачем|сколько|(?:как|котор|чь)\p{L}{1,3})$/u;

const AUSTRALIAN = {
  ...{ one: 'австралийский доллар', few: 'австралийских доллара', many: 'австралийских долларов' },
};
const CANADIAN = { one: 'канадский доллар', few: 'канадских доллара', many: 'канадских долларов' };

export const RUSSIAN: Language = {
  code: 'ru',
  otherCodes: null,
  name: 'Russian',
  scripts: null,
  commonWords: 'и в не на что я с он как это по но из у за то от о для так же все был бы его к мы вы или',
  joinedLetters: null,
  recognition: null,
  sample: 'Здравствуйте. Так звучит ваша книга, от первой до последней страницы.',
  voices: null,
  structure: {
    chapter: 'глава',
    part: 'часть|книга|том',
    appendix: 'приложение',
    chapterLabel: null,
    numbers:
      'перв(?:ая|ый|ое) втор(?:ая|ой|ое) трет(?:ья|ий|ье) четв[её]рт(?:ая|ый|ое) пят(?:ая|ый|ое) шест(?:ая|ой|ое) ' +
      'седьм(?:ая|ой|ое) восьм(?:ая|ой|ое) девят(?:ая|ый|ое) десят(?:ая|ый|ое) одиннадцат(?:ая|ый|ое) двенадцат(?:ая|ый|ое)',
    largerNumbers: null,
    unnumbered: 'предисловие|введение|заключение|послесловие|пролог|эпилог',
    page: 'слайд|стр\\.?',
    contents: 'содержание|оглавление',
    index: '(?:предметный |именной |алфавитный )?указатель',
    references: 'литература|список (?:использованной )?литературы|библиография|источники',
    notes: 'примечания|сноски|комментарии',
    figure: 'рис|рисунок|схема|диаграмма',
    table: 'таблица|табл',
    untitled: null,
  },
  apparatus: {
    of: 'из',
    rights: 'все права защищены',
    see: 'см\\.(?: также)?',
    leadIn: null,
    particles: null,
    and: 'и',
    or: 'или',
    etAl: 'и др\\.',
    unpublished: null,
    source: null,
    place: 'с\\.',
    needsCitation: 'в|из|см\\.?|и',
    otherwise: 'иначе',
  },
  spelling: {
    oneLetterWords: 'ИЯВСКУОА',
    afterInitialI: null,
    ordinalEndings: null,
    smallInTitles: null,
    hyphens: [
      pair(WHO, /^то$/),
      pair(/^\p{L}{2,}$/u, /^(?:нибудь|либо)$/),
      pair(/^кое$/, /^\p{L}{2,}$/u),
      pair(/^из$/, /^(?:за|под)$/),
      pair(
        /^по$/,
        /\p{L}{2,}[сц]ки$|^(?:прежнему|видимому|моему|твоему|своему|нашему|вашему|другому|разному|новому|старому|настоящему|хорошему|человечески)$/u,
      ),
      pair(/^во?$/, /^(?:перв|втор|треть|четв[её]рт|пят)(?:ых|их)$/),
      pair(/^(?:северо|юго)$/, /^(?:запад|восто[кч])/),
      (left, right) => left === right && left.length > 2,
    ],
  },
  sentences: null,
  abbreviations: [
    ['т.е.', 'то есть', 'inside'],
    ['т.к.', 'так как', 'inside'],
    ['т.н.', 'так называемый', 'inside'],
    ['и т.д.', 'и так далее', 'end'],
    ['и т.п.', 'и тому подобное', 'end'],
    ['и др.', 'и другие', 'end'],
    ['и пр.', 'и прочее', 'end'],
    ['в т.ч.', 'в том числе', 'inside'],
    ['н.э.', 'нашей эры', 'end'],
    ['до н.э.', 'до нашей эры', 'end'],
    ['напр.', 'например', 'inside'],
    ['см.', 'смотри', 'inside'],
    ['ср.', 'сравни', 'inside'],
    ['г-н', 'господин', 'inside'],
    ['г-жа', 'госпожа', 'inside'],
    ['г.', 'город', 'name'],
    ['ул.', 'улица', 'name'],
    ['им.', 'имени', 'name'],
    ['проф.', 'профессор', 'name'],
    ['акад.', 'академик', 'name'],
    ['доц.', 'доцент', 'name'],
    ...asWritten('name', 'пр. просп. пл. пер. д. св. обл. т. тт. п. пп. ст. кв. гл.'),
    ...asWritten('inside', 'рр. тел.'),
    ['стр.', 'страница', 'number'],
    ['с.', 'страница', 'number'],
    ['рис.', 'рисунок', 'number'],
    ['табл.', 'таблица', 'number'],
    ['гл.', 'глава', 'number'],
    ['т.', 'том', 'number'],
    ['п.', 'пункт', 'number'],
    ['ст.', 'статья', 'number'],
    ['кв.', 'квартира', 'number'],
    ['тыс.', 'тысяч', 'end'],
    ['млн.', 'миллионов', 'end'],
    ['млрд.', 'миллиардов', 'end'],
    ['руб.', 'рублей', 'end'],
    ['коп.', 'копеек', 'end'],
    ...asWritten('end', 'г. гг. в. вв. др. т.д. т.п. янв. февр. апр. авг. сент. окт. нояб. дек.'),
  ],
  spoken: {
    before: [
      speakCenturies,
      (text) =>
        text
          .replace(/(?<!\p{L})(во?\s+\d{3,4})\s?г\.(?!\p{L})/giu, '$1 году')
          .replace(/(?<=\d)\s?г\.(?!\p{L})/gu, ' года')
          .replace(/(?<=\d)\s?гг\.(?!\p{L})/gu, ' годы')
          .replace(/(?<=\d)-х(?!\p{L})/gu, '-ых'),
    ],
    numbered: words(
      'акт сцена раздел статья таблица рисунок песнь псалом письмо урок этап тип класс уровень группа категория',
    ),
    afterKingI: null,
    names: words(
      'Пётр Петр Петра Петру Петром Петре Иван Ивана Ивану Иваном Иване Николай Николая Николаю Николаем Николае Александр Александра Александру ' +
        'Александром Александре Павел Павла Павлу Павлом Павле Екатерина Екатерины Екатерине Екатерину Екатериной Елизавета Елизаветы Елизавете ' +
        'Елизавету Елизаветой Генрих Генриха Людовик Людовика Карл Карла Фридрих Фридриха Вильгельм Вильгельма Наполеон Наполеона Филипп Филиппа ' +
        'Георг Георга Эдуард Эдуарда Яков Якова Пий Пия Лев Рамсес Рамсеса Виктория Мария Анна',
    ),
    regnal: (name, value) => {
      const woman = WOMEN.exec(name);
      if (woman !== null) return capital(feminine(value, woman[2] ?? ''));
      return capital(masculine(value, caseOf(name)));
    },
    acronyms: words('СССР США ООН'),
    to: '–',
    ratio: 'к',
    versesHaveColon: true,
    per: 'на',
    pages: 'страниц\\p{L}?',
    currencies: {
      $: { one: 'доллар', few: 'доллара', many: 'долларов' },
      '€': { one: 'евро', many: 'евро' },
      US$: { one: 'доллар США', few: 'доллара США', many: 'долларов США' },
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      HK$: { one: 'гонконгский доллар', few: 'гонконгских доллара', many: 'гонконгских долларов' },
      NZ$: { one: 'новозеландский доллар', few: 'новозеландских доллара', many: 'новозеландских долларов' },
      '₽': { one: 'рубль', few: 'рубля', many: 'рублей' },
      '£': { one: 'фунт', few: 'фунта', many: 'фунтов' },
    },
    cents: (main, cents) => `${main} ${cents}`,
    magnitudes: [
      ['миллионов|миллиона|миллион|млн\\.?', 'миллионов'],
      ['миллиардов|миллиарда|миллиард|млрд\\.?', 'миллиардов'],
      ['тысяч|тысячи|тысяча|тыс\\.?', 'тысяч'],
    ],
    units: {
      'км/ч': { one: 'километр в час', few: 'километра в час', many: 'километров в час' },
      'км²': { one: 'квадратный километр', few: 'квадратных километра', many: 'квадратных километров' },
      'м²': { one: 'квадратный метр', few: 'квадратных метра', many: 'квадратных метров' },
      км: { one: 'километр', few: 'километра', many: 'километров' },
      м: { one: 'метр', few: 'метра', many: 'метров' },
      см: { one: 'сантиметр', few: 'сантиметра', many: 'сантиметров' },
      мм: { one: 'миллиметр', few: 'миллиметра', many: 'миллиметров' },
      кг: { one: 'килограмм', few: 'килограмма', many: 'килограммов' },
      г: { one: 'грамм', few: 'грамма', many: 'граммов' },
      л: { one: 'литр', few: 'литра', many: 'литров' },
      га: { one: 'гектар', few: 'гектара', many: 'гектаров' },
      '°C': { one: 'градус Цельсия', few: 'градуса Цельсия', many: 'градусов Цельсия' },
      '°С': { one: 'градус Цельсия', few: 'градуса Цельсия', many: 'градусов Цельсия' },
      млн: { one: 'миллион', few: 'миллиона', many: 'миллионов' },
      млрд: { one: 'миллиард', few: 'миллиарда', many: 'миллиардов' },
    },
    decimal: ',',
    fractions: {
      '½': 'одна вторая',
      '⅓': 'одна треть',
      '⅔': 'две трети',
      '¼': 'одна четверть',
      '¾': 'три четверти',
      '⅛': 'одна восьмая',
      '1/2': 'одна вторая',
      '1/3': 'одна треть',
      '2/3': 'две трети',
      '1/4': 'одна четверть',
      '3/4': 'три четверти',
      '+': 'и',
    },
    symbols: {
      '&': 'и',
      '☑': 'отмечено:',
      '=': 'равно',
      '≠': 'не равно',
      '≈': 'примерно равно',
      '≤': 'не больше',
      '≥': 'не меньше',
      '<': 'меньше',
      '>': 'больше',
      '±': 'плюс-минус',
      '×': 'на',
      '÷': 'делить на',
      '√': 'корень из',
      '∞': 'бесконечность',
      '→': 'к',
      '№': 'номер',
      '§': 'параграф',
      '§§': 'параграфы',
      '~': 'около',
    },
    powers: { 2: 'в квадрате', 3: 'в кубе', power: 'в степени' },
    after: null,
  },
};

/** "в XIX веке", "XIX–XX вв.": the noun says the case. */
function speakCenturies(text: string): string {
  return text
    .replace(/(?<!\p{L})(во?\s+)([IVX]{1,5})\s+в\./gu, '$1$2 веке')
    .replace(/([IVX]{1,5})\s+вв\./gu, '$1 века')
    .replace(/(?<!\p{L})([IVX]{1,5})\s+в\./gu, '$1 век')
    .replace(
      /(?<![\p{L}\p{N}])([IVX]{1,5})(?:(\s?[–—-]\s?|\s+и\s+)([IVX]{1,5}))?(\s+)(век\p{L}{0,2}|столети[ея])(?!\p{L})/gu,
      (
        whole,
        first: string,
        between: string | undefined,
        second: string | undefined,
        space: string,
        noun: string,
      ) => {
        const grammatical = CENTURY[noun];
        const value = romanValue(first);
        if (grammatical === undefined || value === null || STEMS[value - 1] === undefined) return whole;
        const one = masculine(value, grammatical);
        if (second === undefined) return `${one}${space}${noun}`;
        const other = romanValue(second);
        if (other === null) return whole;
        return `${one}${between?.includes('и') === true ? ' и ' : '-'}${masculine(other, grammatical)}${space}${noun}`;
      },
    );
}

function masculine(value: number, grammatical: Case): string {
  const stem = STEMS[value - 1];
  if (stem === undefined) return String(value);
  if (value === 3) {
    return {
      nominative: 'третий',
      genitive: 'третьего',
      dative: 'третьему',
      instrumental: 'третьим',
      prepositional: 'третьем',
    }[grammatical];
  }
  if (grammatical === 'nominative' && STRESSED.has(value)) return `${stem}ой`;
  return stem + ENDINGS[grammatical];
}

function feminine(value: number, ending: string): string {
  const stem = STEMS[value - 1];
  if (stem === undefined) return String(value);
  const soft = value === 3 ? 'ь' : '';
  if (ending === 'а' || ending === 'я') return `${stem}${soft === '' ? 'ая' : 'ья'}`;
  if (ending === 'у' || ending === 'ю') return `${stem}${soft === '' ? 'ую' : 'ью'}`;
  return `${stem}${soft === '' ? 'ой' : 'ьей'}`;
}

function caseOf(name: string): Case {
  if (/[ая]$/u.test(name)) return 'genitive';
  if (/[ую]$/u.test(name)) return 'dative';
  if (/[ое]м$/u.test(name)) return 'instrumental';
  if (/е$/u.test(name)) return 'prepositional';
  return 'nominative';
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
