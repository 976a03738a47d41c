import type { CookieOptions, Request, Response } from 'express';

/** The browser's side of a session. */
export interface SessionCookie {
  read(req: Request): string | null;
  write(req: Request, res: Response, value: string, expiresAt: Date): void;
  clear(req: Request, res: Response): void;
}

/**
 * A cookie that scripts can't read and that no other site's page can make the browser send. Over https it is for https
 * only, and its name says so (`__Host-`): then nothing but this very host can have set it.
 *
 * @param options.alwaysSecure Where every visitor comes over https, whatever the headers say.
 */
export function createSessionCookie({ alwaysSecure }: { alwaysSecure: boolean }): SessionCookie {
  const isSecure = (req: Request): boolean => alwaysSecure || cameOverHttps(req);
  const nameFor = (req: Request): string => (isSecure(req) ? '__Host-tandem' : 'tandem');
  const options = (req: Request): CookieOptions => ({
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(req),
  });
  return {
    read: (req) => valueOf(req.get('Cookie'), nameFor(req)),
    write: (req, res, value, expires) => void res.cookie(nameFor(req), value, { ...options(req), expires }),
    clear: (req, res) => void res.clearCookie(nameFor(req), options(req)),
  };
}

/**
 * TLS ends at a proxy, which says so in `X-Forwarded-Proto`. Express's `trust proxy` stays off, since nothing here
 * depends on a client's address or host; this one header is believed whoever sends it: a lie in it can only make the
 * liar's own cookie stricter or the liar's own session unknown.
 */
export function cameOverHttps(req: Request): boolean {
  const [first = ''] = (req.get('X-Forwarded-Proto') ?? '').split(',');
  return req.secure || first.trim().toLowerCase() === 'https';
}

function valueOf(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
