import type { Place } from './place.ts';

/**
 * What the cleaner takes something for that it leaves out of what is read; `doubtful` is what it reads and a step
 * wanted to leave out. Of `wanted` the listener says that it is read, of `unwanted` that it isn't, and of `not-found`
 * one or the other, but it isn't there.
 */
export type RemovedKind =
  | 'doubtful'
  | 'wanted'
  | 'unwanted'
  | 'not-found'
  | 'header'
  | 'footer'
  | 'page-number'
  | 'margin'
  | 'watermark'
  | 'hidden'
  | 'contents'
  | 'index'
  | 'footnote'
  | 'note-mark'
  | 'citation'
  | 'reference'
  | 'link'
  | 'caption'
  | 'figure'
  | 'formula'
  | 'table'
  | 'code'
  | 'garbled'
  | 'unreadable-page';

/** Who left something out, and why. */
export interface Evidence {
  /** The name of the step, as the list of steps has it. */
  step: string;
  /** What it went by, for whoever looks into what became of a page: "comes again on the pages around". */
  reason: string;
}

/** Something that was left out. */
export interface Removal extends Evidence {
  kind: RemovedKind;
  text: string;
  /** Of its lines, or of those that it stood in; none where it was no text of a page. */
  places: readonly Place[];
}
