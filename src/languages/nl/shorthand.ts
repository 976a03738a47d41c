import { comparisons, createShorthand, vitals } from '../shorthand.ts';

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
  [/(?<!\p{L})zo\.(?=\sgesloten|[,;)])/gu, 'zondag'],
  [/(?<=\d\s)u(?=\s\d{1,2}\smin)/gu, 'uur'],
  [/(?<=(?<!\p{L})per\s)kg(?!\p{L})/gu, 'kilogram'],
  [/(?<!\p{L})[Pp]r\.(?=\s(?:Hendrik|Bernhard|Margriet|Beatrix|Irene|Willem|Maurits|Frederik))/gu, 'Prins'],
  [/(?<!\p{L})kap\.(?=\s\p{Lu}\p{Ll})/gu, 'kapitein'],
  [/(?<=\d[ed]e?\s)Div\.(?!\p{L})/gu, 'Divisie'],
  [/(?<!\p{L})zn\.(?=\svan\s)/gu, 'zoon'],
  [/(?<!\p{L})dr\.(?=\svan\s\p{Lu}\p{Ll}+(?:[\s,.;)]|$)(?!\p{Lu}))/gu, 'dochter'],
  [/(?<=[;,]\s)tr\.(?=\s(?:te\s|in\s|\d{4}|met\s|\d{1,2}\s))/gu, 'trouwt'],
  [/(?<!\p{L})Z\.\s?M\.(?=\s)/gu, 'Zijne Majesteit'],
  [/(?<!\p{L})H\.\s?M\.(?=\s)/gu, 'Hare Majesteit'],
  [/(?<!\p{L})H\.\s?K\.\s?H\.(?!\p{L})/gu, 'Hare Koninklijke Hoogheid'],
  [/(?<!\p{L})Z\.\s?K\.\s?H\.(?!\p{L})/gu, 'Zijne Koninklijke Hoogheid'],
  ...vitals('over', 'per minuut'),
  ...comparisons('meer dan', 'minder dan', 'ten minste', 'ten hoogste'),
]);
