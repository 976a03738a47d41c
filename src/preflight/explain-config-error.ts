import type { ConfigError } from '../settings/config-error.ts';
import { placeOfSetting, renderHint } from '../settings/render-dashboard.ts';

export const WHERE_SETTINGS_ARE =
  'Settings are made in the environment of the start command; on Render, in the dashboard under Environment.';

/** Every bad setting in one message: one line where it is one, a block where there are several. */
export function explainConfigError({ problems, onRender }: ConfigError): string {
  const lines = problems.map(
    ({ setting, message }) => `${setting} ${message}${renderHint(onRender ? placeOfSetting(setting) : null)}`,
  );
  return lines.length === 1
    ? `Not started. ${lines.join('')}`
    : [
        `Not started, ${lines.length} settings are wrong:`,
        ...lines.map((line) => `  ${line}`),
        WHERE_SETTINGS_ARE,
      ].join('\n');
}
