import { describe, expect, test } from 'vitest';
import { cardinal as polish } from '../../../src/languages/pl/numbers.ts';
import { cardinal as russian } from '../../../src/languages/ru/numbers.ts';
import { createSpokenForm } from '../../../src/narration/spoken/spoken-form.ts';

const ru = createSpokenForm({ language: 'ru', rules: [] });
const pl = createSpokenForm({ language: 'pl', rules: [] });

describe('Russian numbers in every case', () => {
  test.each([
    [1, 'одного', 'одному', 'одним', 'одном'],
    [2, 'двух', 'двум', 'двумя', 'двух'],
    [4, 'четырёх', 'четырём', 'четырьмя', 'четырёх'],
    [8, 'восьми', 'восьми', 'восемью', 'восьми'],
    [15, 'пятнадцати', 'пятнадцати', 'пятнадцатью', 'пятнадцати'],
    [40, 'сорока', 'сорока', 'сорока', 'сорока'],
    [57, 'пятидесяти семи', 'пятидесяти семи', 'пятьюдесятью семью', 'пятидесяти семи'],
    [100, 'ста', 'ста', 'ста', 'ста'],
    [300, 'трёхсот', 'трёмстам', 'тремястами', 'трёхстах'],
    [
      21_000,
      'двадцати одной тысячи',
      'двадцати одной тысяче',
      'двадцатью одной тысячей',
      'двадцати одной тысяче',
    ],
    [5002, 'пяти тысяч двух', 'пяти тысячам двум', 'пятью тысячами двумя', 'пяти тысячах двух'],
  ])('%d', (value, genitive, dative, instrumental, prepositional) => {
    expect([
      russian(value, 'genitive'),
      russian(value, 'dative'),
      russian(value, 'instrumental'),
      russian(value, 'prepositional'),
    ]).toEqual([genitive, dative, instrumental, prepositional]);
  });

  test('of which one is feminine, too', () => {
    expect(russian(21, 'genitive', true)).toBe('двадцати одной');
  });
});

describe('Polish numbers in every case', () => {
  test.each([
    [1, 'jednego', 'jednemu', 'jednym', 'jednym'],
    [2, 'dwóch', 'dwóm', 'dwoma', 'dwóch'],
    [4, 'czterech', 'czterem', 'czterema', 'czterech'],
    [8, 'ośmiu', 'ośmiu', 'ośmioma', 'ośmiu'],
    [12, 'dwunastu', 'dwunastu', 'dwunastoma', 'dwunastu'],
    [25, 'dwudziestu pięciu', 'dwudziestu pięciu', 'dwudziestoma pięcioma', 'dwudziestu pięciu'],
    [200, 'dwustu', 'dwustu', 'dwustu', 'dwustu'],
    [1000, 'tysiąca', 'tysiącowi', 'tysiącem', 'tysiącu'],
    [
      5003,
      'pięciu tysięcy trzech',
      'pięciu tysiącom trzem',
      'pięcioma tysiącami trzema',
      'pięciu tysiącach trzech',
    ],
  ])('%d', (value, genitive, dative, instrumental, locative) => {
    expect([
      polish(value, 'genitive'),
      polish(value, 'dative'),
      polish(value, 'instrumental'),
      polish(value, 'locative'),
    ]).toEqual([genitive, dative, instrumental, locative]);
  });

  test('of which one and two are feminine, too', () => {
    expect([polish(1, 'genitive', true), polish(2, 'instrumental', true)]).toEqual(['jednej', 'dwiema']);
  });
});

test.each([
  // By the ending of the noun
  [
    'Он говорил о 5 городах и 3 деревнях с 12 солдатами.',
    'Он говорил о пяти городах и трёх деревнях с двенадцатью солдатами.',
  ],
  [
    'К 21 студенту, по 1 таблетке, с 21 студентом.',
    'К двадцати одному студенту, по одной таблетке, с двадцатью одним студентом.',
  ],
  ['Завод выпустил 21 машину и 25 станков.', 'Завод выпустил двадцать одну машину и 25 станков.'],
  // By the word in front
  [
    'Из 21 человека, от 3 до 4 кг, не более 1 т.',
    'Из двадцати одного человека, от трёх до четырёх килограммов, не более одной тонны.',
  ],
  ['Длина равна 5 м, к 8 ч.', 'Длина равна пяти метрам, к восьми часам.'],
  ['Фирма располагает 20 т груза.', 'Фирма располагает двадцатью тоннами груза.'],
  ['Между 5 и 10 км.', 'Между пятью и десятью километрами.'],
  ['Не превышает 25 км².', 'Не превышает двадцати пяти квадратных километров.'],
  ['Через 1 мин, за 1 руб., на 5 км.', 'Через одну минуту, за 1 рубль, на 5 километров.'],
  // By what stands behind
  ['В 3 км от станции, в 3 л воды, в 5 ч.', 'В трёх километрах от станции, в 3 литра воды, в 5 часов.'],
  ['Температура упала с 20 до −5 °C.', 'Температура упала с двадцати до минус пяти градусов Цельсия.'],
  // Fractions and decimals
  [
    'Из 3/4 вычли 1/3, около 2,4 %, до 1,5 кг.',
    'Из трёх четвертей вычли одна треть, около двух целых четырёх десятых процента, до полутора килограммов.',
  ],
  // Years and classes
  [
    'С 1941 по 1945, с 5 по 9 класс.',
    'С тысяча девятьсот сорок первого по тысяча девятьсот сорок пятый, с пятого по девятый класс.',
  ],
  // Nothing asks for a case.
  ['В главе 5 книги, 5 минут, вес 3 кг.', 'В главе 5 книги, 5 минут, вес 3 килограмма.'],
])('Russian: %s', (written, spoken) => {
  expect(ru(written, 'text')).toBe(spoken);
});

test.each([
  [
    'Przyszedł z 2 kolegami o 15 godzinach i 2 łyżkami.',
    'Przyszedł z dwoma kolegami o piętnastu godzinach i dwiema łyżkami.',
  ],
  [
    'Od 5 do 10 kg, około 5%, do 1,5 kg.',
    'Od pięciu do dziesięciu kilogramów, około pięciu procent, do półtora kilograma.',
  ],
  [
    'Między 5 a 10 km, przed 5 min, po 15 min.',
    'Między pięcioma a dziesięcioma kilometrami, przed pięcioma minutami, po piętnastu minutach.',
  ],
  [
    'Przy 1013 hPa, w 30 °C, w 2 l wody.',
    'Przy tysiącu trzynastu hektopaskalach, w trzydziestu stopniach Celsjusza, w dwóch litrach wody.',
  ],
  ['Nie przekracza 25 osób, wynosi 21 zł.', 'Nie przekracza dwudziestu pięciu osób, wynosi 21 złotych.'],
  [
    'W 1945 wybuchła, do 1939 r.',
    'W tysiąc dziewięćset czterdziestym piątym wybuchła, do tysiąc dziewięćset trzydziestego dziewiątego roku.',
  ],
  ['Kupił 1 książkę za 5 zł w 2 minuty.', 'Kupił jedną książkę za 5 złotych w dwie minuty.'],
])('Polish: %s', (written, spoken) => {
  expect(pl(written, 'text')).toBe(spoken);
});
