import type { Box, Matrix } from './geometry.ts';

/**
 * A PDF that is open, whatever program reads it. One page is read at a time, in any order; what can't be read of a page
 * is an error of that page and of no other.
 */
export interface PageSource {
  readonly pages: number;
  readonly title: string | null;
  readonly author: string | null;
  /** What the document says about its language; often a wrong default. */
  readonly language: string | null;
  /** Whether it could be opened with its password only. */
  readonly isLocked: boolean;
  /** The entries of its outline that lead to a page of it, as a tree; what leads nowhere hands its children up. */
  bookmarks(): Promise<readonly Bookmark[]>;
  /** @param page from 1 */
  read(page: number): Promise<SourcePage>;
  close(): Promise<void>;
}

export interface Bookmark {
  title: string;
  /** From 1. */
  page: number;
  /** User space of that page; `null` stands for the top of the page. */
  target: { x: number; y: number } | null;
  children: readonly Bookmark[];
}

export interface SourcePage {
  /** What is shown of it. */
  view: Box;
  /**
   * From user space to the page as it is shown: points from its upper left corner, `y` down, turned as its /Rotate
   * says.
   */
  transform: Matrix;
  text: readonly SourceText[];
  /** By the names that the text gives. */
  fonts: Readonly<Record<string, SourceFont>>;
  /** Where its pictures are. */
  images: readonly Box[];
  /** Where shapes are painted near each other. */
  shapes: readonly Shapes[];
  /** The fields of a form that lie on it. */
  fields: readonly SourceField[];
  /** Whether nothing is on it, seen or not: what is drawn of it is a white sheet. */
  isBlank: boolean;
}

/** A field of a form. */
export interface SourceField {
  box: Box;
  /** What was written into it or chosen, line by line, in the order in which it is read; none where it is empty. */
  value: readonly string[] | 'ticked';
}

/** A run of text: what a program of the page sets in one go, in one font and size, as far as the reader can tell. */
export interface SourceText {
  /** In the order in which it stands on the page: from the left, along its line. */
  text: string;
  /** Whether it has letters that are read from the right. */
  rightToLeft: boolean;
  /** From glyph space, in which the font size is 1, to user space. */
  transform: Matrix;
  /** Along the line, in user space. */
  width: number;
  /** The font size, where the matrix doesn't tell. */
  height: number;
  /** A key of `fonts`; the same font may have another one on another page. */
  font: string;
  /** Why it isn't seen, where it isn't. */
  unseen?: Unseen;
}

/**
 * No ink; white ink on nothing; ink of the colour below it; ink that lets everything through; outside of what is
 * painted; below what was painted later: a black bar, a picture.
 */
export type Unseen = 'invisible' | 'white' | 'on its colour' | 'transparent' | 'clipped' | 'covered';

export interface SourceFont {
  /** The kind of letters: "serif", "sans-serif", "monospace". */
  family: string;
  /** As the PDF calls it, such as "ABCDEF+LMRoman10-Bold"; `null` where that isn't known. */
  name: string | null;
  /** In font sizes. */
  ascent: number;
  descent: number;
  /**
   * Whether its letters are drawings (Type 3), whose space may be flipped: their matrix doesn't tell which way up they
   * are.
   */
  drawn: boolean;
  /** Whether its letters stand below each other. Then `SourceText.height` is what they take along their line. */
  vertical: boolean;
}

/**
 * A box that holds shapes near each other; how many they are; and how many of them aren't made of upright and level
 * lines.
 */
export type Shapes = readonly [...box: Box, count: number, bent: number];
