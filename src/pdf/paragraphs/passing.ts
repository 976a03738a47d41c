import type { FlowItem } from './flow.ts';

/** What goes through the steps that work on paragraphs as it is. */
export type Passing = Exclude<FlowItem, { type: 'line' }>;
