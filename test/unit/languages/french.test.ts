import { testSpoken } from './spoken-examples.ts';

testSpoken('fr', {
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      'Du 3-5 mai, de 10h-16h, dim. de 14 à 18 h.',
      'Du 3 au 5 mai, de 10 heures à 16 heures, dimanche de 14 à 18 heures.',
    ],
    ['Jean Martin (* 1850, † 1910).', 'Jean Martin (né en 1850, mort en 1910).'],
    [
      'Le 2nd jour, le 100e jour, 5 ex., 50 hab./km².',
      'Le second jour, le centième jour, 5 exemplaires, 50 habitants par kilomètre carré.',
    ],
    [
      'Une pièce de 3 × 4 m, 2 ½ h, ¾ l, 3/8.',
      'Une pièce de 3 sur 4 mètres, 2 heures et demie, trois quarts de litre, trois huitièmes.',
    ],
    [
      'Mmes Roux et Blanc, le P. Ponchel, bd St-Michel.',
      'Mesdames Roux et Blanc, le père Ponchel, boulevard Saint-Michel.',
    ],
    [
      'L’art. L. 121-3, p. 12 sqq., 3 €/kg.',
      'L’article L 121-3, page 12 et suivantes, 3 euros par kilogramme.',
    ],
  ],
  'numerals, abbreviations, amounts, signs': [
    [
      'Le XIXe siècle, sous Louis XIV et François Ier.',
      'Le dix-neuvième siècle, sous Louis 14 et François premier.',
    ],
    ['Chapitre IV, p. 12.', 'Chapitre 4, page 12.'],
    ['M. Dupont et Mme Durand.', 'Monsieur Dupont et Madame Durand.'],
    ['La 2e fois, c.-à-d. la dernière.', 'La deuxième fois, c’est-à-dire la dernière.'],
    ['Ils ont payé 3,50 € pour 5 km.', 'Ils ont payé 3 euros 50 pour 5 kilomètres.'],
    ['De 1914–18.', 'De 1914 à 1918.'],
    [
      'Il coûte C$5 ou 30 millions US$.',
      'Il coûte 5 dollars canadiens ou 30 millions de dollars américains.',
    ],
    ['En 44 av. J.-C. à Rome.', 'En 44 avant Jésus-Christ à Rome.'],
    ['Si a = b et x² ≥ 2.', 'Si a égale b et x au carré supérieur ou égal à 2.'],
  ],
  'titres et abréviations': [
    [
      'M. de Villefort et M. le comte, M. d’Artagnan.',
      'Monsieur de Villefort et Monsieur le comte, Monsieur d’Artagnan.',
    ],
    ['Le no 5, n° 6 et nos 7.', 'Le numéro 5, numéro 6 et numéros 7.'],
    ['En 50 apr. J.-C., t. II, p. 3.', 'En 50 après Jésus-Christ, tome 2, page 3.'],
    ['Il habite 5, av. Foch, bd. Raspail.', 'Il habite 5, avenue Foch, boulevard Raspail.'],
    ['Ils étaient sept.'],
    ['Le 5 sept. 1990.', 'Le 5 septembre 1990.'],
    ['Je dis non.'],
  ],
  'dates et heures': [
    ['Le 14/07/1789 à 23h40.', 'Le 14 juillet 1789 à 23 heures 40.'],
    ['Le 01.05.2020, vers 7 h 05 ou 1 h.', 'Le premier mai 2020, vers 7 heures 5 ou une heure.'],
  ],
  'argent et mesures': [
    ['Il a 30 millions € et 2 M$.', 'Il a 30 millions d’euros et 2 millions de dollars.'],
    ['En 9,58 s, 3 mg/l, ½ l.', 'En 9,58 secondes, 3 milligrammes par litre, un demi litre.'],
    ['En 2023 L’équipe gagna 5 L.', 'En 2023 L’équipe gagna 5 litres.'],
    ['Ils ont gagné 3:1.', 'Ils ont gagné 3 contre 1.'],
    ['Appelez le 01 42 68 53 00.', 'Appelez le 0 1, 42, 68, 53, 0 0.'],
  ],
  'versets, lieux, féminins': [
    [
      'Lisez Mt 5, 3-12, à 48° 51′ N.',
      'Lisez Matthieu 5, 3 à 12, à 48 degrés cinquante et une minutes nord.',
    ],
    [
      'Il y a 21 femmes, 1 euro et 2 c. à s. de sel.',
      'Il y a vingt et une femmes, un euro et 2 cuillères à soupe de sel.',
    ],
    ['Le plan au 1/25 000, par −15 °C.', 'Le plan au 1 sur 25 000, par moins 15 degrés Celsius.'],
    ['La 89e minute, selon Cie.', 'La quatre-vingt-neuvième minute, selon compagnie.'],
  ],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'Du jeu. au sam., le 4 févr. 1999, M. et Mlle Roux.',
      'Du jeudi au samedi, le 4 février 1999, Monsieur et Mademoiselle Roux.',
    ],
    [
      'Me Blanc, op. cit., n. 4 et suiv., art. 5 du Code pén.',
      'Maître Blanc, opus citatum, note 4 et suivantes, article 5 du Code pénal.',
    ],
    [
      '400 arbres, 1 501 euros, 61 minutes et 91 ans.',
      'quatre cents arbres, mille cinq cent un euros, soixante et une minutes et 91 ans.',
    ],
    [
      '5 ‰, 0,45 €, 7 l/100 km, 3 millions de t.',
      '5 pour mille, 45 centimes, 7 litres aux 100 kilomètres, 3 millions de tonnes.',
    ],
    ['Le roi Zog Ier; le mage Zog II.', 'Le roi Zog premier; le mage Zog 2.'],
    [
      'Écrivez à post@exemple.org, version 3.4.',
      'Écrivez à post arobase exemple point org, version 3 point 4.',
    ],
  ],
});
