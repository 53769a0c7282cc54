import { equalHex, sha256 } from "@/lib/crypto";
import { clientAddress, PEER_HEADER } from "@/lib/http/address";

const isLoopback = (address: string) => address === "::1" || /^127\.\d+\.\d+\.\d+$/.test(address);

/**
 * Who may read the metrics. With a token in the settings: whoever sends it as a bearer, from anywhere. Without one:
 * this machine alone, and nothing that a proxy on it passed on for somebody else.
 * @param hops proxies of ours before the site, as everywhere
 */
export function mayReadMetrics(headers: Headers, token: string | undefined, hops: number): boolean {
  if (token !== undefined) {
    const sent = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "";
    return equalHex(Buffer.from(sha256(token), "hex"), sha256(sent));
  }
  if (!isLoopback(clientAddress(new Headers({ [PEER_HEADER]: headers.get(PEER_HEADER) ?? "" }), 0)))
    return false;
  if (headers.has("forwarded") || !isLoopback(clientAddress(headers, hops))) return false;
  // The framework names the peer here itself, so an address of this machine says nothing.
  const passed = (headers.get("x-forwarded-for") ?? "").split(",").filter((part) => part.trim() !== "");
  return passed.every((part) => isLoopback(part.trim().replace(/^::ffff:/i, "")));
}
