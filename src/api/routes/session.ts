import type { Request, RequestHandler } from 'express';
import type { SessionJson } from '../../contract/answers.ts';
import type { Session } from '../access/sessions.ts';
import type { AppDeps } from '../deps.ts';

type Service = Pick<AppDeps, 'access' | 'isPreview' | 'canPush'>;

/** `GET /v1/session`: who is asking. Answers strangers, too: a page must find out whether to ask for a token. */
export function getSession(service: Service): RequestHandler {
  return (req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    res.json(describe(service, req, service.access.session.read(req)));
  };
}

/**
 * `POST /v1/session` with a bearer token: begins a session, kept in a cookie. Where the service is open, does nothing.
 */
export function beginSession(service: Service): RequestHandler {
  return (req, res) => {
    const session = service.access.session.begin(req, res);
    res.setHeader('Cache-Control', 'no-store');
    res.json(describe(service, req, session));
  };
}

/** `DELETE /v1/session`: signs this browser out, whether or not it was signed in. */
export function endSession({ access }: Service): RequestHandler {
  return (req, res) => {
    access.session.end(req, res);
    res.status(204).end();
  };
}

function describe(
  { access, isPreview, canPush }: Service,
  req: Request,
  session: Session | null,
): SessionJson {
  return {
    tokenNeeded: access.tokensNeeded,
    preview: isPreview,
    audiobookshelf: canPush,
    account: access.identify(req)?.name ?? null,
    expiresAt: session?.expiresAt.toISOString() ?? null,
  };
}
