export type Case = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';

/**
 * What a word in front of a number asks for. `weak` ones take several cases, between which the noun behind the number
 * decides.
 */
export interface Government {
  grammatical: Case;
  weak: boolean;
}

const row = (grammatical: Case, weak: boolean, words: string): readonly [RegExp, Government] => [
  new RegExp(`(?<!\\p{L})(?:${words})\\s$`, 'iu'),
  { grammatical, weak },
];

/** The first that fits. Nouns such as "на глубине" have the measure in the genitive behind them. */
const RULES = [
  row('accusative', false, 'через|спустя|сквозь|про|включая|несмотря\\sна|(?:на|за|в)\\sсумму'),
  row(
    'genitive',
    false,
    'без|нет|до|для|из|из-за|из-под|от|ото|около|у|кроме|среди|после|против|вместо|возле|вокруг|внутри|ввиду|вследствие|свыше|сверх|более|менее|больше|меньше|выше|ниже|' +
      'с\\sпомощью|при\\sпомощи|при\\sучастии|при\\sсодействии|в\\sприсутствии|во\\sглаве|по\\sистечении|на\\sоснове|за\\sсч[её]т|в\\sходе|посредством|помимо|вне|вдоль|мимо|старше|младше|моложе|дольше|дальше|порядка|вроде|наподобие|в\\sтечение|на\\sпротяжении|в\\sрезультате|в\\sпределах|в\\sрайоне|в\\sразмере|в\\sколичестве|в\\sсумме|в\\sобъ[её]ме|в\\sвозрасте|' +
      '(?:на|в|о|при|до|к|под)\\s(?:глубин|высот|расстояни|площад|уровн|температур|скорост|давлени|мощност|концентраци|напряжени|частот|толщин|длин|ширин)\\p{L}{1,2}|' +
      'достиг\\p{L}*|достига\\p{L}*|не\\s\\p{L}{2,}(?:ет|ит|ют|ят|ал|ала|ало|али|ил|ила|ило|или|ел|ела|ело|ели)|не\\sхватает|лиш(?:ил|ен)\\p{L}*|добил\\p{L}*|требу\\p{L}*ся',
  ),
  row(
    'dative',
    false,
    'к|ко|благодаря|вопреки|навстречу|согласно|подобно|рав(?:ен|на|но|ны|ный|ная|ное|ные|ной|ным|ную)|равня\\p{L}+|соответству\\p{L}+|посвящ\\p{L}+|принадлеж\\p{L}+|помог\\p{L}*',
  ),
  row(
    'instrumental',
    false,
    'перед|над|между|располага\\p{L}+|облада\\p{L}+|владе\\p{L}+|управля\\p{L}+|команд\\p{L}+|руковод\\p{L}+|огранич\\p{L}+|измеря\\p{L}+|исчисля\\p{L}+|пожертвова\\p{L}+|в\\sсравнении\\sс|наряду\\sс|вместе\\sс|по\\sсравнению\\sс|в\\sсвязи\\sс',
  ),
  row('prepositional', false, 'о|об|при'),
  row('prepositional', true, 'в|во|на'),
  row('instrumental', true, 'с|со'),
  row('accusative', true, 'за|под'),
  row('dative', true, 'по'),
  row(
    'accusative',
    false,
    '\\p{L}{2,}(?:ает|яет|ует|еет|ает|ит|ают|яют|уют|еют|ят|ал|ала|али|ил|ила|или|ел|ела|ели|ять|ать|ить|еть|йте|ьте|вая|ая|яя|ив|ав)',
  ),
];

/** They change nothing of what governs. */
const ADVERBS =
  /(?<!\p{L})(?:примерно|приблизительно|почти|всего|ровно|только|лишь|уже|целых|ещё|как минимум|не менее чем|более чем|менее чем|около чем)\s$/iu;
/** "от 5 до 10", "между 5 и 10": what stands before the first one. */
const CHAIN = /(?<!\p{L})\p{L}+\s(?:минус\s)?\d{1,6}(?:,\d{1,3})?(?:\s\p{L}+){0,2}\s(?:и|или|либо)\s$/iu;

/** What governs a number that stands behind `before`; null where nothing does. */
export function governmentBehind(before: string): Government | null {
  let tail = before.slice(-60);
  const chain = CHAIN.exec(tail);
  if (chain !== null) {
    const word = /^\p{L}+\s/u.exec(chain[0])?.[0] ?? '';
    // "между 5 и 10", but not "купил 5 книг и 10 тетрадей": a verb's object needs no agreement.
    tail = tail.slice(0, chain.index) + word;
  }
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const adverb = ADVERBS.exec(tail);
    if (adverb !== null) tail = tail.slice(0, adverb.index);
  }
  return RULES.find(([pattern]) => pattern.test(tail))?.[1] ?? null;
}
