import type { EventHandler } from "@/features/events/dispatch";
import { liveSlugsOf } from "@/features/players/data/leaderboard";
import { env } from "@/lib/env";
import { revalidateTags } from "@/lib/revalidate-client";
import { SECOND } from "@/lib/time";
import type { Task } from "../runtime/task";

/** As many tags as the site takes at once. */
const A_REQUEST = 100;
const stale = new Set<string>();

/** A kill changes its guild's public pages: they are renewed together, a moment after the last of a batch. */
export const killRead: EventHandler = async (ctx) => {
  if (!("guildId" in ctx)) return;
  for (const slug of await liveSlugsOf(ctx)) {
    stale.add(`leaderboards:${slug}`);
    stale.add(`listing:${slug}`);
  }
};

/** Tells the website what kills made stale. What is lost with the process renews itself within a minute. */
export const freshPages: Task = {
  name: "fresh pages",
  everyMs: SECOND,
  run: async () => {
    if (stale.size === 0) return;
    const tags = [...stale].slice(0, A_REQUEST);
    for (const tag of tags) stale.delete(tag);
    const { SITE_URL: siteUrl, INTERNAL_SECRET: secret } = env();
    await revalidateTags(tags, { siteUrl, secret, now: true });
  },
};
