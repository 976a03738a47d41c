import { testSpoken } from './spoken-examples.ts';

testSpoken('en', {
  'the shorthand of recipes, timetables, the army, law and genealogy': [
    [
      'Preheat the oven to 200C/400F/gas 6 for a 9x13-inch pan and a 14-oz. can.',
      'Preheat the oven to 200 degrees Celsius, 400 degrees Fahrenheit, gas 6 for a 9 by 13-inch pan and a 14-ounce can.',
    ],
    ['Add ¼ c. sugar at 2s 6d per lb.', 'Add one quarter cup sugar at 2 shillings and 6 pence per pound.'],
    [
      'On Tues., Sept. 5th, and Jan.–Mar. 2021, the train left at 0815.',
      'On Tuesday, September 5th, and January to March 2021, the train left at oh 8 15.',
    ],
    [
      'In 2h 1m 39s, in 9.58s, over 25 yrs at 4% p.a.',
      'In 2 hours 1 minute 39 seconds, in 9.58 seconds, over 25 years at 4% per annum.',
    ],
    [
      'A 54-y.o. man, pulse 72 bpm, BP 120/80 mmHg.',
      'A 54-year-old man, pulse 72 beats per minute, BP 120 over 80 millimeters of mercury.',
    ],
    [
      'The 3rd Inf. Div., the 7th Cav. and the XXI Corps.',
      'The 3rd Infantry Division, the 7th Cavalry and the 21st Corps.',
    ],
    ['5 km NE of Bath, N. of Lake Dr.', '5 kilometers northeast of Bath, north of Lake Drive.'],
    [
      'The court held, 9–0, that Fed. R. Civ. P. 12 applied.',
      'The court held, 9 to 0, that Federal Rule of Civil Procedure 12 applied.',
    ],
    ['The population grew to 281.4m in 2000.', 'The population grew to 281.4 million in 2000.'],
    [
      'A sonata in D min., in 3/4 time, on the night of 3/4 August.',
      'A sonata in D minor, in 3 4 time, on the night of the 3rd to the 4th of August.',
    ],
    ['They had issue 3s. 2d.', 'They had issue 3 sons and 2 daughters.'],
  ],
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      'The meeting of 3–5 May 1996, open 9.30–17.00.',
      'The meeting of the 3rd to the 5th of May 1996, open 9:30 to 17:00.',
    ],
    ['John Smith (*1850 †1910), a painter.', 'John Smith (born 1850 died 1910), a painter.'],
    ['A room of 3 × 4 m, 5 ft 6 in tall.', 'A room of 3 by 4 meters, 5 feet 6 inches tall.'],
    ['In vol. iii, p. xii, and World War I and II.', 'In volume 3, page 12, and World War 1 and 2.'],
    [
      'About 7/8, 2 1/2 cups and ⅜ of it, $5/lb, $5–10 million.',
      'About seven eighths, 2 and a half cups and three eighths of it, 5 dollars per pound, 5 to 10 million dollars.',
    ],
    [
      'In F♯ minor, ≥ 18 years, 100 sq. mi. at 60 psi.',
      'In F sharp minor, at least 18 years, 100 square miles at 60 pounds per square inch.',
    ],
    [
      'Brown v. Green, in the 89th min., by Wm. Shakespeare.',
      'Brown versus Green, in the 89th minute, by William Shakespeare.',
    ],
  ],
  'numerals, abbreviations, amounts, signs': [
    ['In Chapter IV he meets Henry VIII.', 'In Chapter 4 he meets Henry the 8th.'],
    ['World War II began.', 'World War 2 began.'],
    ['Parts II and III; Volume XII.', 'Parts 2 and 3; Volume 12.'],
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
      'Dr Smith met Mrs Lowell and Professor King in Saint Paul.',
    ],
    ['See p. 12, pp. 3–7, Fig. 2 and No. 5.', 'See page 12, pages 3 to 7, Figure 2 and number 5.'],
    ['No. That is all.'],
    ['Fruit, e.g. apples, i.e. food.', 'Fruit, for example apples, that is food.'],
    ['E.g. this one.', 'For example this one.'],
    ['The U.S. Army and the U.K.', 'The US Army and the U.K.'],
    ['He died in 44 B.C. and she in A.D. 30.', 'He died in 44 B C and she in A.D 30.'],
    ['On Jan. 5, 1990.', 'On January 5, 1990.'],
    ['The war of 1914–18 and 1939-1945.', 'The war of 1914 to 1918 and 1939 to 1945.'],
    ['See a 737-800.'],
    ['See pp. 188-204.', 'See pages 188 to 204.'],
    ['By David P. Carlisle, ~/.profile, ?name=value#2.', 'By David P Carlisle, ~/.profile, ?name=value#2.'],
    ['☑ The boat is insured.', 'ticked: The boat is insured.'],
    ['About ~5 of x=5 at 3 mg/kg.', 'About about 5 of x equals 5 at 3 milligrams per kilogram.'],
    ['They lost 5–3.', 'They lost 5 to 3.'],
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
      '2 and a half cups, three quarters full, one half empty, on 1/2/2020.',
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
  'units and their stops': [
    ['Add 2 tsp. salt and 1 tbsp. oil.', 'Add 2 teaspoons salt and 1 tablespoon oil.'],
    ['It takes 3 hrs. to cook, or 45 min.', 'It takes 3 hours to cook, or 45 minutes.'],
    ['We bought 5 ft. of rope.', 'We bought 5 feet of rope.'],
    ['He ran it in 9.58 s in the 1960s.', 'He ran it in 9.58 seconds in the 1960s.'],
    [
      'A dose of 5 mg/L, 3 mg/kg or 2 g/m³.',
      'A dose of 5 milligrams per liter, 3 milligrams per kilogram or 2 grams per cubic meter.',
    ],
    ['Pour ½ l and 2½ l of milk.', 'Pour one half liter and 2 and a half liters of milk.'],
    ['A man of 6\'2" stood there.', 'A man of 6 feet 2 inches stood there.'],
    ['At 10⁻³ of that.', 'At 10 to the power of −3 of that.'],
  ],
  'old money': [
    ['It cost £5 17s. 6d. then.', 'It cost 5 pounds 17 shillings and 6 pence then.'],
    ['For 1d. he read it.', 'For 1 penny he read it.'],
  ],
  'dates and days': [
    ['On 2020-05-12 and 13/6/2021 and 6/13/2021.', 'On May 12, 2020 and June 13, 2021 and June 13, 2021.'],
    ['On 5/6/2020 either way.'],
    ['Version 1.13.2020.5 is none.'],
    ['On Mon. Jan. 5 we met.', 'On Monday January 5 we met.'],
    ['We like the Sun.'],
  ],
  ratios: [
    ['They won 3:1 at a scale of 1:1000.', 'They won 3 to 1 at a scale of 1 to 1000.'],
    ['At 7:05 they read John 3:1 on [1002:954f].', 'At 7:05 they read John 3, 1 on [1002:954f].'],
  ],
  'telephone numbers': [
    ['Call 555-1234 or (212) 555-0199.', 'Call 5 5 5, 1 2 3 4 or 2 1 2, 5 5 5, 0 1 9 9.'],
    ['Call +44 20 7946 0958 today.', 'Call +4 4, 2 0, 7 9 4 6, 0 9 5 8 today.'],
    ['From 1939-1945 on 01/02/2003.', 'From 1939 to 1945 on 01/02/2003.'],
  ],
  'streets and companies': [
    [
      'At 12 Elm St. in Boston, near Main St., not St. Paul.',
      'At 12 Elm Street in Boston, near Main Street, not Saint Paul.',
    ],
    ['Ford Motor Co. on Fifth Ave. said so.', 'Ford Motor Company on Fifth Avenue said so.'],
    ['The 2nd ed. by A. King.', 'The 2nd edition by A King.'],
  ],
  'verses, places, rulers, measures': [
    ['Read 1 Cor. 13:4–7.', 'Read First Corinthians 13, 4 to 7.'],
    ['At 51° 30′ N, 0° 7′ W.', 'At 51 degrees 30 minutes north, 0 degrees 7 minutes west.'],
    [
      'Henry VIII had six wives, but Elizabeth I never married.',
      'Henry the 8th had six wives, but Elizabeth the 1st never married.',
    ],
    ["In Henry V's camp.", "In Henry the Fifth's camp."],
    ['At 3 × 10⁸ m/s, 1:25,000.', 'At 3 times 10 to the power of 8 meters per second, 1 to 25,000.'],
    ['A board 4 in. wide.', 'A board 4 inches wide.'],
    ['H2SO4 and CO2.', 'H2 S O4 and C O2.'],
  ],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'Open Wed.–Sun., closed on the 4th of Sept. 1990.',
      'Open Wednesday to Sunday, closed on the 4th of September 1990.',
    ],
    [
      'See Lee et al., op. cit., pp. 112-5, n. 8, and ll. 3-4.',
      'See Lee and others, op cit, pages 112 to 115, note 8, and lines 3 to 4.',
    ],
    ['Rovers won 3-2, and the guests led 10–7.', 'Rovers won 3 to 2, and the guests led 10 to 7.'],
    ["In the '50s, act II, scene iii.", 'In the fifties, act 2, scene 3.'],
    [
      'Anne Roe, B.Sc., b. 1901, d. 1980, of the 14th c. chapel.',
      'Anne Roe, B Sc, born 1901, died 1980, of the 14th century chapel.',
    ],
    [
      'At 0730 hrs; from 8.15 a.m.–9.30 p.m. for £0.40.',
      'At zero 7 30 hours; from 8:15 a.m. to 9:30 p.m. for 40 pence.',
    ],
    [
      'The season of 1998/99 had 15 000 guests in 12:34.5.',
      'The season of 1998 99 had 15000 guests in 12 34.5.',
    ],
    ['King Zog I and Queen Ranavalona III ruled.', 'King Zog the 1st and Queen Ranavalona the 3rd ruled.'],
    ['NaOH, KCl and C6H6; NASA and McCoy.', 'N A O H, K C L and C6 H6; NASA and McCoy.'],
    [
      'ISBN 0-306-40615-2, dial 1-800-555-0123.',
      'ISBN 0, 3 0 6, 4 0 6 1 5, 2, dial 1, 8 0 0, 5 5 5, 0 1 2 3.',
    ],
    [
      'Mail ann@post.example.org, or www.example.com/a-b.',
      'Mail ann at post dot example dot org, or www dot example dot com slash a dash b.',
    ],
  ],
});
