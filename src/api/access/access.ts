import type { Request, RequestHandler, Response } from 'express';
import type { AccessSettings, Account, Permission } from '../../settings/access.ts';
import { AppError } from '../../errors.ts';
import { accountOfToken, bearerToken } from './accounts.ts';
import { createSessionCookie } from './cookie.ts';
import { createLinks } from './links.ts';
import type { Session } from './sessions.ts';
import { createSessions } from './sessions.ts';
import { createSigner } from './signer.ts';

/** Who may do what, for the whole API. */
export interface Access {
  /** False where the service is open: then there are no accounts, and every book is everybody's. */
  readonly tokensNeeded: boolean;
  /** Lets a request with a token, a session or a signed link pass, and remembers whose it is. */
  requireAccount: RequestHandler;
  /** Whose books a request that passed may see; '' where the service is open. */
  owner: (req: Request) => string;
  /** Whether the account of a request that passed has a permission; nobody has one where the service is open. */
  may: (req: Request, permission: Permission) => boolean;
  /**
   * The account of a token or session, `null` for a stranger.
   *
   * @throws {AppError} `token-rejected`.
   */
  identify(req: Request): Account | null;
  /** Whether the one who asks may hear more than a stranger. @throws {AppError} `token-rejected`. */
  knows(req: Request): boolean;
  /** Whether there is still an account of this name; of no name, where the service is open. */
  hasAccount: (owner: string) => boolean;
  /** A path that `owner` may hand to a player: signed for a day where tokens are needed, else as it is. */
  link: (path: string, owner: string) => string;
  session: {
    read(req: Request): Session | null;
    /**
     * Begins a session with the token of the request; none where the service is open.
     *
     * @throws {AppError} `token-required` or `token-rejected`.
     */
    begin(req: Request, res: Response): Session | null;
    end(req: Request, res: Response): void;
  };
}

/**
 * @param options.secretKey Signs sessions and links; see secret-key.ts.
 * @param options.alwaysSecure Where every visitor comes over https.
 */
export function createAccess(options: {
  accounts: AccessSettings['accounts'];
  secretKey: string;
  alwaysSecure: boolean;
  now?: () => Date;
}): Access {
  const { accounts, secretKey, alwaysSecure, now = () => new Date() } = options;
  const sessions = createSessions({ accounts, signer: createSigner(secretKey, 'sessions'), now });
  const links = createLinks({ accounts, signer: createSigner(secretKey, 'links'), now });
  const cookie = createSessionCookie({ alwaysSecure });
  const passed = new WeakMap<Request, Account>();

  const accountOfHeader = (req: Request): Account | null => {
    const token = bearerToken(req.get('Authorization'));
    if (token === null) return null;
    const account = accountOfToken(accounts, token);
    if (account === null) throw new AppError('token-rejected');
    return account;
  };
  const readSession = (req: Request): Session | null => {
    const value = cookie.read(req);
    return value === null ? null : sessions.read(value);
  };
  const identify = (req: Request): Account | null =>
    accountOfHeader(req) ?? readSession(req)?.account ?? null;

  /** A link speaks for itself: who follows somebody else's is not asked who they are. */
  const accountOfLink = (req: Request): Account | null => {
    const { expires, signature } = req.query;
    const reads = req.method === 'GET' || req.method === 'HEAD';
    if (signature === undefined || !reads) return null;
    return links.verify(`${req.baseUrl}${req.path}`, { expires, signature });
  };

  const accountOf = (req: Request): Account => {
    const account = passed.get(req);
    if (account === undefined) throw new Error('this route does not require an account');
    return account;
  };

  return {
    tokensNeeded: true,
    requireAccount: (req, res, next) => {
      const account = accountOfLink(req) ?? identify(req);
      if (account === null) throw new AppError('token-required');
      passed.set(req, account);
      // Somebody's own: no cache between may keep it, and the browser asks again after signing out.
      res.setHeader('Cache-Control', 'private, no-cache');
      next();
    },
    owner: (req) => accountOf(req).name,
    may: (req, permission) => accountOf(req).permissions.includes(permission),
    identify,
    knows: (req) => identify(req) !== null,
    hasAccount: (owner) => accounts.some(({ name }) => name === owner),
    link: (path, owner) => links.sign(path, owner),
    session: {
      read: readSession,
      begin: (req, res) => {
        const account = accountOfHeader(req);
        if (account === null) throw new AppError('token-required');
        const begun = sessions.begin(account);
        cookie.write(req, res, begun.cookie, begun.session.expiresAt);
        return begun.session;
      },
      end: (req, res) => cookie.clear(req, res),
    },
  };
}
