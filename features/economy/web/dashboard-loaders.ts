import { type GuildContext, withGuild } from "@/db/context";
import { auditPage } from "@/features/audit/data";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import type { StandingDays } from "../books";
import { guildBooks } from "../data/books";
import { economyDays } from "../data/days";
import { givenLately } from "../data/given";
import { guildLedger } from "../data/guild-ledger";
import { findPeople, peopleOf } from "../data/people";
import { knownWeapons, logUntil } from "../data/seen";
import { currencyOf, economySettings, killSettings } from "../data/settings";
import { flowOf } from "../flow";
import { filterOf, type LedgerAsked } from "../guild-ledger";

const READ = { readOnly: true };
/** Lines of one page. */
const PAGE = 50;

async function enter<T>(guildId: string, read: (ctx: GuildContext) => Promise<T>) {
  const { scope, access, user } = await requireGuild(guildId, "economy");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [own, currency] = await Promise.all([read(ctx), currencyOf(ctx, ctx.guildId)]);
      return { ...own, currency, now: ctx.now.toISOString() };
    },
    READ,
  );
  const level = access.seeAs ? undefined : access.sections.economy;
  return {
    ...facts,
    access,
    user,
    level,
    manages: mayEnter(access.sections, "economy", "manager") && !access.seeAs,
  };
}

/** How coins came and went in the last days, who has most, and how sure that is: all from rollups. */
export const loadOverview = (guildId: string, days: StandingDays) =>
  enter(guildId, async (ctx) => {
    const [coins, kills, books, rows, until] = await Promise.all([
      economySettings(ctx),
      killSettings(ctx),
      guildBooks(ctx),
      economyDays(ctx, 2 * days),
      logUntil(ctx),
    ]);
    const ids = books?.standings
      ? [...books.standings.earners[days], ...books.standings.spenders[days]].map((one) => one.discordId)
      : [];
    const people = await peopleOf(ctx, ids);
    const pays = kills.enabled || coins.activityAmount > 0 || coins.dailyAmount > 0;
    return { days, books, flow: flowOf(rows, days, ctx.now), people, until, pays };
  });

/** The rules for coins and what kills pay, with the weapons that were seen here. */
export const loadRules = (guildId: string) =>
  enter(guildId, async (ctx) => {
    const [coins, kills, weapons, until] = await Promise.all([
      economySettings(ctx),
      killSettings(ctx),
      knownWeapons(ctx),
      logUntil(ctx),
    ]);
    return { coins, kills, weapons, until };
  });

/** A page of the guild's ledger, and whom a searched name may mean. */
export const loadLedger = (guildId: string, asked: LedgerAsked) =>
  enter(guildId, async (ctx) => {
    const found = asked.who && !asked.person ? await findPeople(ctx, asked.who) : [];
    const [only] = found;
    // A name that means one person is that person; several stand to be chosen.
    const person = asked.person ?? (found.length === 1 && only ? only.discordId : undefined);
    const looks = asked.who === undefined || person !== undefined;
    const [page, [chosen]] = await Promise.all([
      looks ? guildLedger(ctx, filterOf({ ...asked, person }, PAGE)) : { lines: [], next: null },
      person ? peopleOf(ctx, [person]) : [],
    ]);
    return { page, found: person ? [] : found, chosen: chosen ?? null };
  });

/** Whom staff give coins or take them from, what their level allows, and what was moved lately. */
export const loadGrants = (guildId: string, asked: { person: string | null; who: string }) =>
  enter(guildId, async (ctx) => {
    const found = asked.person || asked.who === "" ? [] : await findPeople(ctx, asked.who);
    const [only] = found;
    const id = asked.person ?? (found.length === 1 && only ? only.discordId : null);
    const [[person], grants, given] = await Promise.all([
      id ? peopleOf(ctx, [id]) : [],
      auditPage(ctx, { subjectType: "economy_account", limit: 20 }),
      ctx.actor.kind === "user" ? givenLately(ctx) : 0,
    ]);
    const names = await peopleOf(
      ctx,
      grants.lines.map((line) => line.subjectId),
    );
    return { person: person ?? null, found: id ? [] : found, grants: grants.lines, names, given };
  });

export type OverviewData = Awaited<ReturnType<typeof loadOverview>>;
export type RulesData = Awaited<ReturnType<typeof loadRules>>;
export type LedgerData = Awaited<ReturnType<typeof loadLedger>>;
export type GrantsData = Awaited<ReturnType<typeof loadGrants>>;
