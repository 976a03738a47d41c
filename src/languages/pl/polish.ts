import { spellAcronyms } from '../acronyms.ts';
import { speakDates } from '../dates.ts';
import type { Counted, Language } from '../language.ts';
import {
  endingOfName,
  speakAdjectives,
  speakCardinals,
  speakCenturies,
  speakDaysAndYears,
  speakOrdinals,
  speakShortNouns,
  speakTimes,
} from './cases.ts';
import { speakCompounds } from './compounds.ts';
import { speakCounted } from './counted.ts';
import { speakNumberedNouns } from './numbered-nouns.ts';
import { speakShorthand } from './shorthand.ts';
import { speakTitles } from './titles.ts';
import { speakOpeningHours, speakWeekdays } from './opening-hours.ts';
import { speakLives } from '../lives.ts';
import { speakLetters, speakPolishNumbers } from './rules.ts';
import { ordinal } from './numbers.ts';
import { joinThousands } from '../thousands.ts';
import {
  AUSTRALIAN,
  BILLION,
  CANADIAN,
  counted,
  MILLION,
  THOUSAND,
  UNITS,
  US_DOLLAR,
  ZLOTY,
} from './units.ts';
import { asWritten, books, shortForms, words } from '../words.ts';

const MONTHS =
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' ',
  );
/** Rulers, popes and saints in the nominative, and those whose stem changes. */
const NAMES =
  'Jan Paweł Karol Henryk Ludwik Zygmunt Władysław Bolesław Kazimierz Stanisław August Fryderyk Wilhelm Filip Aleksander Mikołaj Piotr Iwan Napoleon ' +
  'Pius Benedykt Grzegorz Leon Klemens Innocenty Jerzy Edward Ryszard Jakub Rudolf Ferdynand Maksymilian Franciszek Józef Leopold Otto Konrad Gustaw ' +
  'Chrystian Mieszko Leszek Przemysł Ramzes Dariusz Elżbieta Katarzyna Anna Maria Wiktoria Izabela Jadwiga';
const CHANGED_NAMES =
  'Pawła Pawłem Kazimierza Aleksandra Piotra Piotrem Innocentego Jerzego Jerzym Franciszka Józefa Ottona Ottonem Mieszka Mieszkiem Leszka Elżbiety ' +
  'Elżbiecie Elżbietę Elżbietą Katarzyny Katarzynie Anny Annie Marii Wiktorii Izabeli Jadwigi Jadwidze Zygmuncie Auguście Henryku Karolu Ludwiku ' +
  'Fryderyku Mikołaju Pawle Piotrze Aleksandrze Władysławie Stanisławie Kazimierzu';

/** Where it isn't cents. */
const SMALL_COINS: Readonly<Record<string, Counted>> = {
  zł: { one: 'grosz', few: 'grosze', many: 'groszy' },
  '£': { one: 'pens', few: 'pensy', many: 'pensów' },
};
const CENT: Counted = { one: 'cent', few: 'centy', many: 'centów' };
const PLURALS = new Intl.PluralRules('pl');

export const POLISH: Language = {
  code: 'pl',
  otherCodes: null,
  name: 'Polish',
  scripts: null,
  commonWords:
    'w i na z do się nie jest to że o jak po co ale za od przez tak dla przy był który oraz już są tego może czy',
  joinedLetters: null,
  recognition: null,
  sample: 'Dzień dobry. Tak brzmi twoja książka, od pierwszej do ostatniej strony.',
  charactersASecond: 15.1,
  voices: null,
  structure: {
    chapter: 'rozdział',
    part: 'część|księga|tom',
    appendix: 'aneks|załącznik',
    chapterLabel: null,
    partLabel: null,
    numbers:
      'jeden|pierwsz[yae] dwa|drug[ia] trzy|trzeci[ae]? cztery|czwart[yae] pięć|piąt[yae] sześć|szóst[yae] ' +
      'siedem|siódm[yae] osiem|ósm[yae] dziewięć|dziewiąt[yae] dziesięć|dziesiąt[yae] jedenaście|jedenast[yae] dwanaście|dwunast[yae]',
    largerNumbers: null,
    unnumbered: 'wstęp|przedmowa|posłowie|podziękowania|prolog|epilog|wprowadzenie|zakończenie',
    page: 'strona|str\\.?',
    contents: 'spis treści',
    index: 'indeks(?: .{1,30})?|skorowidz',
    references: 'bibliografia|literatura',
    notes: 'przypisy',
    figure: 'rysunek|rys',
    table: 'tabela|tab',
    untitled:
      'bez (?:nazwy|tytułu)|dokument|nowy dokument|skan(?:owanie)?|(?:ze)?skanowan[ye](?: dokument| obraz)?|wydruk',
  },
  apparatus: {
    of: 'z',
    rights: 'prawa zastrzeżone',
    see: 'zob\\.(?: też)?',
    leadIn: null,
    particles: null,
    and: 'i',
    or: 'lub',
    etAl: null,
    unpublished: null,
    source: null,
    place: 's\\.',
    needsCitation: null,
    otherwise: 'w przeciwnym razie',
  },
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: [
    ['m.in.', 'między innymi', 'inside'],
    ['tj.', 'to jest', 'inside'],
    ['wg', 'według', 'inside'],
    ['Wg', 'Według', 'inside'],
    ['ok.', 'około', 'inside'],
    ['pocz.', 'początku', 'inside'],
    ['poł.', 'połowy', 'inside'],
    ['kon.', 'końca', 'inside'],
    ['czł.', 'członek', 'inside'],
    ['zam.', 'zamieszkały', 'inside'],
    ['dypl.', 'dyplomowany', 'inside'],
    ['mgr', 'magister', 'name'],
    ['rtm.', 'rotmistrz', 'name'],
    ['abp', 'arcybiskup', 'name'],
    ['kard.', 'kardynał', 'name'],
    ['ppłk', 'podpułkownik', 'name'],
    ['ewent.', 'ewentualnie', 'inside'],
    ['ew.', 'ewentualnie', 'inside'],
    ['tłum.', 'tłumaczenie', 'number'],
    ['zwł.', 'zwłaszcza', 'inside'],
    ['ibid.', 'ibidem', 'inside'],
    ['op. cit.', 'opus citatum', 'inside'],
    ['dz. cyt.', 'dzieło cytowane', 'inside'],
    ['płn.', 'północny', 'inside'],
    ['płd.', 'południowy', 'inside'],
    ['jęz.', 'język', 'inside'],
    ['franc.', 'po francusku', 'inside'],
    ['ros.', 'po rosyjsku', 'inside'],
    ['sygn.', 'sygnatura', 'inside'],
    ['por.', 'porównaj', 'inside'],
    ['zob.', 'zobacz', 'inside'],
    ['pt.', 'pod tytułem', 'inside'],
    ['ds.', 'do spraw', 'inside'],
    ['dot.', 'dotyczący', 'inside'],
    ['ww.', 'wyżej wymieniony', 'inside'],
    ['jw.', 'jak wyżej', 'inside'],
    ['m.st.', 'miasta stołecznego', 'inside'],
    ['śp.', 'świętej pamięci', 'inside'],
    ['p.o.', 'pełniący obowiązki', 'inside'],
    ['Dz.U.', 'Dziennik Ustaw', 'inside'],
    ['lit.', 'litera', 'inside'],
    ['tel.', 'telefon', 'inside'],
    ['ur.', 'urodzony', 'inside'],
    ['zm.', 'zmarły', 'inside'],
    ['max.', 'maksymalnie', 'inside'],
    ['ang.', 'po angielsku', 'inside'],
    ['łac.', 'po łacinie', 'inside'],
    ['niem.', 'po niemiecku', 'inside'],
    ['przeł.', 'przełożył', 'inside'],
    ['oprac.', 'opracował', 'inside'],
    ['pod red.', 'pod redakcją', 'inside'],
    ['red.', 'redakcja', 'inside'],
    ['wyd.', 'wydanie', 'inside'],
    ['tzn.', 'to znaczy', 'inside'],
    ['np.', 'na przykład', 'inside'],
    ['itp.', 'i tym podobne', 'end'],
    ['itd.', 'i tak dalej', 'end'],
    ['etc.', 'et cetera', 'end'],
    ['p.n.e.', 'przed naszą erą', 'end'],
    ['n.e.', 'naszej ery', 'end'],
    ['n.p.m.', 'nad poziomem morza', 'end'],
    ['r.ż.', 'roku życia', 'end'],
    ['br.', 'bieżącego roku', 'end'],
    ['b.r.', 'bieżącego roku', 'end'],
    ['ub.r.', 'ubiegłego roku', 'end'],
    ['r.', 'roku', 'end'],
    ['cdn.', 'ciąg dalszy nastąpi', 'end'],
    ['c.d.n.', 'ciąg dalszy nastąpi', 'end'],
    ['cd.', 'ciąg dalszy', 'end'],
    ['z o.o.', 'z ograniczoną odpowiedzialnością', 'end'],
    ['nast.', 'następne', 'end'],
    ['in.', 'inni', 'end'],
    ['proc.', 'procent', 'end'],
    ['dr.', 'doktor', 'name'],
    ['prof.', 'profesor', 'name'],
    ['inż.', 'inżynier', 'name'],
    ['hab.', 'habilitowany', 'name'],
    ['ks.', 'ksiądz', 'name'],
    ['bp.', 'biskup', 'name'],
    ['św.', 'święty', 'name'],
    ['o.', 'ojciec', 'name'],
    ['gen.', 'generał', 'name'],
    ['płk', 'pułkownik', 'name'],
    ['kpt.', 'kapitan', 'name'],
    ['mjr', 'major', 'name'],
    ['hr.', 'hrabia', 'name'],
    ['ul.', 'ulica', 'name'],
    ['al.', 'aleja', 'name'],
    ['pl.', 'plac', 'name'],
    ['os.', 'osiedle', 'name'],
    ['im.', 'imienia', 'name'],
    ['woj.', 'województwo', 'name'],
    ['gm.', 'gmina', 'name'],
    ['min.', 'minimum', 'number'],
    ['temp.', 'temperatura', 'inside'],
    ['k.c.', 'kodeksu cywilnego', 'inside'],
    ['k.k.', 'kodeksu karnego', 'inside'],
    ['k.p.', 'kodeksu pracy', 'inside'],
    ['k.p.c.', 'kodeksu postępowania cywilnego', 'inside'],
    ['k.p.k.', 'kodeksu postępowania karnego', 'inside'],
    ['k.p.a.', 'kodeksu postępowania administracyjnego', 'inside'],
    ['nr', 'numer', 'number'],
    ['s.', 'strona', 'number'],
    ['str.', 'strona', 'number'],
    ['rys.', 'rysunek', 'number'],
    ['ryc.', 'rycina', 'number'],
    ['tab.', 'tabela', 'number'],
    ['fot.', 'fotografia', 'number'],
    ['art.', 'artykuł', 'number'],
    ['ust.', 'ustęp', 'number'],
    ['pkt', 'punkt', 'number'],
    ['poz.', 'pozycja', 'number'],
    ['rozdz.', 'rozdział', 'number'],
    ['t.', 'tom', 'number'],
    ['cz.', 'część', 'number'],
    ['z.', 'zeszyt', 'number'],
    // The engine knows these two; a stop behind them is the end of a sentence.
    ...asWritten('name', 'mgr.'),
    ...asWritten('inside', 'tzw.'),
    ...asWritten('end', 'w. godz. tys. mln. mld. sek. szt.'),
    ...shortForms(
      'name',
      'doc.:docent ppor.:podporucznik chor.:chorąży sierż.:sierżant plut.:plutonowy kpr.:kapral szer.:szeregowy adm.:admirał kadm.:kontradmirał marsz.:marszałek gen._bryg.:generał_brygady gen._dyw.:generał_dywizji kmdr:komandor ppłk.:podpułkownik prez.:prezydent min.:minister prem.:premier dyr.:dyrektor mec.:mecenas adw.:adwokat ' +
        'red.:redaktor abp.:arcybiskup bp:biskup bł.:błogosławiony kan.:kanonik prał.:prałat wik.:wikary pow.:powiat k.:koło rej.:rejon wiceprez.:wiceprezydent zast.:zastępca kier.:kierownik przew.:przewodniczący sekr.:sekretarz wdz.:wdowa lek._med.:lekarz_medycyny Uniw.:Uniwersytet Akad.:Akademia Inst.:Instytut Tow.:Towarzystwo Zakł.:Zakład Min.:Ministerstwo Bibl.:Biblioteka Muz.:Muzeum',
    ),
    ...shortForms(
      'inside',
      'dr_hab.:doktor_habilitowany mgr_inż.:magister_inżynier skr._poczt.:skrytka_pocztowa n.Odrą:nad_Odrą n.Wisłą:nad_Wisłą przym.:przymiotnik przysł.:przysłówek l.mn.:liczba_mnoga l.poj.:liczba_pojedyncza r.m.:rodzaj_męski przen.:przenośnie hiszp.:hiszpański ' +
        'czes.:czeski słow.:słowacki ukr.:ukraiński węg.:węgierski daw.:dawny dawn.:dawniej stpol.:staropolski pol.:polski dosł.:dosłownie szczeg.:szczególnie gł.:głównie hist.:historyczny geogr.:geograficzny filoz.:filozoficzny teol.:teologiczny fiz.:fizyczny chem.:chemiczny biol.:biologiczny praw.:prawniczy wojsk.:wojskowy ' +
        'techn.:techniczny przekł.:przekład nakł.:nakład przedm.:przedmowa posł.:posłowie uzup.:uzupełnione popr.:poprawione rozsz.:rozszerzone zm._wyd.:zmienione_wydanie przedr.:przedruk rkps:rękopis rkp.:rękopis mps:maszynopis bibliogr.:bibliografia cyt.:cytowany cyt._za:cytowane_za nb.:nawiasem_mówiąc maks.:maksymalnie minim.:minimalnie mieszk.:mieszkańców ' +
        'i_nn.:i_następne nn.:następne i_n.:i_następna wys.:wysokość dł.:długość głęb.:głębokość obj.:objętość zw.:zwany rozp.:rozporządzenie uchw.:uchwała orz.:orzeczenie wyr.:wyrok zarz.:zarządzenie odb.:odbiorca adr.:adres ' +
        'ewang.:ewangelicki rzym.-kat.:rzymskokatolicki żyd.:żydowski państw.:państwowy miejsk.:miejski krak.:krakowski warsz.:warszawski pozn.:poznański wsch.:wschodni zach.:zachodni płn.-wsch.:północno-wschodni płd.-wsch.:południowo-wschodni płn.-zach.:północno-zachodni płd.-zach.:południowo-zachodni ' +
        'a.D.:roku_Pańskiego A.D.:roku_Pańskiego N.N.:nieznany b.d.:brak_danych b.m.:bez_miejsca b.d.w.:bez_daty_wydania j.w.:jak_wyżej d/s:do_spraw d.s.:do_spraw c.o.:centralne_ogrzewanie z-ca:zastępca w/w:wyżej_wymieniony P.S.:postscriptum PS.:postscriptum',
    ),
    ...shortForms(
      'number',
      'wew.:wewnętrzny tt.:tomy k.:karta kk.:karty szp.:szpalta ks.:księga il.:ilustracja ilustr.:ilustracja przyp.:przypis tabl.:tablica zał.:załącznik par.:paragraf ark.:arkusz fol.:folio sygn.:sygnatura inw.:inwentarz kat.:katalog op.:opus lok.:lokal bud.:budynek sekc.:sekcja def.:definicja tw.:twierdzenie wz.:wzór ss.:strony nry:numery vol.:wolumin',
    ),
    ...shortForms('end', 'S.A.:SA Sp.:spółka sp.:spółka jun.:junior egz.:egzemplarzy'),
  ],
  spoken: {
    before: [
      speakLives({ born: ['urodzony', 'urodzony w'], died: ['zmarły', 'zmarły w'] }),
      speakDates({ months: MONTHS, say: (day, month, year) => `${day} ${month} ${year}`, dayFirst: true }),
      (text) => text.replace(/(?<=^|[\s(])[−–-](?=\d)/gu, 'minus '),
      // "8 × 12 m"
      (text) =>
        text.replace(/(?<=\d)\s?[×x]\s?(?=\d+(?:,\d+)?(?:\s?[×x]\s?\d+)?\s?(?:[ckm]?m)(?!\p{L}))/gu, ' na '),
      // "ul. Długa 10 m. 4"
      (text) => text.replace(/(?<=\p{Lu}\p{Ll}+\s\d{1,3}[a-z]?\s)m\.\s?(?=\d)/gu, 'mieszkania '),
      spellAcronyms('ONZ AWS IPN ABW AK OECD'),
      speakCompounds,
      speakShorthand,
      joinThousands,
      speakTitles,
      speakWeekdays,
      speakPolishNumbers,
      speakOpeningHours,
      speakDaysAndYears,
      speakCenturies,
      speakTimes,
      speakShortNouns,
      speakNumberedNouns,
      speakOrdinals,
      speakAdjectives,
    ],
    numbered: words(
      'strona strony stronie tablica tablicy pieśń pieśni wers rozdziale rozdziału rozdziałem tomie tomu części akcie aktu scenie sceny klasy tabela tabeli rysunek typ typu grupa etapie aneksie faza fazy',
    ),
    regnal: (name, value, isKnownName) => {
      const said = isKnownName ? ordinal(value, endingOfName(name)) : null;
      return said === null ? null : said.slice(0, 1).toUpperCase() + said.slice(1);
    },
    afterKingI: null,
    rulers:
      'król|króla|królowi|królem|królu|królow\\p{L}{1,2}|papież|papieża|papieżem|papieżu|cesarz|cesarza|cesarzem|cesarzu|car|cara|carem|sułtan|sułtana|księcia|książę',
    names: new Set([
      ...words(CHANGED_NAMES),
      ...NAMES.split(' ').flatMap((name) =>
        ['', 'a', 'owi', 'em', 'iem', 'ie'].map((ending) => name + ending),
      ),
    ]),
    acronyms: words('PRL ZSRR ONZ UE RP'),
    to: '–',
    ratio: 'do',
    versesHaveColon: true,
    bible: {
      books: books(
        'Rdz:Rodzaju Wj:Wyjścia Kpł:Kapłańska Lb:Liczb Pwt:Powtórzonego_Prawa Joz:Jozuego Sdz:Sędziów Sm:Samuela Krl:Królewska Krn:Kronik Ne:Nehemiasza Hi:Hioba Ps:Psalm ' +
          'Prz:Przysłów Koh:Koheleta Iz:Izajasza Jr:Jeremiasza Ez:Ezechiela Dn:Daniela Oz:Ozeasza Mi:Micheasza Ml:Malachiasza Mt:Mateusza Mk:Marka ' +
          'Łk:Łukasza J:Jana Dz:Dzieje Rz:Rzymian Kor:Koryntian Ga:Galatów Ef:Efezjan Flp:Filipian Kol:Kolosan Tes:Tesaloniczan Tm:Tymoteusza Hbr:Hebrajczyków ' +
          'Jk:Jakuba Ap:Apokalipsa',
      ),
      numbers: ['Pierwszy', 'Drugi', 'Trzeci'],
    },
    angles: {
      degree: { one: 'stopień', few: 'stopnie', many: 'stopni', part: 'stopnia' },
      minute: { one: 'minuta', few: 'minuty', many: 'minut', part: 'minuty' },
      second: { one: 'sekunda', few: 'sekundy', many: 'sekund', part: 'sekundy' },
      compass: { N: 'północ', S: 'południe', E: 'wschód', W: 'zachód' },
    },
    dottedNames: { at: 'małpa', dot: 'kropka', slash: 'ukośnik', hyphen: 'myślnik' },
    per: 'na',
    pages: 'stron(?:y|ach|ie|a)?',
    currencies: {
      zł: ZLOTY,
      PLN: ZLOTY,
      gr: counted('grosz', 'grosze', 'groszy', 'grosza'),
      '€': { one: 'euro', many: 'euro' },
      EUR: { one: 'euro', many: 'euro' },
      $: counted('dolar', 'dolary', 'dolarów', 'dolara'),
      US$: US_DOLLAR,
      USD: US_DOLLAR,
      A$: AUSTRALIAN,
      AU$: AUSTRALIAN,
      C$: CANADIAN,
      CA$: CANADIAN,
      '£': counted('funt', 'funty', 'funtów', 'funta'),
      '¥': { one: 'jen', few: 'jeny', many: 'jenów', part: 'jena' },
      CHF: counted(
        'frank szwajcarski',
        'franki szwajcarskie',
        'franków szwajcarskich',
        'franka szwajcarskiego',
      ),
    },
    cents: (main, cents, symbol) => {
      const coin = SMALL_COINS[symbol === 'PLN' ? 'zł' : symbol] ?? CENT;
      const count = PLURALS.select(cents);
      const said = `${cents} ${count === 'one' ? coin.one : count === 'few' ? (coin.few ?? coin.many) : coin.many}`;
      return main.startsWith('0 ') ? said : `${main} ${said}`;
    },
    magnitudes: [
      ['milionów|miliony|milion|miliona|mln\\.?', MILLION],
      ['miliardów|miliardy|miliard|miliarda|mld\\.?', BILLION],
      ['tysięcy|tysiące|tysiąc|tysiąca|tys\\.?', THOUSAND],
    ],
    units: UNITS,
    decimal: ',',
    fractions: {
      '½': 'pół',
      '⅓': 'jedna trzecia',
      '⅔': 'dwie trzecie',
      '¼': 'jedna czwarta',
      '¾': 'trzy czwarte',
      '⅛': 'jedna ósma',
      '1/2': 'pół',
      '1/3': 'jedna trzecia',
      '2/3': 'dwie trzecie',
      '1/4': 'jedna czwarta',
      '3/4': 'trzy czwarte',
      ...{ '1/5': 'jedna piąta', '2/5': 'dwie piąte', '3/5': 'trzy piąte', '4/5': 'cztery piąte' },
      ...{ '1/6': 'jedna szósta', '5/6': 'pięć szóstych', '1/8': 'jedna ósma', '3/8': 'trzy ósme' },
      ...{ '5/8': 'pięć ósmych', '7/8': 'siedem ósmych', '1/10': 'jedna dziesiąta' },
      '+': 'i',
    },
    symbols: {
      '&': 'i',
      '☑': 'zaznaczone:',
      '=': 'równa się',
      '≠': 'nie równa się',
      '≈': 'równa się około',
      '≤': 'nie większe niż',
      '≥': 'nie mniejsze niż',
      '<': 'mniejsze niż',
      '>': 'większe niż',
      '±': 'plus minus',
      '×': 'razy',
      '÷': 'podzielić przez',
      '√': 'pierwiastek z',
      '∞': 'nieskończoność',
      '→': 'do',
      '№': 'numer',
      '#': 'numer',
      '§': 'paragraf',
      '§§': 'paragrafy',
      '~': 'około',
      '♯': 'krzyżyk',
      '♭': 'bemol',
    },
    powers: { 2: 'do kwadratu', 3: 'do sześcianu', power: 'do potęgi' },
    after: [
      speakLetters,
      speakCounted,
      speakCardinals,
      (text) =>
        text.replace(
          /(?<=habilitowan)y(?=\s(?:\p{Lu}\.?\s){0,2}(?:\p{Lu}\p{Ll}+a\s)?\p{Lu}\p{Ll}+(?:[sc]ka|dzka|owa)(?!\p{L}))/gu,
          'a',
        ),
      // "Dodaj ¼ litra"
      (text) =>
        /(?<!\p{L})\p{Lu}?\p{Ll}{2,}(?:ać|ić|yć|eć|ąć|[auiy]j|lej|syp|aw|óż|nij)(?:cie)?(?!\p{L})/u.test(text)
          ? text.replace(
              /(?<=\p{Ll},?\s)jedna (trzecia|czwarta|ósma|druga)(?=\s\p{Ll})/gu,
              (_whole, part: string) => `jedną ${part.replace(/a$/u, 'ą')}`,
            )
          : text,
      // "20 zł/h"
      (text) => text.replace(/(?<=(?<!\p{L})na (?:godzin|minut|sekund|ton|sztuk|osob))a(?!\p{L})/gu, 'ę'),
    ],
  },
};
