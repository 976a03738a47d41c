import { describe, expect, test } from 'vitest';
import { createSpokenForm } from '../../../../src/narration/spoken/spoken-form.ts';

/** Written, and spoken; where only one is given, nothing is changed. */
type Row = [written: string, spoken?: string];

const TEXTS: Record<string, Row[]> = {
  en: [
    ['In Chapter IV he meets Henry VIII.', 'In Chapter 4 he meets Henry the 8th.'],
    ['World War II began.', 'World War 2 began.'],
    ['Parts II and III; Volume XII.', 'Parts 2 and III; Volume 12.'],
    [
      'Elizabeth II, Louis XIV and Pope John XXIII.',
      'Elizabeth the 2nd, Louis the 14th and Pope John the 23rd.',
    ],
    ['Charles I, king of England.', 'Charles the 1st, king of England.'],
    ['When Charles and I met, I said so.'],
    ['Then Charles I think was wrong.'],
    ['The MIX and the CD by Malcolm X.'],
    ['He left in part I saw it.'],
    ['A DIM light on Elm Street, and vitamin C.'],
    [
      'Dr. Smith met Mrs. Lowell and Prof. King in St. Paul.',
      'Dr Smith met Mrs Lowell and Professor King in St Paul.',
    ],
    ['See p. 12, pp. 3–7, Fig. 2 and No. 5.', 'See page 12, pages 3 to 7, Figure 2 and number 5.'],
    ['No. That is all.'],
    ['Fruit, e.g. apples, i.e. food.', 'Fruit, for example apples, that is food.'],
    ['E.g. this one.', 'For example this one.'],
    ['The U.S. Army and the U.K.', 'The US Army and the U.K.'],
    ['He died in 44 B.C. and she in A.D. 30.', 'He died in 44 B C and she in A D 30.'],
    ['On Jan. 5, 1990.', 'On January 5, 1990.'],
    ['The war of 1914–18 and 1939-1945.', 'The war of 1914 to 1918 and 1939 to 1945.'],
    ['Call 555-1234, or see 2020-05-12; a 737-800.'],
    ['See pp. 188-204.', 'See pages 188 to 204.'],
    ['By David P. Carlisle, ~/.profile, ?name=value#2.'],
    ['About ~5 of x=5 at 3 mg/kg.', 'About about 5 of x equals 5 at 3 mg/kg.'],
    ['They lost 5–3.'],
    [
      'It cost $5m, then $5.5 million, then $3.50 and £20.',
      'It cost 5 million dollars, then 5.5 million dollars, then 3 dollars and 50 cents and 20 pounds.',
    ],
    ['US$1 is less than €1,200.00.', '1 US dollar is less than 1,200 euros.'],
    [
      'At 5 km/h for 12 km, 1 kg at 20 °C.',
      'At 5 kilometers per hour for 12 kilometers, 1 kilogram at 20 degrees Celsius.',
    ],
    [
      'From A$5 and NZ$1 to HK$2.50.',
      'From 5 Australian dollars and 1 New Zealand dollar to 2 Hong Kong dollars and 50 cents.',
    ],
    ['A 5% share.'],
    ['Rock & roll, R&D, AT&T.', 'Rock and roll, R and D, AT and T.'],
    [
      'If x = 5 and y² ≤ 10^3, then a < b.',
      'If x equals 5 and y squared is at most 10 cubed, then a is less than b.',
    ],
    ['Use C++ and <b> tags.'],
    [
      '2½ cups, ¾ full, 1/2 empty, on 1/2/2020.',
      '2 and one half cups, three quarters full, one half empty, on 1/2/2020.',
    ],
    ['№ 5 and #7 of §§ 3–4.', 'number 5 and number 7 of sections 3 to 4.'],
    ['• First item', 'First item.'],
    ['Well done 👍🏽 everybody 🎉!', 'Well done everybody !'],
    ['* * *', ''],
    ['Smith et al. found it.', 'Smith and others found it.'],
    ['Sammy Davis Jr.', 'Sammy Davis Junior.'],
    ['The 21st of May.'],
    ['He said: “Yes”', 'He said: “Yes”.'],
    ['J. R. R. Tolkien', 'J. R. R. Tolkien.'],
  ],
  de: [
    [
      'Kapitel IV, Heinrich VIII. und Ludwig XIV. von Frankreich',
      'Kapitel 4, Heinrich der Achte und Ludwig der Vierzehnte von Frankreich.',
    ],
    ['Am 3. Oktober 1990 war es so weit.', 'Am dritten Oktober 1990 war es so weit.'],
    ['Der 3. Oktober ist ein Feiertag.', 'Der dritte Oktober ist ein Feiertag.'],
    ['Im 19. Jh. war das anders.', 'Im neunzehnten Jahrhundert war das anders.'],
    ['Das 20. Jahrhundert.', 'Das zwanzigste Jahrhundert.'],
    ['Das ist z. B. so, d.h. anders, usw.', 'Das ist zum Beispiel so, das heißt anders, und so weiter.'],
    ['Dr. Müller, S. 12, Nr. 5, Abb. 3.', 'Doktor Müller, Seite 12, Nummer 5, Abbildung 3.'],
    ['Es kostet 3,50 € oder 5 Mio. €.', 'Es kostet 3 Euro 50 oder 5 Millionen Euro.'],
    ['Er zahlte A$5, dann US$3,50.', 'Er zahlte 5 australische Dollar, dann 3 US-Dollar 50.'],
    ['Mit 50 km/h bei 20 °C.', 'Mit 50 Kilometer pro Stunde bei 20 Grad Celsius.'],
    ['Von 1914–18, ca. vier Jahre.', 'Von 1914 bis 1918, circa vier Jahre.'],
    ['Meier & Söhne', 'Meier und Söhne.'],
    ['Der 1. FC kam.'],
    ['Sein Gartenbuch, 3. Auflage, S. 5-7.', 'Sein Gartenbuch, dritte Auflage, Seite 5 bis 7.'],
  ],
  fr: [
    [
      'Le XIXe siècle, sous Louis XIV et François Ier.',
      'Le dix-neuvième siècle, sous Louis 14 et François premier.',
    ],
    ['Chapitre IV, p. 12.', 'Chapitre 4, page 12.'],
    ['M. Dupont et Mme Durand.', 'Monsieur Dupont et Mme Durand.'],
    ['La 2e fois, c.-à-d. la dernière.', 'La deuxième fois, c’est-à-dire la dernière.'],
    ['Ils ont payé 3,50 € pour 5 km.', 'Ils ont payé 3 euros 50 pour 5 kilomètres.'],
    ['De 1914–18.', 'De 1914 à 1918.'],
    ['Il coûte C$5 ou 30 millions US$.', 'Il coûte 5 dollars canadiens ou 30 millions dollars américains.'],
    ['En 44 av. J.-C. à Rome.', 'En 44 avant Jésus-Christ à Rome.'],
    ['Si a = b et x² ≥ 2.', 'Si a égale b et x au carré supérieur ou égal à 2.'],
  ],
  es: [
    ['En el capítulo IV, Enrique VIII e Isabel II.', 'En el capítulo 4, Enrique octavo e Isabel segunda.'],
    ['Alfonso XIII vivió en el siglo XX.', 'Alfonso 13 vivió en el siglo 20.'],
    ['El Sr. García y la Sra. Ruiz, pág. 12.', 'El señor García y la señora Ruiz, página 12.'],
    [
      'Los EE. UU. quedaron el 1.º en la 2.ª vuelta.',
      'Los Estados Unidos quedaron el primero en la segunda vuelta.',
    ],
    ['Cuesta 3,50 € y pesa 5 kg.', 'Cuesta 3 euros con 50 y pesa 5 kilogramos.'],
    ['Pérez & Cía., p. ej. hoy.', 'Pérez y Cía., por ejemplo hoy.'],
    ['Cuesta C$30 millones.', 'Cuesta 30 millones de dólares canadienses.'],
    ['De 1914–18, ½ siglo.', 'De 1914 a 1918, un medio siglo.'],
  ],
  ru: [
    ['Глава IV', 'Глава 4.'],
    ['В XIX веке и в XX в. жили иначе.', 'В девятнадцатом веке и в двадцатом веке жили иначе.'],
    ['XVIII век, конец XVII века.', 'восемнадцатый век, конец семнадцатого века.'],
    ['Пётр I и Екатерина II, указ Петра I.', 'Пётр Первый и Екатерина Вторая, указ Петра Первого.'],
    ['Он родился в 1799 г. в Москве.', 'Он родился в 1799 году в Москве.'],
    ['Стихи, проза и т. д.', 'Стихи, проза и так далее.'],
    ['См. рис. 5 на стр. 10.', 'Смотри рисунок 5 на страница 10.'],
    ['За $5 и 2 км, 21 кг, 5 км/ч.', 'За 5 долларов и 2 километра, 21 килограмм, 5 километров в час.'],
    ['Правило № 5', 'Правило номер 5.'],
    ['За A$3 и US$21.', 'За 3 австралийских доллара и 21 доллар США.'],
  ],
  pl: [['• Rozdział IV & dalej 🎉', 'Rozdział IV & dalej.']],
  zh: [['第一章', '第一章。'], ['他说：“好。”']],
};

const HEADINGS: Record<string, Row[]> = {
  en: [
    ['IV', '4.'],
    ['I', '1.'],
    ['XII. The End', '12. The End.'],
    ['CHAPTER IV: THE BEGINNING OF THE END', 'Chapter 4: the beginning of the end.'],
    ['CHAPTER I', 'Chapter 1.'],
    ['THE USA AND NATO', 'The USA and nato.'],
    ['FBI', 'FBI.'],
    ['I, Claudius', 'I, Claudius.'],
    ['M. Okafor and L. Brandt', 'M. Okafor and L. Brandt.'],
    ['Why?'],
    ['Contents', 'Contents.'],
  ],
  de: [['KAPITEL III', 'Kapitel 3.']],
  ru: [['ГЛАВА ПЕРВАЯ', 'Глава первая.']],
};

describe.each(Object.entries(TEXTS))('in a text in %s', (language, rows) => {
  const speak = createSpokenForm({ language, rules: [] });
  test.each(rows.map(([written, spoken]) => [written, spoken ?? written]))('%s', (written, spoken) => {
    expect(speak(written, 'text')).toBe(spoken);
  });
});

describe.each(Object.entries(HEADINGS))('in a heading in %s', (language, rows) => {
  const speak = createSpokenForm({ language, rules: [] });
  test.each(rows.map(([written, spoken]) => [written, spoken ?? written]))('%s', (written, spoken) => {
    expect(speak(written, 'heading')).toBe(spoken);
  });
});
