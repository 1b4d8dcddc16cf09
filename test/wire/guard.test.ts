import { describe, expect, it } from 'vitest';
import { createGuard, isPublic } from '../../src/wire/guard.ts';

describe('an address of the network', () => {
  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '2606:2800:220:1:248:1893:25c8:1946',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('%s is public', (address) => expect(isPublic(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:c0a8:101::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'not an address',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false));
});

describe('an address that is asked for', () => {
  const { checked } = createGuard({ allowedPrivateHosts: ['bridge.lan:8080', '127.0.0.1', '[::1]:9000'] });

  it.each([
    ['https://news.example.org/feed#top', 'https://news.example.org/feed'],
    ['http://news.example.org:80/feed', 'http://news.example.org/feed'],
    ['http://bridge.lan:8080/feed', 'http://bridge.lan:8080/feed'],
    ['http://127.0.0.1:3999/feed', 'http://127.0.0.1:3999/feed'],
    ['http://2130706433:3999/', 'http://127.0.0.1:3999/'],
    ['http://[::1]:9000/', 'http://[::1]:9000/'],
    ['http://8.8.8.8/', 'http://8.8.8.8/'],
  ])('%s may be', (written, asked) => expect(checked(written).href).toBe(asked));

  const inside = 'The address leads into a private network, which is not read.';
  const port = 'The address names a port that is not one of the web.';
  const secrets = 'The address holds a user name or a password; addresses with credentials are not read.';
  const scheme = 'Only http and https addresses are read.';
  it.each([
    ['http://localhost/', inside],
    ['http://LOCALHOST./', inside],
    ['http://a.localhost/', inside],
    ['http://printer.local/', inside],
    ['http://metadata.google.internal/', inside],
    ['http://intranet/', inside],
    ['http://10.1.2.3/', inside],
    ['http://0x0a010203/', inside],
    ['http://012.1.2.3/', inside],
    ['http://167838211/', inside],
    ['http://10.66051/', inside],
    ['http://169.254.169.254/latest/meta-data', inside],
    ['http://[::ffff:a01:203]/', inside],
    ['http://[fe80::1]/', inside],
    ['http://127.0.0.2/', inside],
    ['http://①⓪.0.0.1/', inside],
    ['http://bridge.lan/', inside],
    ['http://[::1]/', inside],
    ['http://news.example.org:22/', port],
    ['http://news.example.org:6379/', port],
    ['https://user:secret@news.example.org/', secrets],
    ['https://user@news.example.org/', secrets],
    ['ftp://news.example.org/', scheme],
    ['file:///etc/passwd', scheme],
    ['javascript:alert(1)', scheme],
    ['data:text/xml,<rss/>', scheme],
    ['no address', 'The address cannot be understood.'],
    [`https://news.example.org/${'a'.repeat(2100)}`, 'The address is longer than 2,048 characters.'],
  ])('%s may not', (written, reason) => expect(() => checked(written)).toThrow(reason));

  it('is never repeated in what is said of it', () => {
    expect(() => checked('https://user:secret@news.example.org/')).not.toThrow(/secret/);
  });
});
