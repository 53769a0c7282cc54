import { withGuild } from "@/db/context";
import { moderation } from "@/features/guilds/moderation/data";
import { scopeForJob } from "@/features/guilds/scope";
import { silentTickets } from "./data/silent";
import { endSilence } from "./mutations/end";
import { afterSilence } from "./rules";

/**
 * Looks at every ticket of a guild that waits for its opener: each one that is due is warned about or closed in a
 * transaction of its own, so that a job that was ended goes on where it stood.
 * @param now for tests that cannot wait for days
 */
export async function endSilences(
  guildId: string,
  signal?: AbortSignal,
  now?: Date,
): Promise<{ warned: number; closed: number }> {
  const scope = { ...scopeForJob(guildId, "ticket-silence"), ...(now && { now }) };
  const due = await withGuild(
    scope,
    async (ctx) => {
      const { desk } = await moderation(ctx);
      if (desk.silenceDays === 0) return [];
      const silent = await silentTickets(ctx);
      return silent.filter(
        (one) => afterSilence(desk.silenceDays, one.lastWordAt, one.warnedAt, ctx.now) !== "nothing",
      );
    },
    { readOnly: true },
  );
  const done = { warned: 0, closed: 0 };
  for (const { number } of due) {
    if (signal?.aborted) break;
    const what = await withGuild(scope, (ctx) => endSilence(ctx, number));
    if (what === "warn") done.warned++;
    if (what === "close") done.closed++;
  }
  return done;
}
