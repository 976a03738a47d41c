import type { MustConfirm } from '../db/steering.ts';
import type { Choices } from '../narration/choices.ts';
import type { BudgetSettings } from '../settings/budget.ts';

/** Whether a book's price has to be confirmed: the owner's rule, or more, where its listener wants it. */
export function confirmRule(
  { confirmSpending }: Pick<BudgetSettings, 'confirmSpending'>,
  { confirm }: Pick<Choices, 'confirm'>,
): MustConfirm {
  return confirm ? 'always' : confirmSpending;
}
