import { expect, test } from 'vitest';
import { metric } from '../../../src/languages/metric.ts';
import { createSpokenForm } from '../../../src/narration/spoken/spoken-form.ts';

const forms = new Map(
  ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'cs'].map((language) => [
    language,
    createSpokenForm({ language, rules: [] }),
  ]),
);

test.each([
  // Places
  ['en', 'Boston, Mass., and E. 42nd St.', 'Boston, Massachusetts, and East 42nd Street.'],
  ['fr', 'Le vent du N.-O. en déc. à 35 m.', 'Le vent du nord-ouest en décembre à 35 mètres.'],
  // Books and law
  ['en', 'See pp. 34 f. and 40 ff. again.', 'See pages 34 and following and 40 and following again.'],
  ['fr', 'Page 34 et sq., v. 2.0.', 'Page 34 et suivante, version 2 point 0.'],
  ['es', 'El art. 5, inc. b), del C. C.', 'El artículo 5, inciso b), del Código Civil.'],
  ['it', 'Nell’atto III, sc. 2, e nella l. 5 marzo.', 'Nell’atto terzo, scena 2, e nella legge 5 marzo.'],
  ['nl', 'Zie blz. 34 v. en de art. 3-5.', 'Zie bladzijde 34 en volgende en de artikelen 3-5.'],
  ['de', 'Die 3., erw. Aufl. v. 1. Mai.', 'Die dritte erweiterte Auflage vom ersten Mai.'],
  // Doses
  ['en', 'Take 5 mg b.i.d., 3 g/day.', 'Take 5 milligrams twice a day, 3 grams per day.'],
  ['de', 'Nimm 2 Tbl., 5 IE und 3 µmol.', 'Nimm 2 Tabletten, 5 Internationale Einheiten und 3 Mikromol.'],
  ['fr', 'Prendre 2 cp., 500 mg/j.', 'Prendre 2 comprimés, 500 milligrammes par jour.'],
  ['es', 'Tomar 2 comp. 3 × día.', 'Tomar 2 comprimidos 3 veces al día.'],
  ['it', 'Prendere 2 cpr., 500 mg/die.', 'Prendere 2 compresse, 500 milligrammi al giorno.'],
  ['pt', 'Tomar 2 comp. 3 × dia.', 'Tomar 2 comprimidos 3 vezes ao dia.'],
  ['nl', 'Neem 2 tabl., 3 dd 1.', 'Neem 2 tabletten, 3 maal daags 1.'],
  // Money
  ['en', 'It cost EUR 12 or 17½p.', 'It cost 12 euros or 17 and a half pence.'],
  ['de', 'Miete 450,– € und 30 USD.', 'Miete 450 Euro und 30 US-Dollar.'],
  ['es', 'Son 3 millones de €.', 'Son 3 millones de euros.'],
  ['fr', 'Soit 3 s. 6 d. et 30 CHF.', 'Soit 3 sous 6 deniers et 30 francs suisses.'],
  ['nl', 'Huur € 450 p.m. of f 3,50.', 'Huur 450 euro per maand of 3 gulden 50.'],
  // Sizes, comparisons, tolerances
  ['en', "The room is 12' × 15' (± 2).", 'The room is 12 by 15 feet (plus or minus 2).'],
  ['en', 'Adults drank > 2 l.', 'Adults drank more than 2 liters.'],
  ['de', 'Es wiegt < 3 kg.', 'Es wiegt weniger als 3 Kilogramm.'],
  // Clocks that were stopped
  ['en', 'He ran it in 2:05:33.', 'He ran it in 2 hours 5 minutes 33 seconds.'],
  ['fr', 'En 2\'30" ou 9"58.', 'En 2 minutes 30 secondes ou 9 secondes 58.'],
  ['de', 'Von 8.30–17.00 Uhr.', 'Von 8 Uhr 30 bis 17 Uhr.'],
  ['pt', 'Venceu por 3x1 em 1h02min33s.', 'Venceu por 3 a 1 em uma hora 2 minutos 33 segundos.'],
  // Decimals whose comma the engine would say
  ['cs', 'Měří 2,5 m a váží 10,05 kg.', 'Měří dvě celé 5 metru a váží 10 celých 0 5 kilogramu.'],
  // Blood pressure and pulse, equations, scales
  ['de', 'RR 140/90 mmHg, Puls 88/min.', 'RR 140 zu 90 Millimeter Quecksilbersäule, Puls 88 pro Minute.'],
  ['es', 'PA 140/90 mmHg, 88 lpm.', 'PA 140 sobre 90 milímetros de mercurio, 88 latidos por minuto.'],
  ['fr', 'Pouls 88/min, 3 fois/j.', 'Pouls 88 par minute, 3 fois par jour.'],
  ['nl', 'Schaal 1:25.000, 52° 22′ NB.', 'Schaal 1 op 25.000, 52 graden 22 minuten noorderbreedte.'],
  ['de', 'Aus 3x − 5 = 0 folgt es.', 'Aus 3x − 5 gleich 0 folgt es.'],
  // Persons and their places
  [
    'es',
    'N. el 12 de marzo de 1821 en León, m. en 1890.',
    'Nació el 12 de marzo de 1821 en León, murió en 1890.',
  ],
  ['it', 'T. II, dom. chiuso, all’89′ segnò.', 'Tomo secondo, domenica chiuso, all’ottantanovesimo segnò.'],
  ['pt', 'Lg. do Carmo, r/c, ½ colher (chá).', 'Largo do Carmo, rés-do-chão, meia colher de chá.'],
  [
    'nl',
    'Z.M. de koning, zn. van Jan, tr. 1850 Anna.',
    'Zijne Majesteit de koning, zoon van Jan, trouwt 1850 Anna.',
  ],
  ['de', 'Vor 1 Jahr kam Lt. z. S. Braun.', 'Vor einem Jahr kam Leutnant zur See Braun.'],
  ['fr', 'Des art. 12 à 14, ½ c. à c. de sel.', 'Des articles 12 à 14, une demi-cuillère à café de sel.'],
  // Acronyms that an engine takes for words, thousands, measures at the end
  ['fr', 'Près de 1 400 000 euros, selon l’OCDE.', 'Près d’un million 400 000 euros, selon l’O C D E.'],
  ['es', 'Unos 41 000 habitantes.', 'Unos cuarenta y un mil habitantes.'],
  ['it', 'Per 25-30 min.', 'Per 25 30 minuti.'],
  ['nl', 'Op 32-jarige leeftijd, 10-daagse.', 'Op tweeëndertigjarige leeftijd, tiendaagse.'],
  ['en', 'It is 8 × 10 in.', 'It is 8 by 10 inches.'],
  ['en', 'From 27 BC to AD 14.', 'From 27 BC to A.D 14.'],
  // Words stay words.
  ['pt', 'É dois terços da atual.', 'É dois terços da atual.'],
  ['de', 'Der Nebel war dicht.', 'Der Nebel war dicht.'],
  ['fr', 'Il se bat. Au port.', 'Il se bat. Au port.'],
  ['nl', 'Hij is Belg.', 'Hij is Belg.'],
  ['en', 'The Mass. is over, and so is La. He got a B.', 'The Mass. is over, and so is La. He got a B.'],
  ['en', 'In Paris, Va. Then he left.', 'In Paris, Va. Then he left.'],
])('%s: %s', (language, written, spoken) => {
  expect(forms.get(language)?.(written, 'text')).toBe(spoken);
});

test('measures are made of their prefixes, micro by both of its letters', () => {
  expect(metric('k:kilo µ:micro', 'g:gram:grams:kµ m:meter:meters:k')).toEqual({
    kg: { one: 'kilogram', many: 'kilograms' },
    µg: { one: 'microgram', many: 'micrograms' },
    μg: { one: 'microgram', many: 'micrograms' },
    km: { one: 'kilometer', many: 'kilometers' },
  });
});
