import type { Evidence, Removal } from './removal.ts';
import type { Matrix, Region } from './geometry.ts';

/** A part of a line's text: indexes into it, UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Where a line goes on after a gap much wider than a space: index into its text, and points from the left of the page.
 */
export interface Stop {
  at: number;
  x: number;
}

/** What a line can be besides running text. */
export type Part = 'caption' | 'code' | 'contents' | 'figure' | 'footnote' | 'formula' | 'index' | 'table';

/** What a step found a line to be. */
export interface PartOfPage extends Evidence {
  kind: Part;
  /** Whether a new one begins with it: a caption, a note. */
  opens: boolean;
}

/**
 * What can speak against taking something for running text: what it says itself ("Figure 3"), where it stands, how it
 * is set, that it comes again on other pages, that something else points at it (a mark in the text, a heading above,
 * a caption), and that the sentence before it goes on behind it.
 */
export type EvidenceKind = 'wording' | 'place' | 'look' | 'repetition' | 'pointer' | 'interruption';

/** Why a line that is read might be none to read. */
export interface Doubt extends Evidence {
  /** All kinds of evidence that steps had against it. */
  evidence: readonly EvidenceKind[];
}

/**
 * A line of text on a page. Points; `x` and `y` are where its baseline begins, `y` counted down from the top of the
 * page.
 */
export interface TextLine {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Font size of most of its characters. */
  size: number;
  /**
   * Numbers the font of most of its characters, across the book.
   */
  style: number;
  /** 0 on a page with one column and for lines across several; else counted from 1, left to right. */
  column: number;
  /** Whether nearly all of its characters are as wide as each other: a typewriter's font. */
  mono: boolean;
  /** Whether nearly all of its characters are bold. */
  bold: boolean;
  /** Smaller characters above the baseline: note marks, exponents, raised endings. */
  raised: readonly Span[];
  /** The gaps between the cells of a table, between the columns of a list. */
  stops: readonly Stop[];
  /** Whether a space is written behind its last letter: that of a Korean line, which may break within a word. */
  endsInSpace?: boolean;
  /** What the cleaning steps found it to be; running text where it is missing. */
  part?: PartOfPage;
  /** A step wanted it out, and the guard kept it. Says nothing where it became a part afterwards. */
  doubt?: Doubt;
  /** Marks of notes that the cleaning steps took out of it; on the first line of a note, the note's own. */
  notes?: readonly string[];
  /** Whether a part of it was filled into a field of a form. */
  filled?: true;
}

/** The text of one page, in reading order. */
export interface PageText {
  /** From 1. */
  page: number;
  /** From user space to the coordinates of the lines; `null` where there is no page behind them that could be read. */
  transform: Matrix | null;
  lines: readonly TextLine[];
  /**
   * Removed before its runs became lines: stamps along the edge, watermarks, text that isn't seen. Kept scan pages have
   * this name in their files, which versions share.
   */
  apart: readonly Removal[];
  /** Where something is drawn that is more than rules, frames and tables. */
  drawings?: readonly Region[];
  /** Where a picture is that is more than a logo and less than the page. */
  pictures?: readonly Region[];
  /**
   * Whether it is a picture: one covers most of it, bare or with a layer of text without ink, as recognition makes it.
   * Known when the page is read and not kept.
   */
  scan?: 'bare' | 'layered';
  /** Whether nothing is on it. Known when the page is read and not kept. */
  blank?: true;
  /** What was made of stains and drawings where a picture was read, and is no text. */
  noise?: readonly string[];
  /** Why the page could not be read; what it has lines of is what could. */
  unreadable: string | null;
}
