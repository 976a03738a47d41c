import { testSpoken } from './spoken-examples.ts';

testSpoken('es', {
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      'Juan Martín (* 1850, † 1910), siglos XVI-XVII.',
      'Juan Martín (nacido en 1850, muerto en 1910), siglos 16 a 17.',
    ],
    ['A las 8 a. m. o a las 4:30 p. m., ayer.', 'A las 8 de la mañana o a las 4 y media de la tarde, ayer.'],
    [
      'En 3/8, a 60 W y 100 Ω, 50 hab./km², 20 €/h.',
      'En tres octavos, a 60 vatios y 100 ohmios, 50 habitantes por kilómetro cuadrado, 20 euros por hora.',
    ],
    ['El Tte. Cnel. Paz, S. Juan, las FF. AA.', 'El teniente coronel Paz, san Juan, las Fuerzas Armadas.'],
    [
      'Folio de 151 ff., la v. 4.2, el min. 93.',
      'Folio de ciento cincuenta y un folios, la versión 4 punto 2, el minuto 93.',
    ],
  ],
  'numerals, abbreviations, amounts, signs': [
    ['En el capítulo IV, Enrique VIII e Isabel II.', 'En el capítulo 4, Enrique octavo e Isabel segunda.'],
    ['Alfonso XIII vivió en el siglo XX.', 'Alfonso 13 vivió en el siglo 20.'],
    ['El Sr. García y la Sra. Ruiz, pág. 12.', 'El señor García y la señora Ruiz, página 12.'],
    [
      'Los EE. UU. quedaron el 1.º en la 2.ª vuelta.',
      'Los Estados Unidos quedaron el primero en la segunda vuelta.',
    ],
    ['Cuesta 3,50 € y pesa 5 kg.', 'Cuesta 3 euros con 50 y pesa 5 kilogramos.'],
    ['Pérez & Cía., p. ej. hoy.', 'Pérez y Compañía, por ejemplo hoy.'],
    ['Cuesta C$30 millones.', 'Cuesta 30 millones de dólares canadienses.'],
    ['De 1914–18, ½ siglo.', 'De 1914 a 1918, medio siglo.'],
  ],
  'títulos y abreviaturas': [
    ['En el s. XIX a. C. y los ss. IV y V.', 'En el siglo 19 antes de Cristo y los siglos 4 y 5.'],
    [
      'Vive en la Avda. de América y en C/ Mayor, 2.º izda.',
      'Vive en la Avenida de América y en calle Mayor, segundo izquierda.',
    ],
    ['El Sr. D. Juan leyó el Apéndice D. Índices.', 'El señor don Juan leyó el Apéndice D. Índices.'],
    ['Costó 500 ptas. en el t. II.', 'Costó quinientas pesetas en el tomo 2.'],
  ],
  'fechas y horas': [
    ['El 12/10/1492 a las 7:05 h en punto.', 'El 12 de octubre de 1492 a las 7 y 5 en punto.'],
    ['A las 19.30 h. del 01-05-2020.', 'A las 19 horas y 30 minutos del primero de mayo de 2020.'],
  ],
  medidas: [
    ['En 9,58 s con 3 mg/l y ½ l.', 'En 9,58 segundos con 3 miligramos por litro y medio litro.'],
    ['Ganaron por 3:1, según Juan 3:1.', 'Ganaron por 3 a 1, según Juan 3, 1.'],
    ['Llame al +34 91 123 45 67.', 'Llame al +3 4, 9 1, 1 2 3, 4 5, 6 7.'],
  ],
  'género, ordinales, versículos': [
    ['La II Guerra Mundial y el IV Congreso.', 'La segunda Guerra Mundial y el cuarto Congreso.'],
    [
      'Con 21 mujeres, 200 casas, 301 votos y 121 días.',
      'Con veintiuna mujeres, doscientas casas, trescientos un votos y ciento veintiún días.',
    ],
    ['Nació el 2/V/1936 en Bs. As. a las tres.', 'Nació el 2 de mayo de 1936 en Buenos Aires a las tres.'],
    [
      'Lea Mt 5,3-12; unas ¾ partes a −15 °C.',
      'Lea Mateo 5, 3 a 12; unas tres cuartas partes a menos 15 grados Celsius.',
    ],
    ['Hornee 20-25 min.', 'Hornee 20 a 25 minutos.'],
  ],
  'no days': [['Se fueron al mar.'], ['Vino el sol del mar.']],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'De mié. a vie., el sáb. 4 de ene. de 1999, de 8:00 a 9:00.',
      'De miércoles a viernes, el sábado 4 de enero de 1999, de 8 horas a 9 horas.',
    ],
    [
      'D.ª Pilar, c/ Real, apdo. 4, 3 millones de t.',
      'doña Pilar, calle Real, apartado 4, 3 millones de toneladas.',
    ],
    [
      '3.200 pesetas, 25 000 libras, 1 mesa y 1 día, capítulo 1 cuenta.',
      '3 mil doscientas pesetas, 25000 libras, una mesa y 1 día, capítulo 1 cuenta.',
    ],
    [
      '¾ l, ¼ hora, 0,45 €, 5 ‰, versión 3.4.',
      'tres cuartos de litro, un cuarto de hora, 45 céntimos, 5 por mil, versión 3 punto 4.',
    ],
    ['El zar Zog III; el mago Zog III.', 'El zar Zog tercero; el mago Zog 3.'],
    ['Escriba a post@ejemplo.org.', 'Escriba a post arroba ejemplo punto org.'],
  ],
});
