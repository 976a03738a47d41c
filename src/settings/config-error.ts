import type { SettingProblem } from './reader.ts';

/** Every bad setting at once; `problems` has one entry each, ready to print. */
export class ConfigError extends Error {
  readonly problems: readonly SettingProblem[];
  readonly onRender: boolean;

  constructor(problems: readonly SettingProblem[], options: { onRender: boolean }) {
    super(problems.map(({ setting, message }) => `${setting}: ${message}`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
    this.onRender = options.onRender;
  }
}
