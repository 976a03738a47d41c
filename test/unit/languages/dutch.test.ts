import { testSpoken } from './spoken-examples.ts';

testSpoken('nl', {
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      'Van 3-5 mei, ma–vr 9.30–17.00 uur, 8 u. 30.',
      'Van 3 tot 5 mei, maandag tot en met vrijdag 9 uur 30–17 uur, 8 uur 30.',
    ],
    [
      'Jan Smit (* 3 mei 1850, † 1910), 300 n.C.',
      'Jan Smit (geboren op 3 mei 1850, overleden in 1910), 300 na Christus.',
    ],
    [
      'Op 35° N.B., 50 inw./km², 3/8, 3x, de 101e.',
      'Op 35 graden noorderbreedte, 50 inwoners per vierkante kilometer, drie achtste, 3 keer, de honderdeerste.',
    ],
    [
      'Past het? Prinsengr. 21-III, in jan. ’32, WO II.',
      'Past het? Prinsengracht 21 3, in januari 32, WO 2.',
    ],
    [
      'Dhr. en mevr. Jansen, jkvr. Van Loon, zr. Anna.',
      'De heer en mevrouw Jansen, jonkvrouw Van Loon, zuster Anna.',
    ],
  ],
  rangtelwoorden: [
    [
      'De 1e keer, de 2de, de 8ste en de 21ste.',
      'De eerste keer, de tweede, de achtste en de eenentwintigste.',
    ],
    ['In de 19e eeuw, een 17e-eeuws huis.', 'In de negentiende eeuw, een zeventiende-eeuws huis.'],
    ['De XIXe eeuw en de Ve eeuw.', 'De negentiende eeuw en de vijfde eeuw.'],
    ['De 100ste dag na de 99e.', 'De honderdste dag na de negenennegentigste.'],
    ['Xenon heet Xe, en 3e5 is een getal.'],
  ],
  'Romeinse cijfers': [
    ['Willem III en Lodewijk XIV van Frankrijk.', 'Willem de Derde en Lodewijk de Veertiende van Frankrijk.'],
    ['Karel V werd in Gent geboren.', 'Karel de Vijfde werd in Gent geboren.'],
    ['Elizabeth II volgde George VI op.', 'Elizabeth de Tweede volgde George de Zesde op.'],
    ['Hoofdstuk IV van deel II.', 'Hoofdstuk 4 van deel 2.'],
    ['Na Wereldoorlog II kwam bijlage III.', 'Na Wereldoorlog 2 kwam bijlage 3.'],
    ['Malcolm X sprak, en de MIX bleef.'],
  ],
  afkortingen: [
    ['Dat is bijv. zo, d.w.z. anders, enz.', 'Dat is bijvoorbeeld zo, dat wil zeggen anders, enzovoort.'],
    ['Bv. o.a. appels i.p.v. peren.', 'Bijvoorbeeld onder andere appels in plaats van peren.'],
    ['Dhr. Jansen en mevr. de Vries.', 'De heer Jansen en mevrouw de Vries.'],
    ['Prof. dr. A. Bakker en mr. Kok.', 'Professor doctor A Bakker en meester Kok.'],
    ['Zie blz. 12, nr. 5, afb. 3 en art. 7.', 'Zie bladzijde 12, nummer 5, afbeelding 3 en artikel 7.'],
    ['Open van 1 t/m 5 en/of later', 'Open van 1 tot en met 5 en of later.'],
    ['Vragen m.b.t. de zgn. regel, ca. 5.', 'Vragen met betrekking tot de zogenaamde regel, circa 5.'],
    ['In 44 v.Chr. of 50 n. Chr. was dat zo.', 'In 44 voor Christus of 50 na Christus was dat zo.'],
    ['Hij woont in de Kerkstr. 5.', 'Hij woont in de Kerkstraat 5.'],
    ['De St. Jan in Den Bosch.', 'De Sint Jan in Den Bosch.'],
    ['Hij heet Jan.'],
    ['Dit is voor u.'],
  ],
  'voor en achter getallen': [
    [
      'Mevr. drs. K. Visser en prof. dr. ir. Bos.',
      'Mevrouw doctorandus K Visser en professor doctor ingenieur Bos.',
    ],
    [
      'De roman telt 412 blz. en kost 15 ct. per dag.',
      'De roman telt 412 bladzijden en kost 15 cent per dag.',
    ],
    ['Zie art. 6:162 BW, ± 9 mln keer.', 'Zie artikel 6, 162 BW, ongeveer 9 miljoen keer.'],
    ['Neem 1½ tl zout, 1½ uur, 1½ l.', 'Neem anderhalve theelepel zout, anderhalf uur, anderhalve liter.'],
    ['Open ma. t/m vr. van 9.00 tot 17.00 uur.', 'Open maandag tot en met vrijdag van 9 tot 17 uur.'],
    ['Zo en zo, 5 ± 2.', 'Zo en zo, 5 plus of min 2.'],
  ],
  datums: [
    ['Op 3-4-2021 en 03-04-2021.', 'Op 3 april 2021 en 3 april 2021.'],
    ['Op 31/12/1999 of 1.5.2020.', 'Op 31 december 1999 of 1 mei 2020.'],
    ['Sinds 2020-05-12.', 'Sinds 12 mei 2020.'],
    ['Op 3 jan. 2020 en 5 mrt. 2021 kwam hij.', 'Op 3 januari 2020 en 5 maart 2021 kwam hij.'],
    ['Op 3 april 2021 kwam hij.'],
    ['De jaren ’90 en de jaren 80.', 'De jaren 90 en de jaren 80.'],
    ['Deel 45-13-2021 van versie 1.2.2020.3.', 'Deel 45-13-2021 van versie 1 punt 2 punt 2020 punt 3.'],
  ],
  tijden: [
    ['Om 7.05 uur en om 20.00 uur.', 'Om 7 uur 5 en om 20 uur.'],
    ['Om 19:30 u. gaat het door, tot 14u15.', 'Om 19 uur 30 gaat het door, tot 14 uur 15.'],
    ['Van 9 u. tot 17 u. open.', 'Van 9 uur tot 17 uur open.'],
    ['Kom om 10:30 langs.'],
  ],
  geld: [
    ['Het kost € 3,50 of €12.', 'Het kost 3 euro 50 of 12 euro.'],
    ['Voor € 5,- of € 0,95.', 'Voor 5 euro of 95 cent.'],
    ['Ruim € 1,5 mln en 3 mld. euro.', 'Ruim 1,5 miljoen euro en 3 miljard euro.'],
    ['Hij betaalde US$ 5, £3 en ƒ 2,50.', 'Hij betaalde 5 Amerikaanse dollar, 3 pond en 2 gulden 50.'],
    ['Er wonen 17 mln mensen op 41.500 km².', 'Er wonen 17 miljoen mensen op 41.500 vierkante kilometer.'],
  ],
  maten: [
    ['Met 50 km/u bij 20 °C.', 'Met 50 kilometer per uur bij 20 graden Celsius.'],
    ['In 9,58 s bij 3 mg/l.', 'In 9,58 seconden bij 3 milligram per liter.'],
    [
      'Neem 2 el olie, 1 tl zout en 2½ dl melk.',
      'Neem 2 eetlepels olie, 1 theelepel zout en 2 en een half deciliter melk.',
    ],
    [
      'Na ½ uur nog ½ l water en ¾ kg meel.',
      'Na een half uur nog een halve liter water en driekwart kilogram meel.',
    ],
    ['Het vroor −5 graden, soms 0,5‰.', 'Het vroor min 5 graden, soms 0,5 promille.'],
    [
      'Op schaal 1:1000 of 3:1, volgens Johannes 3:1.',
      'Op schaal 1 op 1000 of 3 op 1, volgens Johannes 3, 1.',
    ],
    ['Een A4 met 5% korting.'],
  ],
  'reeksen, tekens, telefoon': [
    ['De oorlog van 1914–18, blz. 5-7.', 'De oorlog van 1914 tot 1918, bladzijde 5 tot 7.'],
    ['Volgens § 5 en §§ 6 en 7.', 'Volgens paragraaf 5 en paragrafen 6 en 7.'],
    ['Jansen & Zonen hebben 2/3.', 'Jansen en Zonen hebben twee derde.'],
    ['Als x² = 4 en a < b.', 'Als x kwadraat is gelijk aan 4 en a is kleiner dan b.'],
    ['Bel 020-1234567 of +31 20 123 45 67.', 'Bel 0 2 0, 1 2 3 4 5 6 7 of +3 1, 2 0, 1 2 3, 4 5, 6 7.'],
  ],
  'verzen en plaatsen': [
    [
      'Lees Matt. 5:3-12 op 52° 22′ N, zie hfdst. IV.',
      'Lees Mattheüs 5, 3 tot 12 op 52 graden 22 minuten noord, zie hoofdstuk 4.',
    ],
  ],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'Van wo. tot vr., do. 4 jan. 1999, in 1998/99.',
      'Van woensdag tot vrijdag, donderdag 4 januari 1999, in 1998 99.',
    ],
    [
      'Jansen en Zn., art. 3 jo. art. 4, 6 st., Kerkstr., a.w.',
      'Jansen en Zonen, artikel 3 juncto artikel 4, 6 stuks, Kerkstraat, aangehaald werk.',
    ],
    [
      'Koning Zog III, post@voorbeeld.org, versie 3.4.',
      'Koning Zog de Derde, post apenstaartje voorbeeld punt org, versie 3 punt 4.',
    ],
  ],
});
