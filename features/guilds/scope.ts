import type { Actor, AuthorizedGuildId, GuildScope } from "@/db/context";
import type { SessionUser } from "@/features/identity/schema";
import { AppError, notFound } from "@/lib/errors";
import { isSnowflake } from "@/lib/ids";
import { mayEnter } from "./rules";
import type { Level, Section, SectionLevels } from "./schema";

// The one cast in the project: whoever calls this has checked the right first, in this file.
function mint(guildId: string, actor: Actor): GuildScope {
  if (!isSnowflake(guildId)) throw notFound();
  return { guildId: guildId as AuthorizedGuildId, actor };
}

const asActor = (user: SessionUser): Actor => ({ kind: "user", userId: user.id, discordId: user.discordId });

/**
 * Scope of a guild's staff, from levels that were just read. A section that somebody may not see does not exist
 * for them.
 * @throws AppError not_found for whoever has no level in this section, forbidden for a level that is too low
 */
export function scopeForStaff(
  user: SessionUser,
  guildId: string,
  levels: SectionLevels,
  section: Section,
  level: Level,
): GuildScope {
  if (levels[section] === undefined) throw notFound();
  if (!mayEnter(levels, section, level)) {
    throw new AppError(
      "forbidden",
      `This needs the level “${level}” in ${section}. The guild's owner can give it to you.`,
    );
  }
  return mint(guildId, asActor(user));
}

/** Scope of a signed-in person as a customer of a guild that is known here: shop, wallet, orders, all their own. */
export function scopeForCustomer(user: SessionUser, guild: { guildId: string } | null): GuildScope {
  if (!guild) throw notFound();
  return mint(guild.guildId, asActor(user));
}

/**
 * Scope of an operator of the platform, who settles what a guild's own staff cannot. The audit log names the person.
 * @throws AppError not_found for everybody else
 */
export function scopeForOperator(user: SessionUser, guildId: string): GuildScope {
  if (user.staff !== "operator") throw notFound();
  return mint(guildId, asActor(user));
}

/** Scope of a Discord interaction whose signature, or gateway connection, was verified by the caller. */
export function scopeForInteraction(interaction: {
  id: string;
  guildId: string;
  discordId: string;
}): GuildScope {
  const { id, guildId, discordId } = interaction;
  return mint(guildId, { kind: "discord-member", discordId, interactionId: id });
}

/** Scope of a bot at work for the guild that a game service belongs to. */
export function scopeForService(
  service: { guildId: string; serviceId: string },
  bot: "grizzly-bot" | "grizzly-os",
): GuildScope {
  return mint(service.guildId, { kind: "bot", bot, serviceId: service.serviceId });
}

/** Scope of a named job or command line of the platform itself. @param job a short name for the audit log */
export function scopeForJob(guildId: string, job: string): GuildScope {
  return mint(guildId, { kind: "system", job });
}

/** Scope of the platform's staff in a guild, whoever runs it. @throws AppError not_found for everybody else */
export function scopeForPlatform(user: SessionUser, guildId: string): GuildScope {
  if (user.staff === null) throw notFound();
  return mint(guildId, asActor(user));
}
