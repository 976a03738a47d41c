import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * Everything comes from this service itself; nothing is inline, nothing can be framed. Only audio may come from elsewhere: where
 * files live in a bucket, a finished book is a redirect to that store, whatever its address.
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

export function securityHeaders(): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    next();
  };
}

/**
 * A page of another site must not be able to upload into a service that runs on somebody's laptop: browsers say where a
 * request comes from, everything else (curl, scripts) doesn't, and passes.
 */
export function refuseCrossSite(): RequestHandler {
  return (req, _res, next) => {
    const safe = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
    if (!safe && req.get('Sec-Fetch-Site') === 'cross-site') throw new AppError('cross-site-request');
    next();
  };
}
