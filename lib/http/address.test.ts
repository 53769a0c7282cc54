import { describe, expect, it } from "vitest";
import { addressBucket, clientAddress, coarseAddress, PEER_HEADER } from "./address";

const from = (peer: string, forwarded?: string) =>
  new Headers({ [PEER_HEADER]: peer, ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }) });

describe("the client's address", () => {
  it("is the socket's peer when no proxy is ours, whatever is claimed", () => {
    expect(clientAddress(from("203.0.113.9", "1.1.1.1"), 0)).toBe("203.0.113.9");
    expect(clientAddress(from("::ffff:203.0.113.9", "1.1.1.1, 2.2.2.2"), 0)).toBe("203.0.113.9");
  });

  it("is what our own proxy appended, not what the client wrote before it", () => {
    expect(clientAddress(from("10.0.0.1", "6.6.6.6, 203.0.113.9"), 1)).toBe("203.0.113.9");
    expect(clientAddress(from("10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2"), 2)).toBe("203.0.113.9");
  });

  it("falls back to the peer when the chain is shorter than it must be", () => {
    expect(clientAddress(from("10.0.0.1", ""), 1)).toBe("10.0.0.1");
    expect(clientAddress(from("10.0.0.1", "6.6.6.6"), 2)).toBe("10.0.0.1");
  });

  it("is unknown rather than a forged text", () => {
    expect(clientAddress(from("10.0.0.1", "x\u00e4y"), 1)).toBe("unknown");
    expect(clientAddress(new Headers({ "x-forwarded-for": "1.1.1.1" }), 0)).toBe("unknown");
  });

  it("counts one IPv6 household as one", () => {
    expect(addressBucket("2001:db8:1:2:3::4")).toBe(addressBucket("2001:db8:1:2:ffff::9"));
    expect(addressBucket("2001:db8:1:2::1")).not.toBe(addressBucket("2001:db8:1:3::1"));
    expect(addressBucket("::1")).toBe("0:0:0:0::/64");
    expect(addressBucket("203.0.113.9")).toBe("203.0.113.9");
  });

  it("is kept only coarsely", () => {
    expect(coarseAddress("203.0.113.9")).toBe("203.0.113.0/24");
    expect(coarseAddress("2001:db8:1:2::1")).toBe("2001:db8:1::/48");
    expect(coarseAddress("unknown")).toBeNull();
  });
});
