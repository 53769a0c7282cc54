import { randomFillSync, randomUUID } from "node:crypto";

/** RFC 4122 version 4. */
export const newId = (): string => randomUUID();

// Each call of the system costs as much as all the rest of a request's start.
const random = new Uint8Array(1_200);
let used = random.length;

/** Short id for people to quote: `req_` and 12 characters without look-alikes. */
export function newRequestId(): string {
  const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
  let id = "";
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const from = used;
  used += 12;
  for (const byte of random.subarray(from, used)) id += alphabet[byte % alphabet.length];
  return `req_${id}`;
}

/** Discord snowflake as text: 17 to 20 digits. */
export const isSnowflake = (value: string): boolean => /^\d{17,20}$/.test(value);

/** RFC 4122 text form, any version. */
export const isUuid = (value: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
