import { type TierKey, tiers } from "@/sandbox/population";
import { guildPermissions, PERMISSION } from "@/sandbox/state/permissions";
import type { Store } from "@/sandbox/state/store";
import type { Guild, Member, Person } from "@/sandbox/state/types";
import { type Html, html } from "./html";

export type TierName = TierKey | "partner" | "none";

/** What a person's tier is in fact: Partner by grant, the entitled tier of a running pledge, or none. */
export function tierOf(person: Person): TierName {
  if (person.granted) return person.granted;
  const membership = person.patreon?.deleted ? null : person.patreon?.membership;
  return membership?.status === "active_patron" && membership.entitledCents > 0
    ? (membership.tier ?? "none")
    : "none";
}

const CHEVRONS: Record<TierName, number> = { none: 0, bronze: 1, silver: 2, gold: 3, partner: 3 };

/** A tier as ring, chevrons and word; nothing for none, so that the eye finds the supporters. */
export function tierChip(tier: TierName): Html {
  const title = tier === "partner" ? "Partner" : (tiers.find((one) => one.key === tier)?.title ?? "No tier");
  const chevrons = Array.from(
    { length: CHEVRONS[tier] },
    (_, index) => html`<path d="M3 ${4 + index * 3.4}l4-2.6 4 2.6"/>`,
  );
  const glyph = tier === "none" ? null : html`<svg viewBox="0 0 14 14" aria-hidden="true">${chevrons}</svg>`;
  return html`<span class="chip tier-${tier}">${glyph}${title}</span>`;
}

/** Initials on a ground of the person's own hue, with a ring of the tier. */
export function avatar(person: { id: string; name: string }, tier: TierName = "none", size = ""): Html {
  const words = person.name.match(/[A-Z][a-z]*|\d+/g) ?? [person.name];
  const initials = words
    .slice(0, 2)
    .map((word) => word[0] ?? "")
    .join("");
  const hue = Number(BigInt(person.id) % 8n);
  return html`<span class="avatar hue-${hue} ring-${tier} ${size}" aria-hidden="true">${initials.toUpperCase()}</span>`;
}

/** A member's standing in a guild in one word, strongest first. */
export function standing(guild: Guild, member: Member): string {
  if (guild.ownerId === member.userId) return "owner";
  const bits = guildPermissions(guild, member);
  if (bits & PERMISSION.ADMINISTRATOR) return "administrator";
  if (bits & PERMISSION.MANAGE_GUILD) return "manager";
  const keys = guild.roles.filter((role) => member.roles.includes(role.id)).map((role) => role.key);
  if (keys.includes("support")) return "support";
  return keys.includes("moderator") ? "moderator" : "member";
}

/** "Black Pine: owner" for each guild, bans too. */
export function standings(store: Store, person: Person): { guild: string; word: string }[] {
  return store.state.guilds.flatMap((guild) => {
    const member = store.member(guild, person.id);
    if (member) return [{ guild: guild.name, word: standing(guild, member) }];
    return guild.bans.some((ban) => ban.userId === person.id) ? [{ guild: guild.name, word: "banned" }] : [];
  });
}

export type PersonGroup = "Run a guild" | "Help people" | "Supporters" | "Players and others";
export const PERSON_GROUPS: readonly PersonGroup[] = [
  "Run a guild",
  "Help people",
  "Supporters",
  "Players and others",
];

/** Where a person stands in the list of the sign-in page. */
export function groupOf(store: Store, person: Person): PersonGroup {
  const words = standings(store, person).map((one) => one.word);
  if (words.some((word) => ["owner", "administrator", "manager"].includes(word))) return "Run a guild";
  if (person.operator || words.includes("support")) return "Help people";
  const membership = person.patreon?.membership;
  return person.granted || membership?.status === "active_patron" ? "Supporters" : "Players and others";
}
