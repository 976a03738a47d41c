import type { Request } from 'express';
import { cameOverHttps } from './access/cookie.ts';

/** Where this service is, as the one who asks calls it: `https://tandem.example`. */
export function originOf(req: Request): string {
  return `${cameOverHttps(req) ? 'https' : 'http'}://${req.get('Host') ?? 'localhost'}`;
}
