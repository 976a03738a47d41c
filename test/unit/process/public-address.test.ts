import { expect, test } from 'vitest';
import { isPublicAddress, NotPublic, resolvePublic } from '../../../src/process/public-address.ts';

test.each([
  '0.0.0.0',
  '10.255.0.1',
  '100.64.0.1',
  '127.0.0.53',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2001::1',
  '2002:a00:1::',
  '2001:db8::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
  'example.org',
  '',
])('%s is not on the internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450::1'])(
  '%s is on the internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

const resolver = (four: string[], six: string[]): NonNullable<Parameters<typeof resolvePublic>[1]> => ({
  resolve4: (() => Promise.resolve(four)) as never,
  resolve6: (() => (six.length === 0 ? Promise.reject(new Error('ENODATA')) : Promise.resolve(six))) as never,
});

test('a name is its addresses, and one of them that is private spoils it', async () => {
  expect(await resolvePublic('a.example', resolver(['8.8.8.8'], ['2606:4700::1111']))).toEqual([
    { address: '8.8.8.8', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ]);
  await expect(resolvePublic('a.example', resolver(['8.8.8.8', '10.0.0.1'], []))).rejects.toThrow(NotPublic);
  await expect(resolvePublic('a.example', resolver(['8.8.8.8'], ['fd00::1']))).rejects.toThrow(NotPublic);
  await expect(resolvePublic('a.example', resolver([], []))).rejects.toThrow('a.example has no address');
});
