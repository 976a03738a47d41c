/**
 * The environment of a child: this process's own with some variables on top. Settings are read by `config.ts` only;
 * this hands them on without looking.
 */
export function environmentWith(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- Passed on as a whole.
  return { ...process.env, ...variables };
}

/** Sets variables for a library that can be told in no other way; before it is loaded. */
export function setEnvironment(variables: Readonly<Record<string, string>>): void {
  // eslint-disable-next-line no-restricted-properties -- Written, not read.
  Object.assign(process.env, variables);
}
