import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Keyring {
  current: { id: string; key: Buffer };
  byId: ReadonlyMap<string, Buffer>;
}

/** Where a sealed value lives. It is bound to this place: moved anywhere else it does not open. */
export interface SealedPlace {
  table: string;
  column: string;
  row: string;
  guildId?: string | null;
}

/** A sealed value that was changed, moved, cut, or sealed with a key that is not in the keyring. */
export class SealError extends Error {
  override name = "SealError";
}

/** Parses `id:base64,id:base64`, the current key first. @throws SealError */
export function parseKeyring(text: string): Keyring {
  const entries = text.split(",").map((part): [string, Buffer] => {
    const [id = "", base64 = ""] = part.split(":");
    const key = Buffer.from(base64, "base64");
    if (!/^[a-z0-9-]{1,16}$/.test(id) || key.length !== 32) {
      throw new SealError("A key of the keyring is not id:base64 of 32 bytes.");
    }
    return [id, key];
  });
  const byId = new Map(entries);
  if (byId.size !== entries.length) throw new SealError("Two keys of the keyring share an id.");
  const first = entries[0];
  if (!first) throw new SealError("The keyring is empty.");
  return { current: { id: first[0], key: first[1] }, byId };
}

function additionalData(place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, place.row, place.guildId ?? ""]));
}

/** Seals as `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url parts, AES-256-GCM with the place as AAD. */
export function seal(keyring: Keyring, place: SealedPlace, plaintext: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyring.current.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(place));
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
  return ["v1", keyring.current.id, ...parts].join(".");
}

/** The id of the key that sealed a value, or null when it is not a sealed value. */
export function sealedKeyId(sealed: string): string | null {
  const parts = sealed.split(".");
  return parts.length === 5 && parts[0] === "v1" ? (parts[1] ?? null) : null;
}

/** @throws SealError when the value does not open at this place */
export function open(keyring: Keyring, place: SealedPlace, sealed: string): string {
  const [, id = "", nonce = "", tag = "", body = ""] = sealed.split(".");
  const key = sealedKeyId(sealed) === null ? undefined : keyring.byId.get(id);
  if (!key) throw new SealError("The key of a sealed value is not in the keyring.");
  const [nonceBytes, tagBytes] = [Buffer.from(nonce, "base64url"), Buffer.from(tag, "base64url")];
  if (nonceBytes.length !== NONCE_BYTES || tagBytes.length !== TAG_BYTES) {
    throw new SealError("A sealed value is cut.");
  }
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonceBytes, { authTagLength: TAG_BYTES });
    decipher.setAAD(additionalData(place));
    decipher.setAuthTag(tagBytes);
    return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString(
      "utf8",
    );
  } catch (cause) {
    throw new SealError("A sealed value was changed or moved.", { cause });
  }
}

/** Unguessable text. @param bytes of randomness, 32 by default; base64url without padding */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** Lower-case hex SHA-256, for tokens that are kept hashed and for content fingerprints. */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data);
}

/** Raw HMAC digest. @param algorithm Patreon signs with md5; everything of ours uses sha256 */
export function hmac(algorithm: "sha256" | "md5", secret: string, data: string | Uint8Array): Buffer {
  return createHmac(algorithm, secret).update(data).digest();
}

/** Compares in constant time. Unequal lengths, and hex that is not hex, are unequal. */
export function equalHex(expected: Buffer, givenHex: string): boolean {
  if (!/^[0-9a-f]*$/i.test(givenHex) || givenHex.length !== expected.length * 2) return false;
  return timingSafeEqual(expected, Buffer.from(givenHex, "hex"));
}
