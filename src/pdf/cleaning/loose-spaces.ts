import type { CleanItem } from '../paragraphs/passing.ts';

const CLOSER = String.raw`[\s.,;:!?)\]»”"'’]`;
/**
 * Not before ".deb" and ")x", nor before a full stop that is spoken of: "the characters . and +", "wait . . . and see".
 */
const FULL_STOP = String.raw`\.(?=$|[»”"'’)\]]|\s+[\p{Lu}\p{N}«“„"(–—])`;
const BEFORE_STOP = new RegExp(
  String.raw`(?<=[\p{L}\p{N}»”"'’)\]])\s+(?=[,)\]](?:$|${CLOSER})|${FULL_STOP})`,
  'gu',
);
const AFTER_BRACKET = /(?<=\()\s+(?=[\p{L}\p{N}])/gu;
const AFTER_QUOTE = /(?<=(?:^|\s)‘)\s+(?=[\p{L}\p{N}])/gu;
/** "library()" is a name. */
const EMPTY_BRACKETS = /\s\(\s*\)/gu;

/**
 * Takes out the spaces that typesetting and the steps before leave beside stops and brackets: "the manual ).", "(
 * Berlin", "‘ so’", "see ()". Languages that set spaces before stops do so before ":;!?" only, which are let be.
 */
export function* tightenSpaces(items: Iterable<CleanItem>): Generator<CleanItem> {
  for (const item of items) {
    yield item.type === 'paragraph' ? { ...item, text: withoutLooseSpaces(item.text) } : item;
  }
}

/** Exported for its tests. */
export function withoutLooseSpaces(text: string): string {
  return text
    .replace(AFTER_BRACKET, '')
    .replace(AFTER_QUOTE, '')
    .replace(EMPTY_BRACKETS, '')
    .replace(BEFORE_STOP, '');
}
