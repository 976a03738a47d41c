/** Of one and of several, each in the six cases from nominative to prepositional. */
type Forms = readonly string[];

const forms = (list: string): Forms => list.split(' ');
const NOMINATIVE = 0;
const GENITIVE = 1;
const DATIVE = 2;
const ACCUSATIVE = 3;
const INSTRUMENTAL = 4;
const PREPOSITIONAL = 5;

/** Before a number; the second half is of several. */
const BEFORE_NUMBERS: Readonly<Record<string, Forms>> = {
  'стр|с': forms(
    'страница страницы странице страницу страницей странице страницы страниц страницам страницы страницами страницах',
  ),
  рис: forms(
    'рисунок рисунка рисунку рисунок рисунком рисунке рисунки рисунков рисункам рисунки рисунками рисунках',
  ),
  табл: forms(
    'таблица таблицы таблице таблицу таблицей таблице таблицы таблиц таблицам таблицы таблицами таблицах',
  ),
  гл: forms('глава главы главе главу главой главе главы глав главам главы главами главах'),
  т: forms('том тома тому том томом томе тома томов томам тома томами томах'),
  'п|пп': forms('пункт пункта пункту пункт пунктом пункте пункты пунктов пунктам пункты пунктами пунктах'),
  ст: forms('статья статьи статье статью статьёй статье статьи статей статьям статьи статьями статьях'),
  ч: forms('часть части части часть частью части части частей частям части частями частях'),
  кв: forms(
    'квартира квартиры квартире квартиру квартирой квартире квартиры квартир квартирам квартиры квартирами квартирах',
  ),
  д: forms('дом дома дому дом домом доме дома домов домам дома домами домах'),
  'прим|примеч': forms(
    'примечание примечания примечанию примечание примечанием примечании примечания примечаний примечаниям примечания примечаниями примечаниях',
  ),
  разд: forms(
    'раздел раздела разделу раздел разделом разделе разделы разделов разделам разделы разделами разделах',
  ),
  вып: forms(
    'выпуск выпуска выпуску выпуск выпуском выпуске выпуски выпусков выпускам выпуски выпусками выпусках',
  ),
  кн: forms('книга книги книге книгу книгой книге книги книг книгам книги книгами книгах'),
  абз: forms('абзац абзаца абзацу абзац абзацем абзаце абзацы абзацев абзацам абзацы абзацами абзацах'),
  подп: forms(
    'подпункт подпункта подпункту подпункт подпунктом подпункте подпункты подпунктов подпунктам подпункты подпунктами подпунктах',
  ),
  прил: forms(
    'приложение приложения приложению приложение приложением приложении приложения приложений приложениям приложения приложениями приложениях',
  ),
  ауд: forms('аудитория аудитории аудитории аудиторию аудиторией аудитории'),
  каб: forms('кабинет кабинета кабинету кабинет кабинетом кабинете'),
  эт: forms('этаж этажа этажу этаж этажом этаже'),
  оф: forms('офис офиса офису офис офисом офисе'),
  комн: forms('комната комнаты комнате комнату комнатой комнате'),
  корп: forms('корпус корпуса корпусу корпус корпусом корпусе'),
  '§': forms(
    'параграф параграфа параграфу параграф параграфом параграфе параграфы параграфов параграфам параграфы параграфами параграфах',
  ),
};
/** Before a name. */
const BEFORE_NAMES: Readonly<Record<string, Forms>> = {
  ул: forms('улица улицы улице улицу улицей улице'),
  'просп|пр|пр-т': forms('проспект проспекта проспекту проспект проспектом проспекте'),
  пл: forms('площадь площади площади площадь площадью площади'),
  пер: forms('переулок переулка переулку переулок переулком переулке'),
  наб: forms('набережная набережной набережной набережную набережной набережной'),
  бул: forms('бульвар бульвара бульвару бульвар бульваром бульваре'),
  г: forms('город города городу город городом городе'),
  р: forms('река реки реке реку рекой реке'),
  оз: forms('озеро озера озеру озеро озером озере'),
  с: forms('село села селу село селом селе'),
  'д|дер': forms('деревня деревни деревне деревню деревней деревне'),
  пос: forms('посёлок посёлка посёлку посёлок посёлком посёлке'),
  ст: forms('станция станции станции станцию станцией станции'),
  обл: forms('область области области область областью области'),
};
/** Behind its adjective only: "Невский пр.", "в Тверском у." */
const BEHIND_ADJECTIVES: Readonly<Record<string, Forms>> = {
  ...BEFORE_NAMES,
  'р-н': forms('район района району район районом районе'),
  у: forms('уезд уезда уезду уезд уездом уезде'),
  вол: forms('волость волости волости волость волостью волости'),
  губ: forms('губерния губернии губернии губернию губернией губернии'),
  'б-р': forms('бульвар бульвара бульвару бульвар бульваром бульваре'),
};
const MOUNTAIN =
  /^(?:Эльбрус|Казбек|Арарат|Белуха|Народная|Монблан|Эверест|Фудзияма|Олимп|Магнитная|Ямантау)/u;
const OF_MOUNTAIN = forms('гора горы горе гору горой горе');
const ISLAND = forms('остров острова острову остров островом острове');

const BEHIND_DATIVE = /(?<!\p{L})(?:ко?|по|согласно|посвящ\p{L}+)\s$/iu;
const BEHIND_LOCATIVE = /(?<!\p{L})(?:во?|на|об?|при)\s$/iu;
const BEHIND_INSTRUMENTAL =
  /(?<!\p{L})(?:(?:соответствии|связи|согласии|сравнению|наряду|вместе|противоречи[еи]|совокупности|согласуется|знаком\p{L}*)\sсо?|перед|над|под|между|предусмотрен\p{L}{1,4}|установлен\p{L}{1,4}|определ[её]н\p{L}{1,4}|регулируе?\p{L}+)\s$/iu;
const BEHIND_GENITIVE =
  /(?<!\p{L})(?:со?|из|от|до|у|для|без|около|после|возле|против|кроме|помимо|силу|основани[ию]|смыслу?|нарушени\p{L}|требовани\p{L}{1,3}|положени\p{L}{1,3}|нормы?|редакции|диспозици[яи]|санкци[яи]|применени\p{L}|содержани\p{L}|начал[оае]|кон(?:ец|це|ца)|середин[аые]|текста?|част[ьи]|пределах|исключением|автор\p{L}?)\s$/iu;
/** What has "смотри" in front, over other places in between: "см. рис. 3 на с. 112 и табл. 4". */
const OBJECT =
  /(?<!\p{L})(?:см\.|смотри|ср\.|через|про)\s(?:также\s)?(?:\p{L}+\.?\s\d+(?:\.\d+)?,?\s(?:на\s\p{L}+\.?\s\d+,?\s)?(?:и\s)?(?:а\sтакже\s)?)*$/iu;

/** "на с. 112", "в соответствии с ч. 1", "на ул. Ленина", "см. табл. 4": the word in front says the case. */
export function speakShortNouns(text: string): string {
  if (!/\p{L}\.\s?\S|§|р-н|б-р|(?:ул|пр|пл|пер|наб|обл|губ)\./u.test(text)) return text;
  return declineBehindAdjectives(
    declineShort(declineShort(text, BEFORE_NUMBERS, '(?:\\d|№|[IVX]+(?!\\p{L}))'), BEFORE_NAMES, '\\p{Lu}'),
  ).replace(/(?<!\p{L})(по\s)?тел\.(?=\s?[\d+(])/giu, (_whole, by: string | undefined) =>
    by === undefined ? 'телефон' : `${by}телефону`,
  );
}

const SEVERAL =
  /^(?:\d{1,4}|[IVX]+)(?:\s?[–—-]\s?(?:\d|[IVX])|(?:,\s\d{1,4}){0,3}\sи\s\d{1,4}(?![\p{L}\d]))/u;

/** How far in front the word stands that says the case. */
const REACH = 100;

function declineShort(text: string, nouns: typeof BEFORE_NUMBERS, behind: string): string {
  const keys = Object.keys(nouns).join('|');
  const short = new RegExp(
    `(?:(?<![\\p{L}\\p{N}.§-]|т\\.\\s)(${keys})(?:\\.|(?<=§))\\s?|(?<=^|[.;:–—(]\\s|\\()(Стр|С|Рис|Табл|Гл|Т|Ч|Ст|Прим|Вып|Кн|Разд)\\.\\s?)(?=${behind})`,
    'gu',
  );
  return text
    .replace(short, (whole, small: string | undefined, large: string | undefined, offset: number) => {
      const found = small ?? large?.toLowerCase() ?? '';
      if (nouns === BEFORE_NAMES && small === undefined) return whole;
      const before = text.slice(Math.max(0, offset - REACH), offset);
      const rest = text.slice(offset + whole.length);
      // "100 р. Оно" is money, "5 г. Он" a weight.
      if (/^[гр]$/.test(found) && /\d\s?$/.test(before)) return whole;
      if (/^(?:с|д|ст)$/.test(found) && nouns === BEFORE_NAMES && !isPlace(before, rest)) return whole;
      const row = found === 'г' && MOUNTAIN.test(rest) ? OF_MOUNTAIN : rowOf(nouns, found);
      if (row === undefined) return whole;
      const isOfSomething =
        nouns === BEFORE_NAMES &&
        caseBehind(before) === NOMINATIVE &&
        (OF_PLACES.test(before) || AT_CORNER.test(before));
      const said = isOfSomething ? (row[GENITIVE] ?? '') : formBehind(row, before, SEVERAL.test(rest));
      return `${large === undefined ? said : said.slice(0, 1).toUpperCase() + said.slice(1)} `;
    })
    .replace(
      /(?<=(?<!\p{L})(?:на|у|с|от|до|к|около|близ)\s)о\.\s(?=\p{Lu})/giu,
      (_whole, offset: number, all: string) => {
        return `${formBehind(ISLAND, all.slice(0, offset), false)} `;
      },
    );
}

/** "на берегу р. Упы", "жители г. Тулы": a noun in front. */
const OF_PLACES =
  /(?<!\p{L})(?:берег\p{L}{0,2}|углу|жител\p{L}{1,3}|район\p{L}{0,2}|устье?\p{L}?|приток\p{L}{0,2}|исток\p{L}{0,3}|долин\p{L}{1,2}|мэр\p{L}{0,2}|сторон\p{L}{1,2}|бассейн\p{L}{0,2}|центр\p{L}{0,2}|окрестност\p{L}{1,3}|близ|вдоль|население|территори\p{L}{1,2}|уроженец|администраци\p{L}{1,2}|конец|конце|начале|пересечени\p{L}|вод\p{L}{0,2})\s$/iu;
const AT_CORNER = /(?<!\p{L})(?:углу|пересечении)\s[^.;:!?]{1,24}\.?\sи\s$/u;

/** Not a person's initial or a rank. */
function isPlace(before: string, rest: string): boolean {
  return (
    /^\p{Lu}\p{Ll}{2,}/u.test(rest) &&
    /(?:^|[,;(–]\s?|(?<!\p{L})(?:в|из|до|на|у|к|близ|около|от|под|жители)\s)$/iu.test(before)
  );
}

function rowOf(nouns: Readonly<Record<string, Forms>>, found: string): Forms | undefined {
  return Object.entries(nouns).find(([keys]) => keys.split('|').includes(found))?.[1];
}

const ADJECTIVE = new RegExp(
  `(?<=(?<!\\p{L})(\\p{Lu}[\\p{L}-]*(?:ий|ый|ой|ого|ому|ом|им|ым|ая|ую))\\s)(?:(р-н|б-р)(?![\\p{L}-])\\.?|(ул|просп|пр|пл|пер|наб|бул|обл|губ|у|вол)\\.(?!\\p{L}))`,
  'gu',
);
const BY_ENDING: readonly (readonly [RegExp, number])[] = [
  [/(?:ий|ый|ая)$/u, NOMINATIVE],
  [/ого$/u, GENITIVE],
  [/ому$/u, DATIVE],
  [/ую$/u, ACCUSATIVE],
  [/(?:им|ым)$/u, INSTRUMENTAL],
  [/ом$/u, PREPOSITIONAL],
];

/** "на Невском пр.", "Тверская ул.", "в Выборгском р-не" */
function declineBehindAdjectives(text: string): string {
  return text.replace(
    ADJECTIVE,
    (whole, adjective: string, plain: string | undefined, short: string | undefined, offset: number) => {
      const row = rowOf(BEHIND_ADJECTIVES, plain ?? short ?? '');
      const found = BY_ENDING.find(([ending]) => ending.test(adjective))?.[1];
      if (row === undefined) return whole;
      if (found !== undefined) return row[found] ?? whole;
      // "Тверской ул." is three cases, "Тверской б-р" the nominative.
      const isWoman = /[аяь]$/u.test(row[NOMINATIVE] ?? '');
      if (!isWoman) return row[NOMINATIVE] ?? whole;
      const before = text.slice(0, offset - adjective.length - 1);
      return (
        row[BEHIND_LOCATIVE.test(before) || BEHIND_DATIVE.test(before) ? PREPOSITIONAL : GENITIVE] ?? whole
      );
    },
  );
}

function formBehind(row: Forms, before: string, isSeveral: boolean): string {
  const grammatical = caseBehind(before);
  const place = isSeveral && row.length > 6 ? grammatical + 6 : grammatical;
  return row[place] ?? '';
}

function caseBehind(before: string): number {
  // "ч. 2 ст. 105", "п. 3 ст. 5"
  if (
    /(?<!\p{L})(?:п|пп|ч|абз|подп|гл)\.\s(?:\d+(?:\s?[–-]\s?\d+)?|«\p{L}»)(?:,?\s(?:и\s)?\d+)*\s$/u.test(
      before,
    )
  )
    return GENITIVE;
  if (/(?<!\p{L})подп\.\s«?\p{L}»?\s$/u.test(before)) return GENITIVE;
  // "согласно ч. 2 ст. 105 и п. 3": as the first of them.
  const chain =
    /(?:(?<!\p{L})\p{L}{1,5}\.\s\d{1,4}\s){1,3}и\s$/u.exec(before) ??
    /(?<!\p{L})ст\.\s\d{1,4}\s$/u.exec(before);
  if (chain !== null && !OBJECT.test(before)) return caseBehind(before.slice(0, chain.index));
  if (BEHIND_INSTRUMENTAL.test(before)) return INSTRUMENTAL;
  if (BEHIND_DATIVE.test(before)) return DATIVE;
  if (BEHIND_LOCATIVE.test(before)) return PREPOSITIONAL;
  if (BEHIND_GENITIVE.test(before)) return GENITIVE;
  return OBJECT.test(before) ? ACCUSATIVE : NOMINATIVE;
}
