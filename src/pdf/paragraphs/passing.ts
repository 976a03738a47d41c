import type { FlowItem } from './flow.ts';
import type { Paragraph } from './paragraphs.ts';

/** What goes through the steps that work on paragraphs as it is. */
export type Passing = Exclude<FlowItem, { type: 'line' }>;

/** A paragraph on its way, or what passes between two. */
export type CleanItem = Paragraph | Passing;

/** What is kept of it while the rest of the book is cleaned. */
export type KeptItem = Omit<Paragraph, 'lines'> | Passing;
