import { type GuildContext, withGuild } from "@/db/context";
import type { EventHandler } from "@/features/events/dispatch";
import { scopeForJob } from "@/features/guilds/scope";
import { guildsOffPlan } from "@/features/listings/data/off-plan";
import { followGuildPlan } from "@/features/listings/mutations/follow-plan";
import { listingTags } from "@/features/listings/rules";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { endDuePlans } from "@/features/supporters/mutations/due";
import type { Env } from "@/lib/env";
import { revalidateTags } from "@/lib/revalidate-client";
import { SECOND } from "@/lib/time";
import type { InContext } from "../runtime/lease";
import type { Alone } from "./alone";
import type { Part } from "./part";

/** As many tags as the site takes at once. */
const A_REQUEST = 100;
/** What a handler wrote is there for everybody by then. */
const COMMITTED_MS = 300;
const THANKS = "supporters";

/** What follows from plans on the website: listings that come, rest and are featured, and the thanks wall. */
export function plans(settings: Env, system: InContext, alone: Alone): Part {
  const stale = new Map<string, number>();
  const mark = (...tags: string[]) => {
    for (const tag of tags) stale.set(tag, Date.now());
  };
  const follow = async (ctx: GuildContext) => {
    for (const slug of await followGuildPlan(ctx, await guildTier(ctx))) mark(...listingTags(slug));
  };
  const guildChanged: EventHandler = async (ctx) => {
    if ("guildId" in ctx) await follow(ctx);
  };
  const planChanged: EventHandler = async () => {
    mark(THANKS);
  };
  async function settle(): Promise<void> {
    await system(endDuePlans);
    for (const guildId of await system(guildsOffPlan)) await withGuild(scopeForJob(guildId, "plans"), follow);
  }
  return {
    subscriber: "grizzly-os:plans",
    handlers: [
      ["supporters.guild.changed", guildChanged],
      ["supporters.plan.changed", planChanged],
    ],
    tasks: [
      { name: "plans", everyMs: 20 * SECOND, run: alone("plans", 60, settle) },
      {
        name: "plan pages",
        everyMs: SECOND,
        run: async () => {
          const settled = [...stale].filter(([, at]) => Date.now() - at >= COMMITTED_MS);
          const tags = settled.slice(0, A_REQUEST).map(([tag]) => tag);
          for (const tag of tags) stale.delete(tag);
          const { SITE_URL: siteUrl, INTERNAL_SECRET: secret } = settings;
          await revalidateTags(tags, { siteUrl, secret, now: true });
        },
      },
    ],
  };
}
