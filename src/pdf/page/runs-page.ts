import type { Removal } from './removal.ts';
import type { Matrix, Region } from './geometry.ts';
import type { TextRun } from './text-runs.ts';

/** A page before its runs are put together to lines. */
export interface RunsPage {
  /** From 1. */
  page: number;
  /** From user space to the coordinates of the runs. */
  transform: Matrix;
  runs: readonly TextRun[];
  /** Where its pictures are. */
  images: readonly Region[];
  /** What was taken out: its place among the lines is not known. */
  apart: readonly Removal[];
}
