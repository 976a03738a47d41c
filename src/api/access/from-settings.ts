import type { Config } from '../../service/config.ts';
import type { Access } from './access.ts';
import { createAccess } from './access.ts';
import { createOpenAccess } from './open-access.ts';
import { openSecretKey } from '../../service/secret-key.ts';

/** Access as the settings say: by token, for everybody, or for this machine. */
export async function accessFromSettings(
  config: Pick<Config, 'access' | 'dataDir' | 'onRender'>,
): Promise<Access> {
  const { accounts, publicAccess } = config.access;
  if (accounts.length === 0) return createOpenAccess({ localOnly: !publicAccess });
  return createAccess({
    accounts,
    secretKey: await openSecretKey(config),
    // Its proxy answers http with a redirect to https.
    alwaysSecure: config.onRender,
  });
}
