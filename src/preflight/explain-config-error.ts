import type { ConfigError } from '../config.ts';

/** Every bad setting in one message, with where settings are made. */
export function explainConfigError(error: ConfigError): string {
  const count = error.problems.length;
  const lines = error.problems.map(({ setting, message }) => `  ${setting} ${message}`);
  return [
    `${count === 1 ? 'A setting is' : `${count} settings are`} wrong:`,
    ...lines,
    `Set them in the environment of the start command; on Render, in the dashboard under Environment.`,
  ].join('\n');
}
