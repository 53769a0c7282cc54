import { isIP } from "node:net";

/** Set by `installPeerHeader` from the socket; whatever a client sends under this name is overwritten. */
export const PEER_HEADER = "x-grizzly-peer";

const UNKNOWN = "unknown";

function normalise(address: string): string {
  const bare = address
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return isIP(bare) === 0 ? UNKNOWN : bare.toLowerCase();
}

/**
 * The address that a request came from. Only what our own proxies appended is believed: with `hops` proxies
 * of ours the entry `hops` from the right of X-Forwarded-For, with none the socket's peer.
 * @param hops number of trusted proxies before the site, 0 or more
 * @returns an IP address, or `unknown`
 */
export function clientAddress(headers: Headers, hops: number): string {
  const peer = normalise(headers.get(PEER_HEADER) ?? "");
  if (hops === 0) return peer;
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").filter((part) => part.trim() !== "");
  const entry = chain[chain.length - hops];
  return entry === undefined ? peer : normalise(entry);
}

/** Expands the first four groups of an IPv6 address: `2001:db8::1` → `2001:db8:0:0`. */
function ipv6Prefix(address: string): string {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(missing).fill("0"), ...right].slice(0, 4).join(":");
}

/** What a rate limit counts by: the IPv4 address, or the /64 that one IPv6 household has. */
export function addressBucket(address: string): string {
  return isIP(address) === 6 ? `${ipv6Prefix(address)}::/64` : address;
}

/** An address coarse enough to be kept: /24 for IPv4, /48 for IPv6, null when not known. */
export function coarseAddress(address: string): string | null {
  if (isIP(address) === 4) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIP(address) === 6) return `${ipv6Prefix(address).split(":").slice(0, 3).join(":")}::/48`;
  return null;
}
