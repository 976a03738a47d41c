import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import { cameOverHttps } from './access/cookie.ts';

/**
 * Everything comes from this service itself; nothing is inline, nothing can be framed. Only audio may come from
 * elsewhere: where files live in a bucket, a finished book is a redirect to that store, whatever its address.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' https: http:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For how long a browser comes back over https only. Seconds: a year. */
const HTTPS_ONLY = 'max-age=31536000';

export function securityHeaders(): RequestHandler {
  return (req, res, next) => {
    if (cameOverHttps(req)) res.setHeader('Strict-Transport-Security', HTTPS_ONLY);
    res.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    next();
  };
}

/**
 * Only our own page may change anything from within a browser: another one must not upload into a service on somebody's
 * laptop, nor use the session of somebody who is signed in. The cookie is `SameSite=Strict`, but to a browser all ports
 * of a host, and all hosts of a domain, are the same site. What is no browser (curl, scripts) says nothing of where it
 * comes from, and passes.
 */
export function refuseCrossSite(): RequestHandler {
  return (req, _res, next) => {
    const safe = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
    if (!safe) refuseFromElsewhere(req);
    next();
  };
}

/**
 * The same for a GET that may buy something: any page could hold a picture or a sound of that address.
 *
 * @throws {AppError} `cross-site-request`
 */
export function refuseFromElsewhere(req: Request): void {
  if (comesFromElsewhere(req)) throw new AppError('cross-site-request');
}

function comesFromElsewhere(req: Request): boolean {
  const site = req.get('Sec-Fetch-Site');
  // `none`: the user did it, by a bookmark or the address bar.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  // Older browsers, and all of them over plain http, say only this much.
  const origin = req.get('Origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== req.get('Host')?.toLowerCase();
}
