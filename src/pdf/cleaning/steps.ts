import { removeAsterisks } from './asterisks.ts';
import { removeBareWatermarks } from './bare-watermarks.ts';
import { tagCaptions } from './captions.ts';
import { tagCaptionsBelow } from './captions-below.ts';
import { removeCitations } from './citations.ts';
import { tagCode } from './code.ts';
import { removeContentsLines } from './contents-lines.ts';
import { tagDrawings } from './drawings.ts';
import { tagDrawnLabels } from './drawn-labels.ts';
import { raiseFlatMarks } from './flat-marks.ts';
import { tagFootnotes } from './footnotes.ts';
import { tagFormulas } from './formulas.ts';
import { removeFurniture } from './furniture.ts';
import { removeHiddenText } from './hidden-text.ts';
import { removeIndex } from './index-pages.ts';
import { beginLineNumbers } from './line-numbers.ts';
import { shortenLinks } from './links.ts';
import { tightenSpaces } from './loose-spaces.ts';
import { removeMarginNotes } from './margin-notes.ts';
import { removeNoteMarks } from './note-marks.ts';
import { tagNotices } from './notices.ts';
import { removeOverprints } from './overprints.ts';
import { tagPictureCaptions } from './picture-captions.ts';
import { removeReferenceLists } from './reference-lists.ts';
import { removeSigns } from './signs.ts';
import { removeRuby } from './ruby.ts';
import type { Step } from './step.ts';
import { tagTables } from './tables.ts';
import { removeTurnedText } from './turned-text.ts';
import { removeVerseNumbers } from './verse-numbers.ts';

/**
 * The cleaning steps in the order in which they are taken: first those over runs, then those over pages, then those
 * over paragraphs.
 */
export const STEPS: readonly Step[] = [
  { name: 'hidden-text', over: 'runs', begin: () => removeHiddenText, after: {} },
  {
    ...{ name: 'turned-text', over: 'runs', begin: () => removeTurnedText },
    after: { 'hidden-text': 'what is hidden is told by its share of all text' },
  },
  {
    ...{ name: 'ruby', over: 'runs', begin: () => removeRuby },
    after: { 'turned-text': 'what runs another way is above nothing' },
  },
  {
    ...{ name: 'overprints', over: 'runs', begin: () => removeOverprints },
    after: {
      'hidden-text': 'hidden letters would count as covered text',
      'turned-text': 'a stamp along the edge would count as covered text',
    },
  },
  {
    ...{ name: 'line-numbers', over: 'runs', begin: beginLineNumbers },
    after: {
      'turned-text': 'a stamp along the edge may have numbers',
      overprints: 'its letters are no line',
    },
  },
  {
    ...{ name: 'margin-notes', over: 'runs', begin: () => removeMarginNotes },
    after: {
      overprints: 'its letters are no line',
      'line-numbers': 'numbers of lines stand in the margin, and would count as notes',
    },
  },
  {
    ...{ name: 'bare-watermarks', over: 'pages', clean: removeBareWatermarks },
    after: { overprints: 'a watermark is known by the pages whose text it covers' },
  },
  {
    ...{ name: 'furniture', over: 'pages', clean: removeFurniture },
    after: { 'bare-watermarks': 'a stamp at the edge of a page would be its outermost line' },
  },
  {
    ...{ name: 'contents', over: 'pages', clean: removeContentsLines },
    after: { furniture: 'a running head would part the heading from the entries' },
  },
  {
    ...{ name: 'index', over: 'pages', clean: removeIndex },
    after: {
      furniture: 'heads and page numbers would count among the lines that are no entries',
      contents: 'its entries end in page numbers, too',
    },
  },
  {
    ...{ name: 'code', over: 'pages', clean: tagCode },
    after: { furniture: 'a head in typewriter letters would belong to the listing below it' },
  },
  {
    ...{ name: 'flat-marks', over: 'pages', clean: raiseFlatMarks },
    after: { furniture: 'a page number below the notes would be the last line of the text' },
  },
  {
    ...{ name: 'footnotes', over: 'pages', clean: tagFootnotes },
    after: {
      furniture: 'a page number below the notes would be the last line of the text',
      code: 'small print at the foot may be a listing',
      'flat-marks': 'a note is known by its mark in the text',
    },
  },
  {
    ...{ name: 'notices', over: 'pages', clean: tagNotices },
    after: { footnotes: 'notes stand among the lines of a notice' },
  },
  {
    ...{ name: 'captions', over: 'pages', clean: tagCaptions },
    after: {
      code: 'a listing may begin like a caption',
      footnotes: 'a note may begin like a caption',
      notices: 'so may a notice',
    },
  },
  {
    ...{ name: 'picture-captions', over: 'pages', clean: tagPictureCaptions },
    after: {
      furniture: 'only without its head and number has the page nothing but the caption',
      captions: 'what says that it is a caption need not be guessed',
    },
  },
  {
    ...{ name: 'tables', over: 'pages', clean: tagTables },
    after: {
      code: 'listings have columns, too',
      captions: 'two rows are a table below a caption that says so',
    },
  },
  {
    ...{ name: 'drawings', over: 'pages', clean: tagDrawings },
    after: {
      captions: 'the words of a drawing are those above its caption',
      tables: 'a table is none of them',
    },
  },
  {
    ...{ name: 'drawn-labels', over: 'pages', clean: tagDrawnLabels },
    after: { drawings: 'it looks for the words of drawings without a caption' },
  },
  {
    ...{ name: 'captions-below', over: 'pages', clean: tagCaptionsBelow },
    after: {
      captions: 'what says that it is a caption need not be guessed',
      drawings: 'the words between a caption and the text would be those of a drawing',
    },
  },
  {
    ...{ name: 'formulas', over: 'pages', clean: tagFormulas },
    after: {
      code: 'listings have equals signs, too',
      tables: 'a column of numbers is no formula',
      'drawn-labels': 'the axis of a chart is no formula',
    },
  },
  {
    ...{ name: 'verse-numbers', over: 'pages', clean: removeVerseNumbers },
    after: {
      code: 'raised figures in a listing stay',
      footnotes: 'the mark that a note begins with stands before a word, too',
    },
  },
  {
    ...{ name: 'note-marks', over: 'pages', clean: removeNoteMarks },
    after: {
      code: 'raised figures in a listing stay',
      'flat-marks': 'it takes out the marks that this one finds',
      footnotes: 'the notes are known by the marks that it takes out',
    },
  },
  {
    ...{ name: 'asterisks', over: 'pages', clean: removeAsterisks },
    after: {
      code: 'a listing may have lines of asterisks',
      footnotes: 'the mark of a note may stand on a line of its own',
      tables: 'asterisks in a cell belong to the number above them',
    },
  },
  { name: 'reference-lists', over: 'paragraphs', clean: removeReferenceLists, after: {} },
  {
    ...{ name: 'citations', over: 'paragraphs', clean: removeCitations },
    after: { 'reference-lists': 'an entry is known by its year, which may stand in brackets' },
  },
  {
    ...{ name: 'links', over: 'paragraphs', clean: shortenLinks },
    after: { 'reference-lists': 'an entry may be known by its address' },
  },
  {
    ...{ name: 'loose-spaces', over: 'paragraphs', clean: tightenSpaces },
    after: {
      citations: 'it leaves spaces where they stood',
      links: 'so does this',
    },
  },
  {
    ...{ name: 'signs', over: 'paragraphs', clean: removeSigns },
    after: {
      citations: 'signs may be all that is left of a paragraph',
      links: 'signs may be all that is left of a paragraph',
    },
  },
];
