/**
 * Keeps what we post away from the operator's own network: an address is judged after its name was looked up, and the very
 * address that was judged is the one that is connected to, so that a name which changes its mind in between gains nothing.
 */
import { lookup as lookupName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** What a name stands for, as a system's resolver tells it. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>;

/** It may not be posted there. The message is shown to whoever registered it. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

const fromSystem: Resolve = (name) => lookupName(name, { all: true, verbatim: true });

/** @returns undefined for what is no range such as `10.0.0.0/8` */
export function parseRange(text: string): Range | undefined {
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : undefined;
}

export class AddressGuard {
  readonly #allowed: Range[];
  readonly #resolve: Resolve;

  /** @param ranges private ones that the operator lets in, e.g. `10.1.0.0/16` */
  constructor(ranges: string[], resolve: Resolve = fromSystem) {
    this.#allowed = ranges.flatMap((text) => {
      const range = parseRange(text);
      return range === undefined ? [] : [range];
    });
    this.#resolve = resolve;
  }

  /** Whether there are private ranges at all to which we post: then also without TLS. */
  get allowsPrivate(): boolean {
    return this.#allowed.length > 0;
  }

  /** @throws ForbiddenAddressError unless we may post to this address */
  check(address: string, secure: boolean): void {
    const parsed = ipaddr.process(address);
    const allowed = this.#allowed.some(
      ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network as never, bits),
    );
    if (allowed) return;
    if (!isPublic(parsed)) throw new ForbiddenAddressError('The address is not a public one.');
    if (!secure) throw new ForbiddenAddressError('Public addresses are told by https:// only.');
  }

  /** @throws ForbiddenAddressError for a URL that names a forbidden address itself: no name is looked up for those */
  checkHost(hostname: string, secure: boolean): void {
    const address = hostname.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0) this.check(address, secure);
  }

  /** For `net.connect`: every address of the name must be allowed. */
  lookup(secure: boolean): LookupFunction {
    return (name, options, callback) => {
      this.#resolve(name)
        .then((found) => {
          for (const { address } of found) this.check(address, secure);
          const [first] = found;
          if (first === undefined) throw new Error(`${name} has no address.`);
          if (options.all === true) callback(null, found);
          else callback(null, first.address, first.family);
        })
        .catch((error: NodeJS.ErrnoException) => callback(error, '', 0));
    };
  }
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_V6);
}
