import type { Paragraph } from './paragraphs.ts';
import type { Passing } from './passing.ts';

/** Not before the dots of ". . .", and not before ".deb" or ")x": those begin something. */
const BEFORE_STOP = /(?<=[\p{L}\p{N}»”"'’)\]])\s+(?=[,.)\]](?:$|[\s.,;:!?)\]»”"'’]))(?!\.\s?\.)/gu;
const AFTER_BRACKET = /(?<=\()\s+(?=[\p{L}\p{N}])/gu;
/** "library()" is a name. */
const EMPTY_BRACKETS = /\s\(\s*\)/gu;

/**
 * Takes out the spaces that typesetting and the steps before leave beside stops and brackets: "the manual ).", "( Berlin", "see ()". Languages
 * that set spaces before stops do so before ":;!?" only, which are let be.
 */
export function* tightenSpaces(items: Iterable<Paragraph | Passing>): Generator<Paragraph | Passing> {
  for (const item of items) {
    yield item.type === 'paragraph' ? { ...item, text: withoutLooseSpaces(item.text) } : item;
  }
}

/** Exported for its tests. */
export function withoutLooseSpaces(text: string): string {
  return text.replace(AFTER_BRACKET, '').replace(EMPTY_BRACKETS, '').replace(BEFORE_STOP, '');
}
