import { NUMBER, speakBeside, speakFractions, speakRangesOf } from './beside-numbers.ts';
import { narrowForms, speakClock, speakMinus, withSpellings } from './east-asian.ts';
import type { Language } from './language.ts';

const DIGITS = '零一二三四五六七八九';
const DECIMAL =
  /(?<![\p{Script=Latin}\p{N}.,])(\d{1,12}|\d{1,3}(?:,\d{3}){1,4})\.(\d{1,6})(?![\p{Script=Latin}\p{N}.])/gu;
const COUNTED =
  '年|月|日|天|级|級|岁|歲|人|元|%|页|頁|个|個|次|回|倍|度|公里|米|公斤|小时|小時|分钟|分鐘|世纪|世紀|万|萬|km|kg|cm|m';
const YEAR = /(?<![\p{N}.,])([12]\d{3})(?=\s?年(?!前|来|來|间|間|的?历史|的?歷史)|到[12]\d{3}\s?年)/gu;
/** A number of thousands is more likely a length of time, unless a month follows. */
const LONG_TIME = /^[13-9]000$/;
/** Simplified, and the traditional ones behind the stroke. 2月, 2日, 2号 and 2楼 stay "二". */
const TWO =
  /(?<![\p{N}.,第])2(?=\s?(?:[个位只条张家岁次本件座块种名层段篇份杯瓶匹辆架艘栋间支双对倍天周年米吨斤点]|小时|分钟|公里|公斤)(?!级|級|月))/gu;
const TWO_TRADITIONAL = /(?<![\p{N}.,第])2(?=\s?(?:[個隻條張歲種層雙對輛週噸點]|小時|分鐘))/gu;
/** The sounds of a word behind it: 汉字（hànzì）. */
const PINYIN =
  /(?<=[\p{Script=Han}》”])\s?[（(](?=[^）)]{0,60}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüê'’ -]{1,60}[）)]/giu;

export const CHINESE: Language = {
  code: 'zh',
  otherCodes: null,
  name: 'Chinese',
  scripts: ['Han'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: '您好。从第一页到最后一页，您的书听起来就是这样。',
  charactersASecond: 4.7,
  voices: null,
  structure: {
    chapter: null,
    part: null,
    appendix: '附录|附錄',
    chapterLabel: '第\\s?[\\p{Nd}〇零一二两三四五六七八九十百]+\\s?[章回]',
    partLabel: '第\\s?[\\p{Nd}〇零一二两三四五六七八九十百]+\\s?[部卷编編篇]',
    numbers: null,
    largerNumbers: null,
    unnumbered:
      '序章|序言|序|前言|引言|导言|導言|绪论|緒論|楔子|引子|尾声|尾聲|后记|後記|结语|結語|跋|致谢|致謝|译后记|譯後記',
    page: null,
    contents: '目\\s?[录錄次]',
    index: '索\\s?引',
    references: '参考文献|參考文獻|参考书目|參考書目|引用文献|引用文獻',
    notes: '注释|註釋|注|註|脚注|腳註|尾注|尾註',
    figure: '图|圖',
    table: '表',
    untitled:
      '无标题|無標題|未命名|(?:新建)?文档|文件|扫描(?:件|文件|文档|图像)?|掃描(?:檔|文件|影像)?|打印|列印',
  },
  apparatus: {
    of: null,
    rights: '版权所有|版權所有|翻印必究|未经许可|未經許可|不得(?:翻印|转载|轉載|复制|複製)',
    see: null,
    leadIn: null,
    particles: null,
    and: null,
    or: null,
    etAl: null,
    unpublished: null,
    source: '出版社|书店|書店|学报|學報|书局|書局',
    place: null,
    needsCitation: null,
    otherwise: null,
  },
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: [
    narrowForms,
    (text) => text.replace(PINYIN, ''),
    speakClock({ year: '年', month: '月', day: '日', hour: '点', minute: '分', ratio: '比', gap: '' }),
    speakMinus('负', '零下'),
    speakFractions((numerator, denominator) => `${denominator}分之${numerator}`),
    speakRangesOf('到', COUNTED),
    (text) =>
      text.replace(YEAR, (year: string, _all: string, offset: number) =>
        LONG_TIME.test(year) && !/^\s?年\s?\d{1,2}\s?月/u.test(text.slice(offset + 4, offset + 12))
          ? year
          : inDigits(year),
      ),
    (text) => text.replace(new RegExp(`(?<![\\p{N}.,])(${NUMBER})\\s?%`, 'gu'), '百分之$1'),
    (text) => text.replace(TWO, '两').replace(TWO_TRADITIONAL, '兩'),
    speakBeside({
      magnitudes: '百?[万萬亿億]|千[万萬]',
      money: {
        '¥': '元',
        $: '美元',
        US$: '美元',
        HK$: '港元',
        NT$: '新台币',
        '€': '欧元',
        '£': '英镑',
        '₩': '韩元',
      },
      units: withSpellings({
        '℃': '摄氏度',
        '°': '度',
        'km/h': '公里每小时',
        'm/s': '米每秒',
        'km²': '平方公里',
        'm²': '平方米',
        'm³': '立方米',
        km: '公里',
        m: '米',
        cm: '厘米',
        mm: '毫米',
        kg: '公斤',
        g: '克',
        mg: '毫克',
        t: '吨',
        L: '升',
        ml: '毫升',
        kW: '千瓦',
        W: '瓦',
        V: '伏',
        Hz: '赫兹',
      }),
      gap: '',
    }),
    // The point of a decimal has a word, and what is behind it is said digit by digit.
    (text) => text.replace(DECIMAL, (_whole, whole: string, part: string) => `${whole}点${inDigits(part)}`),
  ],
};

function inDigits(figures: string): string {
  return Array.from(figures, (digit) => DIGITS[Number(digit)]).join('');
}
