import { testSpoken } from './spoken-examples.ts';

testSpoken('de', {
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      'Vom 3.–5. Mai, im 17. und 18. Jh., Mitte 17. Jh.',
      'Vom dritten bis fünften Mai, im siebzehnten und achtzehnten Jahrhundert, Mitte des siebzehnten Jahrhunderts.',
    ],
    [
      'Johann Maier (* 3. Mai 1850 in Bonn; † 1910).',
      'Johann Maier (geboren am dritten Mai 1850 in Bonn; gestorben 1910).',
    ],
    ['Sein 2. Buch, am 100. Tag, 3. OG links.', 'Sein zweites Buch, am hundertsten Tag, drittes OG links.'],
    [
      '§ 433 Abs. 1 S. 2 Nr. 3, bei 35° n. Br.',
      '§ 433 Absatz 1 Satz 2 Nummer 3, bei 35 Grad nördlicher Breite.',
    ],
    [
      'Ein 3:1-Sieg nach 2½ Std., 12 Std./Woche.',
      'Ein 3-zu-1-Sieg nach zweieinhalb Stunden, 12 Stunden pro Woche.',
    ],
    [
      'Sa 10–16 Uhr, am So. um 8 Uhr, Mo., Mi. und Fr.',
      'Samstag 10 bis 16 Uhr, am Sonntag um 8 Uhr, Montag, Mittwoch und Freitag.',
    ],
    [
      'Pieter Brueghel d. Ä., Frankfurt a. M., urspr. ahd.',
      'Pieter Brueghel der Ältere, Frankfurt am Main, ursprünglich althochdeutsch.',
    ],
  ],
  'numerals, abbreviations, amounts, signs': [
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
    ['Der 1. FC kam.', 'Der erste FC kam.'],
    ['Sein Gartenbuch, 3. Auflage, S. 5-7.', 'Sein Gartenbuch, dritte Auflage, Seite 5 bis 7.'],
  ],
  'Titel und Abkürzungen': [
    [
      'Dr. med. Anna Müller und Dipl.-Ing. Kurz, lt. Vertrag.',
      'Doktor med Anna Müller und Diplom-Ingenieur Kurz, laut Vertrag.',
    ],
    ['Müller u. Söhne in der Hauptstr. 5.', 'Müller und Söhne in der Hauptstraße 5.'],
    ['Die Berliner Str. ist lang, insb. nachts.', 'Die Berliner Straße ist lang, insbesondere nachts.'],
    ['Der Bereich 0x800-0x8ff.'],
    ['Siehe S. 5 ff. und Kapitel IV.', 'Siehe Seite 5 und folgende und Kapitel 4.'],
  ],
  Ordnungszahlen: [
    ['Der 1. Mann und das 2. Kind im 3. Stock.', 'Der erste Mann und das zweite Kind im dritten Stock.'],
    ['Zum 2. Mal beim 100-m-Lauf.', 'Zum zweiten Mal beim 100-Meter-Lauf.'],
  ],
  'Datum und Uhrzeit': [
    ['Am 3.10.1990 um 7.05 Uhr.', 'Am dritten Oktober 1990 um 7 Uhr 5.'],
    ['Vom 1.5. an um 14:30 Uhr und 8.00 Uhr.', 'Vom ersten Mai an um 14 Uhr 30 und 8 Uhr.'],
    ['Seit dem 2020-05-12.', 'Seit dem zwölften Mai 2020.'],
    ['Version 3.10.1990.2 vom Server.', 'Version 3 Punkt 10 Punkt 1990 Punkt 2 vom Server.'],
  ],
  Maße: [
    [
      'Nimm 2 EL Öl und 1 TL Salz, 5 Min. lang.',
      'Nimm 2 Esslöffel Öl und ein Teelöffel Salz, 5 Minuten lang.',
    ],
    ['Er lief 9,58 s bei 3 mg/l.', 'Er lief 9,58 Sekunden bei 3 Milligramm pro Liter.'],
    ['Im Verhältnis 3:1.', 'Im Verhältnis 3 zu 1.'],
    ['Tel. 030 1234567 oder +49 30 123456.', 'Telefon 0 3 0, 1 2 3 4 5 6 7 oder +4 9, 3 0, 1 2 3 4 5 6.'],
  ],
  'Fälle, Bibelstellen, Orte': [
    [
      'Unter Wilhelm II. und für Karl V. von Spanien',
      'Unter Wilhelm dem Zweiten und für Karl den Fünften von Spanien.',
    ],
    [
      'Der II. Weltkrieg und die 3. Runde, in der 2. Runde.',
      'Der zweite Weltkrieg und die dritte Runde, in der zweiten Runde.',
    ],
    ['Lies 1 Kor 13,4–7.', 'Lies Erster Korinther 13, 4 bis 7.'],
    ['Man nehme 1 TL Salz und ½ l Milch.', 'Man nehme ein Teelöffel Salz und einen halben Liter Milch.'],
    ['Mo.–Fr. von 9–17 Uhr.', 'Montag bis Freitag von 9 bis 17 Uhr.'],
    ['Es kostete 12,50 DM, s. S. 33 f.', 'Es kostete 12 Mark 50, siehe Seite 33 und folgende.'],
  ],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'Do.–Sa. 9.15 bis 17 Uhr, Mi., 3.5.1999, um ¾ 7 Uhr.',
      'Donnerstag bis Samstag 9 Uhr 15 bis 17 Uhr, Mittwoch dritten Mai 1999, um drei viertel 7 Uhr.',
    ],
    [
      'Maier u. a., a. a. O., Anm. 4; Hinz u. Kunz i. V. m. § 3.',
      'Maier und andere, am angegebenen Ort, Anmerkung 4; Hinz und Kunz in Verbindung mit § 3.',
    ],
    ['SFr. 8.50, CHF 20.– und 0,45 €.', '8 Franken 50, 20 Franken und 45 Cent.'],
    [
      'Am 44. Tag, dem 3. d. M., in der Saison 1998/99.',
      'Am vierundvierzigsten Tag, dem dritten dieses Monats, in der Saison 1998 99.',
    ],
    [
      'Das 7. Kap. im 2. Bd., Fürst Jaromir III., 60 J., Marienpl.',
      'Das siebte Kapitel im zweiten Band, Fürst Jaromir der Dritte, 60 Jahre, Marienplatz.',
    ],
    [
      'Mail an post@muster.de, siehe https://muster.org/a-b.',
      'Mail an post ät muster Punkt de, siehe muster Punkt org Schrägstrich a Bindestrich b.',
    ],
    [
      'Er braucht 7,2 l/100 km; Version 12.4 läuft.',
      'Er braucht 7,2 Liter pro 100 Kilometer; Version 12 Punkt 4 läuft.',
    ],
    ['Ein Buch über Kaiser Joseph II.', 'Ein Buch über Kaiser Joseph den Zweiten.'],
  ],
});
