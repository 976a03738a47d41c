/** Typed access to the fields of a JSON object that collects what is wrong instead of stopping at the first. */
export interface FieldReader {
  /** Else that is the one problem that it has. */
  readonly isObject: boolean;
  text(field: string, fallback?: string): string;
  /** A list that has at least one. */
  texts(field: string): string[];
  textsByName(field: string): Record<string, string>;
  boolean(field: string, fallback: boolean): boolean;
  number(field: string, bounds: { fallback?: number; min: number; max: number }): number;
  /** Only plain http: it is asked on this machine, or in its network. */
  httpUrl(field: string): string;
  object(field: string): FieldReader;
  /** As it is; undefined where it isn't there. */
  optional(field: string): unknown;
  /** @param field null for the object itself. */
  problem(field: string | null, message: string): void;
  /** A field that nobody reads is a typing error, and somebody relies on it. */
  refuseOthers(options?: { known?: readonly string[]; because?: string }): void;
}

/** @param name Stands before every problem. */
export function createFieldReader(
  name: string,
  value: unknown,
  onProblem: (problem: string) => void,
): FieldReader {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const fields = isObject ? (value as Readonly<Record<string, unknown>>) : {};
  const read = new Set<string>();
  const problem = (field: string | null, message: string): void =>
    onProblem(`${name}${field === null ? '' : `.${field}`}: ${message}`);
  const take = (field: string): unknown => {
    read.add(field);
    return Object.hasOwn(fields, field) ? fields[field] : undefined;
  };
  if (!isObject) problem(null, 'must be an object');

  return {
    isObject,
    text: (field, fallback) => {
      const found = take(field) ?? fallback;
      if (typeof found === 'string' && found !== '') return found;
      if (isObject) problem(field, 'must be a text');
      return '';
    },
    texts: (field) => {
      const found = take(field);
      if (Array.isArray(found) && found.length > 0 && found.every((each) => typeof each === 'string'))
        return found;
      if (isObject) problem(field, 'must be a list of texts: the program, and its arguments');
      return [];
    },
    textsByName: (field) => {
      const found = take(field) ?? {};
      if (typeof found === 'object' && Object.values(found).every((each) => typeof each === 'string'))
        return { ...(found as Record<string, string>) };
      problem(field, 'must be an object of texts');
      return {};
    },
    boolean: (field, fallback) => {
      const found = take(field) ?? fallback;
      if (typeof found === 'boolean') return found;
      problem(field, 'must be true or false');
      return fallback;
    },
    number: (field, { fallback, min, max }) => {
      const found = take(field) ?? fallback;
      if (typeof found === 'number' && found >= min && found <= max) return found;
      if (isObject) problem(field, `must be a number from ${min} to ${max}`);
      return min;
    },
    httpUrl: (field) => {
      const found = take(field);
      if (typeof found === 'string' && URL.canParse(found) && new URL(found).protocol === 'http:')
        return found;
      problem(field, 'must be an http:// address');
      return '';
    },
    object: (field) =>
      createFieldReader(`${name}.${field}`, take(field), isObject ? onProblem : () => undefined),
    optional: take,
    problem,
    refuseOthers: ({ known = [], because = 'is no field that there is' } = {}) => {
      const others = Object.keys(fields).filter((field) => !read.has(field) && !known.includes(field));
      for (const other of others) problem(other, because);
    },
  };
}
