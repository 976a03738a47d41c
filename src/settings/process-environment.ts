import type { Environment } from './reader.ts';

/** The environment of this process, for the one module that reads its settings. */
export function processEnvironment(): Environment {
  return process.env;
}

/**
 * The environment of a child: this process's own with some variables on top. Settings are read by `settings` only;
 * this hands them on without looking.
 */
export function environmentWith(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** What any program may need to run at all, and nothing that is a setting or a secret of this one. */
const PLAIN = /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TZ|LANG|LC_\w+|LD_LIBRARY_PATH)$/;

/** The environment of a program that is none of ours. */
export function plainEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const plain = Object.entries(process.env).filter(([name]) => PLAIN.test(name));
  return { ...Object.fromEntries(plain), ...variables };
}

/** Sets variables for a library that can be told in no other way; before it is loaded. */
export function setEnvironment(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}
