import { romanValue } from '../narration/spoken/roman.ts';
import type { SpokenLanguage } from './language.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

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

export const RUSSIAN: SpokenLanguage = {
  before: [
    speakCenturies,
    (text) =>
      text
        .replace(/(?<!\p{L})(во?\s+\d{3,4})\s?г\.(?!\p{L})/giu, '$1 году')
        .replace(/(?<=\d)\s?г\.(?!\p{L})/gu, ' года')
        .replace(/(?<=\d)\s?гг\.(?!\p{L})/gu, ' годы')
        .replace(/(?<=\d)-х(?!\p{L})/gu, '-ых'),
  ],
  abbreviations: [
    ['т.е.', 'то есть'],
    ['т.к.', 'так как'],
    ['т.н.', 'так называемый'],
    ['и т.д.', 'и так далее'],
    ['и т.п.', 'и тому подобное'],
    ['и др.', 'и другие'],
    ['и пр.', 'и прочее'],
    ['в т.ч.', 'в том числе'],
    ['н.э.', 'нашей эры'],
    ['до н.э.', 'до нашей эры'],
    ['напр.', 'например'],
    ['см.', 'смотри'],
    ['ср.', 'сравни'],
    ['г-н', 'господин'],
    ['г-жа', 'госпожа'],
    ['г.', 'город', 'name'],
    ['ул.', 'улица', 'name'],
    ['им.', 'имени', 'name'],
    ['проф.', 'профессор', 'name'],
    ['акад.', 'академик', 'name'],
    ['доц.', 'доцент', 'name'],
    ['стр.', 'страница', 'number'],
    ['с.', 'страница', 'number'],
    ['рис.', 'рисунок', 'number'],
    ['табл.', 'таблица', 'number'],
    ['гл.', 'глава', 'number'],
    ['т.', 'том', 'number'],
    ['п.', 'пункт', 'number'],
    ['ст.', 'статья', 'number'],
    ['кв.', 'квартира', 'number'],
    ['тыс.', 'тысяч'],
    ['млн.', 'миллионов'],
    ['млрд.', 'миллиардов'],
    ['руб.', 'рублей'],
    ['коп.', 'копеек'],
  ],
  numbered: words(
    'глава часть книга том акт сцена раздел статья приложение таблица рисунок песнь псалом письмо урок этап тип класс уровень группа категория',
  ),
  iIsAWord: false,
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
  to: '–',
  currencies: {
    $: { one: 'доллар', few: 'доллара', many: 'долларов' },
    '€': { one: 'евро', many: 'евро' },
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
