/** Blocks that are nobody's server on the internet: private, shared, local, reserved, for documents, many at once. */
const CLOSED: readonly (readonly [network: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

const numberOf = (address: string): number =>
  address.split(".").reduce((all, part) => all * 256 + Number(part), 0);

/** Whether an IPv4 address is one on the internet, so that asking it asks nothing of ours. */
export function isPublicAddress(address: string): boolean {
  const number = numberOf(address);
  return !CLOSED.some(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(number / size) === Math.floor(numberOf(network) / size);
  });
}
