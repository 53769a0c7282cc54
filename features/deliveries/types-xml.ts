/** Vanilla lists about 1,500 classes in 1 MB; a modded server has a few times that. */
export const MAX_TYPES_BYTES = 16_000_000;

const TYPE = /<type\s[^>]*?name\s*=\s*"([A-Za-z0-9_]{1,80})"[^>]*?(?:\/>|>([\s\S]*?)<\/type\s*>)/g;
const LIFETIME = /<lifetime>\s*(\d{1,9})\s*<\/lifetime>/;

/**
 * Class names of a mission's `db/types.xml` with their lifetimes in seconds (0 where none is given). What stands in
 * comments does not exist. Null where the text holds no type at all: then it is not that file.
 */
export function parseTypes(text: string): Record<string, number> | null {
  const found: Record<string, number> = {};
  for (const [, name, body] of text.replace(/<!--[\s\S]*?-->/g, "").matchAll(TYPE)) {
    if (name === undefined || name === "__proto__") continue;
    found[name] = Number(LIFETIME.exec(body ?? "")?.[1] ?? 0);
  }
  return Object.keys(found).length === 0 ? null : found;
}
