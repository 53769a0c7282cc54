import type { FieldError } from "./errors";

/** The parts of a message that its author sends. */
export interface MessageForm {
  readonly content: string;
  readonly embeds: Record<string, unknown>[];
  readonly components: Record<string, unknown>[];
  readonly flags: number;
  readonly nonce: string | number | null;
  readonly enforceNonce: boolean;
  readonly replyTo: string | null;
  readonly allowed: AllowedMentions;
}

/** Which mentions in a content notify; null parses everything. */
export type AllowedMentions = { parse: string[]; users: string[]; roles: string[] } | null;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Longest texts of an embed, in characters; all embeds of a message together may have 6,000. */
const EMBED_LIMITS: readonly (readonly [path: string, max: number])[] = [
  ["title", 256],
  ["description", 4096],
  ["footer.text", 2048],
  ["author.name", 256],
];
const EMBED_TOTAL = 6000;

function tooLong(path: string, max: number): FieldError {
  return { path, code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${max} or fewer in length.` };
}

function wrongType(path: string, what: string): FieldError {
  return {
    path,
    code: `${what.toUpperCase()}_TYPE_CONVERT`,
    message: `Could not interpret value as ${what}.`,
  };
}

function textAt(embed: Json, path: string): string {
  const [head = "", tail] = path.split(".");
  const value = embed[head];
  const inner = tail && isObject(value) ? value[tail] : value;
  return typeof inner === "string" ? inner : "";
}

function embedErrors(embeds: readonly Json[]): FieldError[] {
  const errors: FieldError[] = [];
  let total = 0;
  for (const [index, embed] of embeds.entries()) {
    for (const [path, max] of EMBED_LIMITS) {
      const { length } = textAt(embed, path);
      total += length;
      if (length > max) errors.push(tooLong(`embeds.${index}.${path}`, max));
    }
    const fields = Array.isArray(embed.fields) ? embed.fields : [];
    if (fields.length > 25) errors.push(tooLong(`embeds.${index}.fields`, 25));
    for (const [at, field] of fields.entries()) {
      for (const [name, max] of [
        ["name", 256],
        ["value", 1024],
      ] as const) {
        const text = isObject(field) && typeof field[name] === "string" ? field[name] : "";
        const path = `embeds.${index}.fields.${at}.${name}`;
        total += text.length;
        if (!text) errors.push({ path, code: "BASE_TYPE_REQUIRED", message: "This field is required" });
        else if (text.length > max) errors.push(tooLong(path, max));
      }
    }
    const { color } = embed;
    if (typeof color === "number" && (color < 0 || color > 0xffffff)) {
      const message = "int value should be less than or equal to 16777215.";
      errors.push({ path: `embeds.${index}.color`, code: "NUMBER_TYPE_MAX", message });
    }
  }
  if (total > EMBED_TOTAL) {
    const message = `Embed size exceeds maximum size of ${EMBED_TOTAL}`;
    errors.push({ path: "embeds", code: "MAX_EMBED_SIZE_EXCEEDED", message });
  }
  return errors;
}

/** An embed as Discord gives it back: its type, and `inline` on every field. */
function storedEmbed(embed: Json): Json {
  const fields = Array.isArray(embed.fields) ? embed.fields.filter(isObject) : null;
  const given = Object.fromEntries(Object.entries(embed).filter(([, value]) => value !== null));
  return {
    ...given,
    type: "rich",
    ...(fields ? { fields: fields.map((field) => ({ ...field, inline: field.inline === true })) } : {}),
  };
}

/** Components as Discord gives them back: each with a number of its own, where the author gave none. */
function storedComponents(components: readonly Json[]): Json[] {
  let serial = 0;
  const number = (one: Json): Json => {
    serial += 1;
    const numbered = { id: serial, ...one };
    return Array.isArray(one.components)
      ? { ...numbered, components: one.components.filter(isObject).map(number) }
      : numbered;
  };
  return components.map(number);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function allowedMentions(value: unknown, errors: FieldError[]): AllowedMentions {
  if (!isObject(value)) return null;
  const allowed = { parse: strings(value.parse), users: strings(value.users), roles: strings(value.roles) };
  for (const kind of ["users", "roles"] as const) {
    if (allowed.parse.includes(kind) && allowed[kind].length > 0) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      errors.push({ path: "allowed_mentions", code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message });
    }
  }
  return allowed;
}

/** Checks a message as Discord's form does. Unknown keys are ignored, as there. */
export function parseMessage(body: Json): { form: MessageForm; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const content = typeof body.content === "string" ? body.content : "";
  if (body.content != null && typeof body.content !== "string") errors.push(wrongType("content", "string"));
  if (content.length > 2000) errors.push(tooLong("content", 2000));
  const embeds = Array.isArray(body.embeds) ? body.embeds.filter(isObject) : [];
  if (embeds.length > 10) errors.push(tooLong("embeds", 10));
  errors.push(...embedErrors(embeds));
  const { nonce } = body;
  const nonceOk =
    typeof nonce === "string" ? nonce.length <= 25 : nonce == null || Number.isSafeInteger(nonce);
  if (!nonceOk) errors.push(tooLong("nonce", 25));
  const reference = isObject(body.message_reference) ? body.message_reference.message_id : null;
  return {
    errors,
    form: {
      content,
      embeds: embeds.map(storedEmbed),
      components: Array.isArray(body.components) ? storedComponents(body.components.filter(isObject)) : [],
      flags: typeof body.flags === "number" ? body.flags : 0,
      nonce: typeof nonce === "string" || typeof nonce === "number" ? nonce : null,
      enforceNonce: body.enforce_nonce === true,
      replyTo: typeof reference === "string" ? reference : null,
      allowed: allowedMentions(body.allowed_mentions, errors),
    },
  };
}

/** Whom a content mentions, after `allowed_mentions`. */
export function mentions(content: string, allowed: AllowedMentions) {
  const found = (pattern: RegExp) => [...new Set([...content.matchAll(pattern)].map((hit) => hit[1] ?? ""))];
  const pick = (kind: "users" | "roles", ids: string[]) =>
    allowed === null || allowed.parse.includes(kind) ? ids : ids.filter((id) => allowed[kind].includes(id));
  return {
    users: pick("users", found(/<@!?(\d+)>/g)),
    roles: pick("roles", found(/<@&(\d+)>/g)),
    everyone: /@(everyone|here)\b/.test(content) && (allowed === null || allowed.parse.includes("everyone")),
  };
}
