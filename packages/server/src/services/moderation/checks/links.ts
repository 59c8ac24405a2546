/** Links: how many, and where to. */
import { parse } from 'tldts';
import type { Check } from '../check.js';
import { hostsOf } from '../links-of.js';

export const links: Check<'links'> = ({ text }, { max }) => {
  const hosts = hostsOf(text, isLink);
  return hosts.length > max ? [...new Set(hosts)] : undefined;
};

export const domains: Check<'domains'> = ({ text }, { blocked }) => {
  const found = hostsOf(text).filter((host) =>
    blocked.some((domain) => host === domain || host.endsWith(`.${domain}`)),
  );
  return found.length > 0 ? [...new Set(found)] : undefined;
};

/** "and.so.on" is no link: its last part names nothing in the net. Who writes `https://` means one, whatever it ends in. */
function isLink(host: string, isSpelled: boolean): boolean {
  return isSpelled || parse(host).isIcann === true;
}
