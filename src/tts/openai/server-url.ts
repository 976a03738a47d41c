import type { SettingsReader } from '../../settings/reader.ts';
import { isPrivateHost } from './address.ts';

/**
 * The address of a server that texts, sound and keys are sent to; `null` where there is none, or none that can be used,
 * which is a problem then.
 *
 * @param keySetting where a key belongs
 */
export function readServerUrl(read: SettingsReader, setting: string, keySetting: string): URL | null {
  const place = read.optionalText(setting);
  // As Render's Blueprints give the address of a private service.
  const text =
    place !== null && /^[a-z0-9.-]+:\d{1,5}$/i.test(place)
      ? `http://${place}/v1`
      : read.url(setting, ['https:', 'http:']);
  if (text === null) return null;
  const url = new URL(text);
  const problem =
    url.username !== '' || url.password !== ''
      ? `holds a password; a key belongs into ${keySetting}`
      : url.search !== '' || url.hash !== ''
        ? 'has something behind its path; it ends like https://host/v1'
        : url.protocol === 'http:' && !isPrivateHost(url.hostname)
          ? 'is plain http to another network; texts and keys are only sent over https'
          : null;
  if (problem === null) return url;
  read.problem(setting, problem);
  return null;
}
