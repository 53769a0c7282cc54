import { withSystem } from "@/db/context";
import type { DiscordBotService } from "@/features/guilds/service";
import { ProviderError } from "@/lib/http/provider";
import { guildsWithRoles, tierRoles } from "./data/roles";
import { type FoundDrift, findDrift } from "./mutations/drift";
import { claimRoles, type DueRole, roleApplied, roleObsolete, roleRefused } from "./mutations/roles";
import { roleSteps } from "./role-rules";
import { tierName } from "./rules";

/** What carrying out a wish needs of Discord. */
export type RoleDiscord = Pick<DiscordBotService, "rolesOf" | "setRole">;

const JOB = { kind: "bot", bot: "grizzly-os" } as const;

const NO_RIGHT =
  "Discord does not let Grizzly OS change this role. It needs the right “Manage roles”, and its own role must stand above it: Server settings, Roles.";
const NO_ROLE = "The role does not exist in Discord any more. Choose another one for this tier.";

async function steps(discord: RoleDiscord, due: DueRole): Promise<void> {
  const { guildId, discordId, roleId } = due;
  const roles = await withSystem(JOB, (ctx) => tierRoles(ctx, guildId), { readOnly: true });
  const held = await discord.rolesOf(guildId, discordId);
  if (held === null) return withSystem(JOB, (ctx) => roleObsolete(ctx, due));
  const { give, take } = roleSteps(held, roleId, roles);
  const because = due.tier === "none" ? "No supporter plan" : `Supporter plan ${tierName(due.tier)}`;
  // Given first: somebody who is between two tiers never goes without.
  if (give !== null) await discord.setRole(guildId, discordId, give, true, because);
  for (const role of take) await discord.setRole(guildId, discordId, role, false, because);
  const ours = new Set(roles.values());
  const change = { before: held.filter((role) => ours.has(role)), after: roleId === null ? [] : [roleId] };
  const changed = give !== null || take.length > 0;
  await withSystem(JOB, (ctx) => roleApplied(ctx, due, changed ? change : null));
}

async function carryOut(discord: RoleDiscord, due: DueRole): Promise<boolean> {
  try {
    await steps(discord, due);
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { status, retryAfterSeconds } = error;
    const lasting = status === 403 ? NO_RIGHT : status === 404 ? NO_ROLE : null;
    const why = lasting ?? "Discord did not answer. It is tried again by itself.";
    await withSystem(JOB, (ctx) => roleRefused(ctx, due, why, lasting ? null : (retryAfterSeconds ?? 0)));
    return false;
  }
}

/**
 * Brings Discord to the wishes that are due: what a member holds is asked, and only the difference is changed, so
 * doing it twice does no harm.
 * @returns how many were taken
 */
export async function carryOutRoles(discord: RoleDiscord, limit = 20): Promise<number> {
  const due = await withSystem(JOB, (ctx) => claimRoles(ctx, limit));
  for (const one of due) await carryOut(discord, one);
  return due.length;
}

/** Looks at every guild that shows tiers by roles. @returns what differs, both ways */
export async function lookForDrift(): Promise<FoundDrift> {
  const sum = { missing: 0, unpaid: 0 };
  for (const guildId of await withSystem(JOB, guildsWithRoles, { readOnly: true })) {
    const found = await withSystem(JOB, (ctx) => findDrift(ctx, guildId));
    sum.missing += found.missing;
    sum.unpaid += found.unpaid;
  }
  return sum;
}
