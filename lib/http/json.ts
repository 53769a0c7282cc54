import { AppError } from "@/lib/errors";

export interface JsonLimits {
  /** Deepest nesting of objects and arrays. */
  depth: number;
  /** Longest string, in UTF-16 units. */
  stringLength: number;
  /** Most values in the whole document. */
  values: number;
}

export const JSON_LIMITS: JsonLimits = { depth: 12, stringLength: 100_000, values: 20_000 };

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

const refuse = (why: string) =>
  new AppError("invalid", `The request cannot be read: ${why}. Nothing was changed.`);

/** Nesting is counted before parsing, so that no parser ever sees a hostile depth. */
function assertDepth(text: string, limit: number): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      depth++;
      if (depth > limit) throw refuse(`it is nested deeper than ${limit} levels`);
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
}

function assertString(value: string, limits: JsonLimits): void {
  if (value.length > limits.stringLength) throw refuse("a text in it is too long");
  if (value.includes("\u0000")) throw refuse("a text in it holds a NUL character");
  if (!value.isWellFormed()) throw refuse("a text in it is not valid Unicode");
}

function assertNumber(value: number): void {
  // Past 2^53 a number has already lost digits, so no check after this one could be right.
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw refuse("a number in it is too large");
  }
}

function assertValue(value: unknown, limits: JsonLimits, budget: { left: number }, depth: number): void {
  if (--budget.left < 0) throw refuse("it holds too many values");
  if (depth > limits.depth) throw refuse(`it is nested deeper than ${limits.depth} levels`);
  if (typeof value === "string") assertString(value, limits);
  else if (typeof value === "number") assertNumber(value);
  else if (Array.isArray(value)) {
    for (const item of value) assertValue(item, limits, budget, depth + 1);
  } else if (value !== null && typeof value === "object") {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      throw refuse("it holds something that is no plain value");
    for (const [key, item] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) throw refuse("it holds a field name that is not allowed");
      assertString(key, limits);
      assertValue(item, limits, budget, depth + 1);
    }
  } else if (value !== null && value !== undefined && typeof value !== "boolean") {
    throw refuse("it holds something that is no plain value");
  }
}

/**
 * The same limits for a value that something else has decoded, such as the arguments of a server action.
 * @throws AppError invalid
 */
export function assertPlainValue(value: unknown, limits: JsonLimits = JSON_LIMITS): void {
  assertValue(value, limits, { left: limits.values }, 0);
}

/**
 * Parses JSON from a stranger: limited depth, size of texts and count of values, no keys that reach
 * prototypes, no NUL or broken Unicode, no number that JavaScript cannot hold exactly.
 * @throws AppError invalid
 */
export function parseHostileJson(text: string, limits: JsonLimits = JSON_LIMITS): unknown {
  assertDepth(text, limits.depth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("it is not JSON");
  }
  assertPlainValue(value, limits);
  return value;
}

/**
 * A submitted form as a plain object. A name that comes twice becomes an array, which a schema that wants a
 * text refuses; files are refused here.
 * @throws AppError invalid
 */
export function formToObject(
  entries: Iterable<[string, unknown]>,
  limits = JSON_LIMITS,
): Record<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of entries) {
    if (name.startsWith("$ACTION")) continue;
    if (typeof value !== "string") throw refuse("files are not accepted here");
    const before = found.get(name);
    if (before === undefined) found.set(name, value);
    else found.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  const object = Object.fromEntries(found);
  assertPlainValue(object, limits);
  return object;
}
