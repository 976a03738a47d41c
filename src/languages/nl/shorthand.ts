import { comparisons, createShorthand } from '../shorthand.ts';

/** "blz. 34 v.", "€ 450 p.m.", "f 3,50", "de art. 3-5", "3 dd 1" */
export const speakShorthand = createShorthand([
  [/(?<=(?<!\p{L})(?:blz|pp?|pag)\.\s\d{1,4}\s)v\.(?=[,;)\s]|$)/gu, 'en volgende'],
  [/(?<=€\s?\d[\d.]{0,9}(?:,[\d–-]{1,2})?\s)p\.\s?m\./gu, 'per maand'],
  [/(?<![\p{L}.])f\s(?=\d{1,3}(?:\.\d{3}){0,3},(?:\d\d|[–-]))/gu, 'ƒ '],
  [/(?<![\p{L}.])fl?\.\s?(?=\d)/gu, 'ƒ '],
  [/(?<![\p{L}\p{N}.,:–-])(\d{1,2})\s?[-–]\s?(\d{1,2})\su(?:ur|\.)?(?=[\s,;)]|$)/gu, '$1 tot $2 uur'],
  [/(?<=(?<!\p{L})[Dd]e\s)art\.(?=\s\d)/gu, 'artikelen'],
  [/(?<![\p{L}.])[Vv]\.\s?(?=\d{1,3}\.\d)/gu, 'versie '],
  [/(?<=\d)\s?dd\s?(?=\d)/gu, ' maal daags '],
  ...comparisons('meer dan', 'minder dan', 'ten minste', 'ten hoogste'),
]);
