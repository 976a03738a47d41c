/** What a server says about a call that it refused, as far as it can be understood. */
export interface Complaint {
  /** For people, one line, no secret. */
  says: string;
  /** `insufficient_quota`, `model_not_found` …; empty where there is none. */
  code: string;
  /** The field that it is about, where it says so. */
  field: string | null;
}

const LONGEST_CHARACTERS = 300;
/** Keys as providers write them, also where they are masked in the middle. */
const KEY = /\b(?:sk|pk|gsk|key|Bearer)[-_ ][A-Za-z0-9*._-]{6,}/g;

/**
 * Reads `{"error":{…}}`, `{"error":"…"}`, `{"detail":…}` with a string, an object or a list (FastAPI's),
 * `{"message":…}`, a web page and plain text.
 */
export function readComplaint(body: string, apiKey: string | null): Complaint {
  const { says, code, field } = parse(body);
  return { says: tidy(says, apiKey), code, field };
}

/** Takes out a key, and what looks like one: servers like to repeat the key that they refuse. */
export function withoutKey(text: string, apiKey: string | null): string {
  const bare = apiKey === null ? text : text.replaceAll(apiKey, '[key]');
  return bare.replace(KEY, '[key]');
}

function parse(body: string): Complaint {
  const text = body.trim();
  if (text === '') return { says: 'it gives no reason', code: '', field: null };
  if (text.startsWith('<')) {
    const title = /<title[^>]*>([^<]*)</i.exec(text)?.[1]?.trim();
    const called = title === undefined || title === '' ? '' : ` called "${title}"`;
    return { says: `it answers with a web page${called}`, code: '', field: null };
  }
  try {
    return ofJson(JSON.parse(text));
  } catch {
    return { says: text, code: '', field: null };
  }
}

function ofJson(value: unknown): Complaint {
  if (typeof value === 'string') return { says: value, code: '', field: null };
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    return first === undefined ? { says: 'it gives no reason', code: '', field: null } : ofJson(first);
  }
  if (typeof value !== 'object' || value === null) return { says: String(value), code: '', field: null };
  const fields = value as Record<string, unknown>;
  for (const key of ['error', 'detail']) {
    const inner = fields[key];
    if (typeof inner === 'object' && inner !== null) return ofJson(inner);
    if (typeof inner === 'string' && fields['message'] === undefined) {
      return { says: inner, code: codeOf(fields), field: fieldOf(fields) };
    }
  }
  const message = fields['message'] ?? fields['msg'];
  return {
    says: typeof message === 'string' ? message : JSON.stringify(value),
    code: codeOf(fields),
    field: fieldOf(fields),
  };
}

function codeOf(fields: Record<string, unknown>): string {
  const code = fields['code'] ?? fields['error'] ?? fields['type'];
  return typeof code === 'string' ? code : '';
}

/** OpenAI names it in `param`, FastAPI at the end of `loc`. */
function fieldOf(fields: Record<string, unknown>): string | null {
  const { param, loc } = fields;
  if (typeof param === 'string') return param;
  const last: unknown = Array.isArray(loc) ? loc.at(-1) : null;
  return typeof last === 'string' ? last : null;
}

function tidy(text: string, apiKey: string | null): string {
  const line = withoutKey(text, apiKey).replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length > LONGEST_CHARACTERS
    ? `${characters.slice(0, LONGEST_CHARACTERS).join('')}…`
    : line;
}
