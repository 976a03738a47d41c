import { comparisons, createShorthand } from '../shorthand.ts';

/** "el 3er piso", "inc. b)", "del C. C.", "3 × día", "S/ 30" */
export const speakShorthand = createShorthand([
  [/(?<![\p{L}\p{N}])1er(?=\s\p{Ll})/gu, 'primer'],
  [/(?<![\p{L}\p{N}])3er(?=\s\p{Ll})/gu, 'tercer'],
  [/(?<![\p{L}.])inc\.(?=\s\p{Ll}\))/gu, 'inciso'],
  [/(?<![\p{L}.])lit\.(?=\s\p{Ll}\))/gu, 'literal'],
  [/(?<=(?<!\p{L})[Dd]el\s)C\.\s?C\.(?!\p{L})/gu, 'Código Civil'],
  [/(?<=(?<!\p{L})[Dd]el\s)C\.\s?P\.(?!\p{L})/gu, 'Código Penal'],
  [/(?<=(?<!\p{L})[Dd]e\sla\s)C\.\s?E\.(?!\p{L})/gu, 'Constitución Española'],
  [/(?<!\p{L})L\.\s?O\.(?=\s\d)/gu, 'Ley Orgánica'],
  [/(?<!\p{L})R\.\s?D\.(?=\s\d)/gu, 'Real Decreto'],
  [/(?<=\d)\s?[×x]\s?(?=(?:día|mes)(?!\p{L}))/gu, ' veces al '],
  [/(?<=\d)\s?[×x]\s?(?=semana(?!\p{L}))/gu, ' veces a la '],
  [/(?<!\p{L})S\/\s?(\d[\d.,]*\d|\d)/gu, '$1 soles'],
  ...comparisons('más de', 'menos de', 'al menos', 'como máximo'),
]);
