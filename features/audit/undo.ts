import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { zone } from "@/features/deliveries/data";
import { deliveryServer } from "@/features/deliveries/data/server";
import { setZoneState, updateZone } from "@/features/deliveries/mutations";
import { saveChoices } from "@/features/deliveries/mutations/staff";
import { zoneInput } from "@/features/deliveries/schema";
import { economySettings, killSettings } from "@/features/economy/data/settings";
import { updateEconomySettings, updateKillSettings } from "@/features/economy/mutations/settings";
import { undoStaffCoins } from "@/features/economy/mutations/staff";
import { amountInput, economySettingsInput, killSettingsInput } from "@/features/economy/schema";
import { feedSettings } from "@/features/guilds/data/feeds";
import { chosenFlag } from "@/features/guilds/data/flags";
import { grantOf } from "@/features/guilds/data/grants";
import { feedSettingsInput } from "@/features/guilds/feed-schema";
import { FEEDS } from "@/features/guilds/feeds";
import { FLAGS } from "@/features/guilds/flags";
import { moderation, moderationKept } from "@/features/guilds/moderation/data";
import { updateModeration, updateServerModeration } from "@/features/guilds/moderation/mutations";
import { NO_SERVER_RULES } from "@/features/guilds/moderation/rules";
import { moderationInput, serverModerationInput } from "@/features/guilds/moderation/schema";
import { grantSection, revokeGrant } from "@/features/guilds/mutations";
import { updateFeed } from "@/features/guilds/mutations/feeds";
import { setFlag } from "@/features/guilds/mutations/flags";
import { mayEnter } from "@/features/guilds/rules";
import { grantInput, type SectionLevels } from "@/features/guilds/schema";
import { listingOf } from "@/features/listings/data/form";
import { listingForm } from "@/features/listings/form-schema";
import { saveDraft } from "@/features/listings/mutations/draft";
import { struckReason } from "@/features/players/data/struck";
import { restoreKill, strikeKill } from "@/features/players/mutations/strike";
import { tierRoles } from "@/features/supporters/data/roles";
import { chooseTierRoles } from "@/features/supporters/mutations/roles";
import { rolesByTier, tiersOf } from "@/features/supporters/role-rules";
import { effectStands, undoEffect } from "@/features/tickets/verdict/mutations/undo";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { auditEntry, undoneIds } from "./data";
import { recordAudit } from "./mutations";
import { changedSince, MAX_TEXT } from "./rules";
import type { AuditEntry } from "./schema";
import { undoSection } from "./undo-rules";
import { fieldWords } from "./words";

interface Undo {
  /** What the change left behind, as it stands now. */
  now: (ctx: GuildContext, entry: AuditEntry) => Promise<Record<string, unknown>>;
  /** Sets what was before, through the feature's own verb. */
  back: (ctx: GuildContext, entry: AuditEntry, levels: SectionLevels) => Promise<unknown>;
}

const feedOf = (entry: AuditEntry) => {
  const feed = FEEDS.find((one) => one === entry.subjectId);
  if (!feed) throw notFound("This feed does not exist any more.");
  return feed;
};

const flagOf = (entry: AuditEntry) => {
  const flag = FLAGS.find((one) => one === entry.subjectId);
  if (!flag) throw notFound("This flag does not exist any more.");
  return flag;
};

/** What was before, where the log has it whole: long texts stand there cut. */
function whole({ before }: AuditEntry) {
  const cut = Object.values(before ?? {}).some(
    (value) => typeof value === "string" && value.length > MAX_TEXT && value.endsWith("…"),
  );
  if (cut) throw conflict("A text in this line is too long to stand in the log whole. Nothing was changed.");
  return before;
}

const serverRules = async (ctx: GuildContext, { subjectId }: AuditEntry) =>
  (await moderationKept(ctx)).servers[subjectId] ?? NO_SERVER_RULES;

/** Whose right in which section a line speaks of, with a level. */
function rightOf(entry: AuditEntry, level: unknown) {
  const [section, subjectKind, subjectId] = entry.subjectId.split(":");
  const right = grantInput.safeParse({ section, subjectKind, subjectId, level });
  if (!right.success) throw conflict("This line does not say whose right it was, so it cannot be undone.");
  return right.data;
}

const RIGHT: Undo = {
  now: async (ctx, entry) => {
    const right = await grantOf(ctx, rightOf(entry, (entry.after ?? entry.before)?.level));
    return { level: right?.level ?? null };
  },
  back: async (ctx, entry, levels) => {
    if (entry.before?.level) return grantSection(ctx, levels, rightOf(entry, entry.before.level));
    const right = await grantOf(ctx, rightOf(entry, entry.after?.level));
    return right && revokeGrant(ctx, levels, right.id);
  },
};

const coins = (kind: "grant" | "fine"): Undo => ({
  // A movement never changes; whether the coins are still there is seen when they move back.
  now: async (_ctx, entry) => ({ ...entry.after }),
  back: (ctx, { id, subjectId: discordId, after, reason }) =>
    undoStaffCoins(ctx, id, { kind, discordId, amount: amountInput.parse(after?.amount), reason }),
});

const STRUCK: Undo = {
  now: async (ctx, entry) => ({ struck: await struckReason(ctx, Number(entry.subjectId)) }),
  back: (ctx, { subjectId, before }) => {
    const killId = Number(subjectId);
    const reason = before?.struck;
    return typeof reason === "string" ? strikeKill(ctx, { killId, reason }) : restoreKill(ctx, killId);
  },
};

const deliveryServerOf = async (ctx: GuildContext, { subjectId }: AuditEntry) => {
  const server = await deliveryServer(ctx, subjectId);
  if (!server) throw notFound("This game server is not in the guild any more.");
  return { persistent: server.persistent, reachMetres: server.reachMetres };
};

const VERDICT: Undo = {
  now: async (ctx, { subjectId, after }) => ({
    ...after,
    stands: await effectStands(ctx, Number(subjectId)),
  }),
  back: (ctx, { subjectId }, levels) =>
    undoEffect(ctx, levels.tickets, { effectId: Number(subjectId), reason: "Taken back from the log." }),
};

const ZONE_STATE: Undo = {
  now: async (ctx, entry) => ({ ...(await zone(ctx, entry.subjectId)) }),
  back: (ctx, { subjectId, before }) =>
    setZoneState(
      ctx,
      subjectId,
      before?.state === "closed" ? "closed" : "open",
      typeof before?.reason === "string" ? before.reason : null,
    ),
};

const UNDO: Record<string, Undo> = {
  "deliveries.choices.update": {
    now: deliveryServerOf,
    back: async (ctx, entry) =>
      saveChoices(ctx, entry.subjectId, { ...(await deliveryServerOf(ctx, entry)), ...entry.before }),
  },
  "deliveries.zone.update": {
    now: async (ctx, entry) => ({ ...(await zone(ctx, entry.subjectId)) }),
    back: async (ctx, entry) => {
      const { id, state: _, ...kept } = { ...(await zone(ctx, entry.subjectId)), ...whole(entry) };
      return updateZone(ctx, id, zoneInput.parse(kept));
    },
  },
  "deliveries.zone.open": ZONE_STATE,
  "deliveries.zone.close": ZONE_STATE,
  "economy.grant": coins("grant"),
  "economy.fine": coins("fine"),
  "economy.settings.update": {
    now: async (ctx) => ({ ...(await economySettings(ctx)) }),
    back: (ctx, { before }) => updateEconomySettings(ctx, economySettingsInput.parse(before)),
  },
  "economy.kill-settings.update": {
    now: async (ctx) => ({ ...(await killSettings(ctx)) }),
    back: (ctx, { before }) => updateKillSettings(ctx, killSettingsInput.parse(before)),
  },
  "guilds.feed.update": {
    now: async (ctx, entry) => ({ ...(await feedSettings(ctx, feedOf(entry))) }),
    back: async (ctx, entry) => {
      const kept = await feedSettings(ctx, feedOf(entry));
      return updateFeed(ctx, feedOf(entry), feedSettingsInput.parse({ ...kept, ...entry.before }));
    },
  },
  "guilds.flag.update": {
    now: async (ctx, entry) => ({ on: await chosenFlag(ctx, flagOf(entry)) }),
    back: (ctx, entry) => {
      const before = entry.before?.on;
      return setFlag(ctx, flagOf(entry), typeof before === "boolean" ? before : null);
    },
  },
  "guilds.moderation.update": {
    now: async (ctx) => ({ ...(await moderation(ctx)) }),
    back: (ctx, { before }) => updateModeration(ctx, moderationInput.parse(before)),
  },
  "guilds.moderation.server": {
    now: async (ctx, entry) => ({ ...(await serverRules(ctx, entry)) }),
    back: async (ctx, entry) => {
      const rules = serverModerationInput.parse({ ...(await serverRules(ctx, entry)), ...entry.before });
      return updateServerModeration(ctx, entry.subjectId, rules);
    },
  },
  "listing.draft.save": {
    now: async (ctx, entry) => ({ ...(await listingOf(ctx, Number(entry.subjectId))).form }),
    back: async (ctx, entry) => {
      const { form } = await listingOf(ctx, Number(entry.subjectId));
      return saveDraft(ctx, Number(entry.subjectId), listingForm.parse({ ...form, ...whole(entry) }));
    },
  },
  "supporters.roles.set": {
    now: async (ctx) => rolesByTier(await tierRoles(ctx, ctx.guildId)),
    back: (ctx, { before }) => chooseTierRoles(ctx, ctx.guildId, tiersOf(before ?? {})),
  },
  "guilds.rights.grant": RIGHT,
  "guilds.rights.revoke": RIGHT,
  "tickets.verdict.warn": VERDICT,
  "tickets.verdict.ban": VERDICT,
  "tickets.verdict.coins": VERDICT,
  "tickets.verdict.item": VERDICT,
  "players.kill.strike": STRUCK,
  "players.kill.restore": STRUCK,
};

/**
 * Sets back what one line of the log changed, as a change of its own with its own line.
 * @param levels of the person who undoes: what they could not change they cannot undo
 * @throws AppError not_found, forbidden, conflict where it was undone before or has changed since
 */
export async function undoEntry(ctx: GuildContext, levels: SectionLevels, entryId: number): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('audit-undo'), hashtext(${ctx.guildId}))`);
  const entry = await auditEntry(ctx, entryId);
  if (!entry) throw notFound("This line is not in the log.");
  const undo = UNDO[entry.action];
  const section = undoSection(entry.action);
  if (!undo || !section) throw conflict("This cannot be undone from here. Nothing was changed.");
  if (!mayEnter(levels, section, "manager"))
    throw forbidden("Undoing this needs the level “manager” where it was changed. Nothing was changed.");
  if ((await undoneIds(ctx, [entryId])).has(entryId)) throw conflict("This was undone already.");
  const left = entry.after ?? { level: null };
  const moved = changedSince(left, await undo.now(ctx, entry));
  if (moved.length > 0)
    throw conflict(
      `This has changed since (${moved.map(fieldWords).join(", ")}), so it stays as it is now. Change it where it is set.`,
    );
  await undo.back(ctx, entry, levels);
  await recordAudit(ctx, {
    action: "audit.undo",
    subjectType: "audit_entry",
    subjectId: String(entryId),
    after: { change: entry.action },
  });
}
