import { type SystemContext, withSystem } from "@/db/context";
import { freshToken } from "@/features/identity/mutations/tokens";
import type { SessionUser } from "@/features/identity/schema";
import { type DiscordUserService, discordUserService } from "@/features/identity/service";
import { env } from "@/lib/env";
import { unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { isSnowflake } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { HOUR, SECOND } from "@/lib/time";
import {
  findCustomerGuild,
  findGuild,
  type KnownGuild,
  levelsOf,
  type RightsState,
  readRightsState,
  readStanding,
  type Standing,
} from "./data";
import { levelsSeenAs } from "./data/see-as";
import { noteAttempt, replaceRights, storeRoles } from "./mutations";
import { previewLevels, topLevel } from "./rules";
import type { GuildAccess, SeeAs } from "./schema";

const log = loggerFor("guild-rights");

/** Rights younger than this are believed; a lost right is gone within a minute. */
export const FRESH_MS = 50 * SECOND;

/** While Discord is away, reads go on with rights up to this age, and say so. */
export const STALE_LIMIT_MS = 24 * HOUR;

/** After a failed try Discord is left alone this long, so that its trouble does not slow every page. */
const RETRY_MS = 15 * SECOND;

const SYSTEM = { kind: "system", job: "guild-rights" } as const;

export interface AccessOptions {
  /** A write must not rely on rights that Discord could not confirm. */
  forWrite: boolean;
  /** What the session looks through; counts in its own guild only. */
  seeAs?: SeeAs | null;
  service?: DiscordUserService;
  /** What {@link readKept} has just read for this person and guild. */
  kept?: KeptRights | null;
}

function defaultService(): DiscordUserService {
  const { DISCORD_API_URL: apiUrl, DISCORD_CLIENT_ID: clientId, DISCORD_CLIENT_SECRET: clientSecret } = env();
  return discordUserService({ apiUrl, clientId, clientSecret });
}

const ageOf = (at: Date | null) => (at === null ? Number.POSITIVE_INFINITY : Date.now() - at.getTime());

/** Calls Discord in a person's name; a token that it refuses is renewed once. */
async function asPerson<T>(
  user: SessionUser,
  service: DiscordUserService,
  call: (token: string) => Promise<T>,
): Promise<T> {
  const owner = { grizzlyUserId: user.id, provider: "discord" as const };
  const tokenFor = async (rejected?: string) => {
    const token = await withSystem(SYSTEM, (ctx) => freshToken(ctx, owner, service.refresh, rejected));
    if (token.state !== "ok") {
      const fault = token.state === "unavailable" ? "unavailable" : "unauthorized";
      throw new ProviderError(fault, `Discord access is ${token.state}.`);
    }
    return token.accessToken;
  };
  const token = await tokenFor();
  try {
    return await call(token);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.fault !== "unauthorized") throw error;
    return call(await tokenFor(token));
  }
}

async function fetchRights(user: SessionUser, service: DiscordUserService): Promise<void> {
  try {
    const guilds = await asPerson(user, service, service.guilds);
    await withSystem(SYSTEM, (ctx) => replaceRights(ctx, user.id, guilds));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log.warn({ fault: error.fault, status: error.status, user: user.id }, "guild rights not fetched");
    // Access that was withdrawn is no outage: nothing that was kept may be used any longer.
    const withdrawn = error.fault === "unauthorized";
    await withSystem(SYSTEM, async (ctx) => {
      if (withdrawn) await replaceRights(ctx, user.id, []);
      await noteAttempt(ctx, user.id, error.message);
    });
  }
}

const running = new Map<string, Promise<void>>();

/** One fetch a person at a time in this process; those who come meanwhile wait for it. */
function fetchOnce(user: SessionUser, service: DiscordUserService): Promise<void> {
  const before = running.get(user.id);
  if (before) return before;
  const work = fetchRights(user, service).finally(() => running.delete(user.id));
  running.set(user.id, work);
  return work;
}

/**
 * Makes sure that a person's guild rights are fresh, as far as Discord lets us.
 * @throws AppError unavailable for a write while Discord does not answer, and for reads past {@link STALE_LIMIT_MS}
 */
export async function ensureRights(user: SessionUser, options: AccessOptions): Promise<RightsState> {
  const service = options.service ?? defaultService();
  const state = await withSystem(SYSTEM, (ctx) => readRightsState(ctx, user.id));
  if (ageOf(state.fetchedAt) < FRESH_MS) return state;
  const recentlyFailed = state.lastError !== null && ageOf(state.attemptedAt) < RETRY_MS;
  if (!recentlyFailed || options.forWrite) await fetchOnce(user, service);
  const now = await withSystem(SYSTEM, (ctx) => readRightsState(ctx, user.id));
  if (ageOf(now.fetchedAt) < FRESH_MS) return now;
  if (options.forWrite) {
    throw unavailable(
      "Discord does not answer, so your rights cannot be checked. Nothing was changed. Try again in a minute.",
    );
  }
  if (ageOf(now.fetchedAt) > STALE_LIMIT_MS) {
    throw unavailable(
      "Discord does not answer, and your rights were last checked too long ago. Try again in a minute.",
    );
  }
  return now;
}

/** How long ago a person's rights were fetched or tried, in milliseconds; infinite when never. */
export async function rightsAge(user: SessionUser): Promise<number> {
  const state = await withSystem(SYSTEM, (ctx) => readRightsState(ctx, user.id), { readOnly: true });
  // A failed try counts too: a Discord that is down is not asked again for each page.
  const failed = state.lastError === null ? Number.POSITIVE_INFINITY : ageOf(state.attemptedAt);
  return Math.min(ageOf(state.fetchedAt), failed);
}

/** Brings a person's rights up to date where Discord answers; silent where it does not. */
export async function refreshRights(
  user: SessionUser,
  service: DiscordUserService = defaultService(),
): Promise<void> {
  await fetchOnce(user, service);
}

function needsRoles(standing: Standing): boolean {
  const byRole = standing.grants.some((grant) => grant.subjectKind === "role");
  return standing.member && byRole && ageOf(standing.rolesFetchedAt) >= FRESH_MS;
}

/** Without an answer from Discord, reads use the known roles and writes none. */
async function askedRoles(
  user: SessionUser,
  guildId: string,
  standing: Standing,
  options: AccessOptions,
): Promise<Standing> {
  const service = options.service ?? defaultService();
  try {
    const roleIds = await asPerson(user, service, (token) => service.roles(token, guildId));
    await withSystem(SYSTEM, (ctx) => storeRoles(ctx, user.id, guildId, roleIds));
    return { ...standing, roleIds };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const tooOld = ageOf(standing.rolesFetchedAt) > STALE_LIMIT_MS;
    return options.forWrite || tooOld ? { ...standing, roleIds: null } : standing;
  }
}

/** Roles are asked for only where a grant names one. */
function withRoles(
  user: SessionUser,
  guildId: string,
  standing: Standing,
  options: AccessOptions,
): Promise<Standing> | Standing {
  return needsRoles(standing) ? askedRoles(user, guildId, standing, options) : standing;
}

/**
 * A person's Discord roles in a guild, for rights that are given to roles elsewhere than in the dashboard's sections.
 * Empty for strangers, and for a write that Discord could not confirm.
 */
export async function rolesOf(user: SessionUser, guildId: string, options: AccessOptions): Promise<string[]> {
  const kept = await withSystem(SYSTEM, (ctx) => readStanding(ctx, user.id, guildId));
  if (!kept.member) return [];
  const fresh = ageOf(kept.rolesFetchedAt) < FRESH_MS;
  return (fresh ? kept : await askedRoles(user, guildId, kept, options)).roleIds ?? [];
}

/** What is kept about a person and a guild. */
export interface KeptRights {
  guild: KnownGuild;
  state: RightsState;
  standing: Standing;
}

/** All of it in one transaction: nearly every request finds it fresh. Null for a guild that is not known here. */
export async function readKept(
  ctx: SystemContext,
  userId: string,
  idOrSlug: string,
): Promise<KeptRights | null> {
  const [guild, state, early] = await Promise.all([
    findGuild(ctx, idOrSlug),
    readRightsState(ctx, userId),
    isSnowflake(idOrSlug) ? readStanding(ctx, userId, idOrSlug) : null,
  ]);
  if (!guild) return null;
  const standing = early && guild.guildId === idOrSlug ? early : null;
  return { guild, state, standing: standing ?? (await readStanding(ctx, userId, guild.guildId)) };
}

async function renewed(user: SessionUser, { guildId }: KnownGuild, options: AccessOptions) {
  const state = await ensureRights(user, options);
  return { state, standing: await withSystem(SYSTEM, (ctx) => readStanding(ctx, user.id, guildId)) };
}

/**
 * What a person may do in a guild now, or null when the guild is not known here or they have no level in it.
 * @param idOrSlug from a URL: anything
 * @throws AppError unavailable, see {@link ensureRights}
 */
export async function resolveAccess(
  user: SessionUser,
  idOrSlug: string,
  options: AccessOptions,
): Promise<GuildAccess | null> {
  const known =
    options.kept !== undefined
      ? options.kept
      : await withSystem(SYSTEM, (ctx) => readKept(ctx, user.id, idOrSlug), { readOnly: true });
  if (!known) return null;
  const { guild } = known;
  const { state, standing: kept } =
    ageOf(known.state.fetchedAt) < FRESH_MS ? known : await renewed(user, guild, options);
  const standing = await withRoles(user, guild.guildId, kept, options);
  const access = toAccess(guild, user, standing, state);
  const seeAs = options.seeAs?.guildId === guild.guildId ? options.seeAs : null;
  if (!access || !seeAs) return access;
  const wanted = await withSystem(SYSTEM, (ctx) => levelsSeenAs(ctx, seeAs), { readOnly: true });
  const sections = previewLevels(access.sections, wanted);
  // Whose rights were taken meanwhile sees a dashboard without sections, in which the look can be stopped.
  return { ...access, sections, level: topLevel(sections) ?? "viewer", seeAs };
}

function toAccess(
  guild: KnownGuild,
  user: SessionUser,
  standing: Standing,
  state: RightsState,
): GuildAccess | null {
  const sections = levelsOf(standing, user.discordId);
  const level = topLevel(sections);
  if (!level) return null;
  return {
    ...guild,
    level,
    sections,
    checkedAt: (state.fetchedAt ?? new Date(0)).toISOString(),
    stale: ageOf(state.fetchedAt) >= FRESH_MS,
    seeAs: null,
  };
}

/** The guild that a customer names in an address, or null where there is none for this person. */
export function customerGuild(user: SessionUser, idOrSlug: string): Promise<KnownGuild | null> {
  return withSystem(SYSTEM, (ctx) => findCustomerGuild(ctx, idOrSlug, user), { readOnly: true });
}
