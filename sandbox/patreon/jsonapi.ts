import type { Reply } from "@/sandbox/http/types";
import { badParameter } from "./errors";

export type ResourceType = "user" | "member" | "tier" | "campaign" | "webhook";

export interface Identifier {
  readonly id: string;
  readonly type: ResourceType;
}

/** Everything that a resource could say; `documentOf` picks what was asked for. */
export interface Resource extends Identifier {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What each relationship leads to, looked up only when it is included. */
  readonly links?: Readonly<Record<string, () => Resource | readonly Resource[] | null>>;
}

export interface Asked {
  /** Fields by type; a type that is not named gets no attribute at all. */
  readonly fields: Readonly<Partial<Record<ResourceType, readonly string[]>>>;
  /** Paths such as `memberships.currently_entitled_tiers`. */
  readonly include: readonly string[];
}

/** What each type has, so that a wrong name is refused like on Patreon. */
export const KNOWN_FIELDS: Readonly<Record<ResourceType, readonly string[]>> = {
  user: [
    "about",
    "can_see_nsfw",
    "created",
    "email",
    "first_name",
    "full_name",
    "hide_pledges",
    "image_url",
    "is_creator",
    "is_email_verified",
    "last_name",
    "like_count",
    "social_connections",
    "thumb_url",
    "url",
    "vanity",
  ],
  member: [
    "campaign_lifetime_support_cents",
    "currently_entitled_amount_cents",
    "email",
    "full_name",
    "is_follower",
    "is_free_trial",
    "is_gifted",
    "last_charge_date",
    "last_charge_status",
    "lifetime_support_cents",
    "next_charge_date",
    "note",
    "patron_status",
    "pledge_cadence",
    "pledge_relationship_start",
    "will_pay_amount_cents",
  ],
  tier: [
    "amount_cents",
    "created_at",
    "description",
    "discord_role_ids",
    "edited_at",
    "image_url",
    "patron_count",
    "post_count",
    "published",
    "published_at",
    "remaining",
    "requires_shipping",
    "title",
    "unpublished_at",
    "url",
    "user_limit",
  ],
  campaign: [
    "created_at",
    "creation_name",
    "discord_server_id",
    "image_small_url",
    "image_url",
    "is_charged_immediately",
    "is_monthly",
    "is_nsfw",
    "main_video_embed",
    "main_video_url",
    "one_liner",
    "patron_count",
    "pay_per_name",
    "pledge_url",
    "published_at",
    "summary",
    "thanks_msg",
    "url",
    "vanity",
  ],
  webhook: ["last_attempted_at", "num_consecutive_times_failed", "paused", "secret", "triggers", "uri"],
};

const isType = (value: string): value is ResourceType => Object.hasOwn(KNOWN_FIELDS, value);
const list = (value: string) => value.split(",").filter(Boolean);

/**
 * `include` and `fields[…]` of a query. `URLSearchParams` has decoded the brackets, so both spellings work.
 * `includes` are the paths that this endpoint knows.
 */
export function readAsked(query: URLSearchParams, includes: readonly string[]): Asked | Reply {
  const fields: Partial<Record<ResourceType, readonly string[]>> = {};
  for (const [name, value] of query) {
    const type = /^fields\[([^\]]*)\]$/.exec(name)?.[1];
    if (type === undefined) continue;
    if (!isType(type)) return badParameter("fields", type);
    const wrong = list(value).find((field) => !KNOWN_FIELDS[type].includes(field));
    if (wrong) return badParameter(`fields[${type}]`, wrong);
    fields[type] = list(value);
  }
  const include = list(query.get("include") ?? "");
  const wrong = include.find((path) => !includes.includes(path));
  return wrong ? badParameter("include", wrong) : { fields, include };
}

interface Printed extends Identifier {
  readonly attributes: Record<string, unknown>;
  readonly relationships?: Record<string, unknown>;
}

function identify(one: Resource): Identifier {
  return { id: one.id, type: one.type };
}

/** Prints one resource and puts what it includes into `included`, each once. */
function print(one: Resource, asked: Asked, path: string, included: Map<string, Printed>): Printed {
  const wanted = asked.fields[one.type] ?? [];
  const attributes = Object.fromEntries(
    wanted.filter((field) => field in one.attributes).map((field) => [field, one.attributes[field]]),
  );
  const relationships: Record<string, unknown> = {};
  for (const [name, lookUp] of Object.entries(one.links ?? {})) {
    const here = path ? `${path}.${name}` : name;
    if (!asked.include.some((wish) => wish === here || wish.startsWith(`${here}.`))) continue;
    const target = lookUp();
    const targets = Array.isArray(target)
      ? (target as readonly Resource[])
      : target
        ? [target as Resource]
        : [];
    for (const next of targets) {
      const key = `${next.type}:${next.id}`;
      if (!included.has(key)) included.set(key, print(next, asked, here, included));
    }
    const data = Array.isArray(target) ? targets.map(identify) : targets[0] ? identify(targets[0]) : null;
    relationships[name] = { data };
  }
  const base = { ...identify(one), attributes };
  return Object.keys(relationships).length > 0 ? { ...base, relationships } : base;
}

/** A JSON:API document: only what was asked for, sparse as Patreon sends it. */
export function documentOf(data: Resource | readonly Resource[], asked: Asked): Record<string, unknown> {
  const included = new Map<string, Printed>();
  const many = Array.isArray(data) ? (data as readonly Resource[]) : null;
  const printed = many
    ? many.map((one) => print(one, asked, "", included))
    : print(data as Resource, asked, "", included);
  return { data: printed, ...(asked.include.length > 0 ? { included: [...included.values()] } : {}) };
}
