// Guard: which network addresses may be reached at all. What is asked of it by name is checked again where the socket connects.
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

export interface GuardOptions {
  /** Hosts inside the operator's network that may be read all the same: a name or an address, with a port or for any. */
  readonly allowedPrivateHosts?: readonly string[];
  readonly resolve?: Resolve;
  /** This machine's own addresses. */
  readonly own?: () => readonly string[];
}

/** Every address of a name, as `dns.lookup` gives them. */
export type Resolve = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

export type Guard = ReturnType<typeof createGuard>;

/** An address that is not to be reached. Its message is for a moderator and tells nothing of the network. */
export class Forbidden extends Error {
  readonly code = 'DATELINE_FORBIDDEN';

  constructor(message: string) {
    super(message);
    this.name = 'Forbidden';
  }
}

const INSIDE = 'The address leads into a private network, which is not read.';
const LONGEST_URL = 2_048;
const OWN_FOR_MS = 60_000;
const WEB_PORTS: ReadonlySet<string> = new Set(['', '80', '443']);
/** Names that mean this machine or its network, whatever a name server says of them. */
const LOCAL_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion|test|invalid)$/;

const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

const interfaceAddresses = () =>
  Object.values(networkInterfaces()).flatMap((each) => each?.map((a) => a.address) ?? []);

export function createGuard({
  allowedPrivateHosts = [],
  resolve = systemResolve,
  own = interfaceAddresses,
}: GuardOptions = {}) {
  const allowed = new Set(allowedPrivateHosts.map(hostAndPort));
  const isAllowed = (hostname: string, port: string) => {
    if (allowed.size === 0) return false;
    const host = bare(hostname);
    return allowed.has(host) || allowed.has(`${host} ${port}`);
  };
  /** A rented machine has a public address, and what listens there behind a firewall would not be behind it for us. */
  const ours = { addresses: new Set<string>(), until: 0 };
  function isInside(address: string): boolean {
    if (!isPublic(address)) return true;
    if (ours.until <= performance.now()) {
      ours.addresses = new Set(own().map(plain));
      ours.until = performance.now() + OWN_FOR_MS;
    }
    return ours.addresses.has(plain(address));
  }
  /**
   * The address as it may be asked for: http or https, no credentials, no port but the web's, no host that is inside by its very name.
   * @throws Forbidden
   */
  function checked(written: string, base?: string): URL {
    if (written.length > LONGEST_URL) throw new Forbidden('The address is longer than 2,048 characters.');
    const url = URL.parse(written, base);
    if (url === null) throw new Forbidden('The address cannot be understood.');
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new Forbidden('Only http and https addresses are read.');
    if (url.username !== '' || url.password !== '')
      throw new Forbidden('The address holds a user name or a password; addresses with credentials are not read.');
    if (url.hash !== '') url.hash = '';
    if (url.hostname.endsWith('.')) url.hostname = bare(url.hostname);
    if (isAllowed(url.hostname, portOf(url))) return url;
    if (!WEB_PORTS.has(url.port)) throw new Forbidden('The address names a port that is not one of the web.');
    if (isInsideByName(bare(url.hostname))) throw new Forbidden(INSIDE);
    return url;
  }

  /** Whether an address is inside by its very name: no reader is sent there, and no port of it is looked behind. */
  function leadsInside(url: string): boolean {
    const parsed = URL.parse(url);
    if (parsed === null || isAllowed(parsed.hostname, portOf(parsed))) return false;
    return isInsideByName(bare(parsed.hostname));
  }

  const isInsideByName = (host: string) =>
    isAddress(host) ? isInside(host) : LOCAL_NAMES.test(host) || !host.includes('.');

  /** Gives only addresses that may be reached; a name with one that may not is refused whole. */
  function lookupFor(port: string): LookupFunction {
    return (hostname, options, callback) => {
      resolve(hostname).then(
        (found) => {
          if (!isAllowed(hostname, port) && found.some(({ address }) => isInside(address)))
            return callback(new Forbidden(INSIDE), '', 0);
          const wanted = found.filter(({ family }) => !options.family || Number(options.family) === family);
          const first = wanted[0];
          if (!first) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
          return options.all ? callback(null, [...wanted]) : callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, '', 0),
      );
    };
  }

  /** undici's connector, which connects to what was checked and to nothing else. */
  function connector(options: buildConnector.BuildOptions): buildConnector.connector {
    /** One for each port: what may be looked up hangs on the port, which the lookup is not told. */
    const byPort = new Map<string, buildConnector.connector>();
    return (asked, callback) => {
      const port = asked.port || (asked.protocol === 'https:' ? '443' : '80');
      const host = bare(asked.hostname);
      if (isAddress(host) && isInside(host) && !isAllowed(host, port)) return callback(new Forbidden(INSIDE), null);
      const connect =
        byPort.get(port) ?? buildConnector({ ...options, lookup: lookupFor(port) } as buildConnector.BuildOptions);
      byPort.set(port, connect);
      return connect(asked, callback);
    };
  }

  return { checked, connector, leadsInside };
}

/** The host, and behind a space the port if there is one. */
function hostAndPort(written: string): string {
  const match = /^(\[[^\]]+\]|[^:]+|[^[\]]*:[^[\]]*:[^[\]]*)(?::(\d{1,5}))?$/.exec(written.trim());
  return [bare(normal(match?.[1] ?? written.trim())), match?.[2]].filter((part) => part !== undefined).join(' ');
}

/** As an address has it: 127.1 is 127.0.0.1. */
function normal(host: string): string {
  const typed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return URL.canParse(`http://${typed}`) ? new URL(`http://${typed}`).hostname : host;
}

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80');
/** Small, without the brackets of IPv6 and the dot that may end a name. */
const bare = (hostname: string) =>
  /^[a-z0-9.-]*[a-z0-9]$/.test(hostname)
    ? hostname
    : hostname
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/\.+$/, '');
const isAddress = (host: string) => ipaddr.isValid(host);
/** One way to write an address, whichever it came in. */
const plain = (address: string) => ipaddr.process(address.replace(/%.*$/, '')).toString();

/** Prefixes of IPv6 that carry an IPv4 address, and at which byte. */
const CARRIERS: readonly { readonly prefix: [ipaddr.IPv6, number]; readonly at: number }[] = [
  { prefix: ipaddr.IPv6.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number], at: 12 },
  { prefix: ipaddr.IPv6.parseCIDR('2002::/16') as [ipaddr.IPv6, number], at: 2 },
  { prefix: ipaddr.IPv6.parseCIDR('::/96') as [ipaddr.IPv6, number], at: 12 },
];

/**
 * Whether an IPv4 or IPv6 address belongs to the public internet: ordinary unicast by the special-purpose registries of IANA (RFC 6890), where
 * one IPv4 address inside another form counts as that address. Site-local (fec0::/10) and local NAT64 (64:ff9b:1::/48) are inside as well.
 */
export function isPublic(address: string): boolean {
  const zoneless = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(zoneless)) return false;
  const parsed = ipaddr.process(zoneless);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  const v6 = parsed as ipaddr.IPv6;
  const carrier = CARRIERS.find(({ prefix }) => v6.match(prefix));
  if (carrier)
    return isPublic(
      v6
        .toByteArray()
        .slice(carrier.at, carrier.at + 4)
        .join('.'),
    );
  const inside = ['fec0::/10', '64:ff9b:1::/48', '2001::/23', '3fff::/20', '5f00::/16', '::/8'];
  if (inside.some((range) => v6.match(ipaddr.IPv6.parseCIDR(range)))) return false;
  return v6.range() === 'unicast';
}
