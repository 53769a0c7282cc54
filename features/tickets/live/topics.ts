import { withGuild } from "@/db/context";
import { customerGuild, resolveAccess } from "@/features/guilds/access";
import { mayEnter } from "@/features/guilds/rules";
import type { GuildAccess } from "@/features/guilds/schema";
import { scopeForCustomer, scopeForStaff } from "@/features/guilds/scope";
import type { Session, SessionUser } from "@/features/identity/schema";
import { PASS_MS } from "@/features/live/pass";
import { parseTopic, type Topic } from "@/features/live/topics";
import { AppError } from "@/lib/errors";
import { SECOND } from "@/lib/time";
import { ticketVersion } from "../data/tickets";

const READ = { readOnly: true };

/** Somebody whose rights Discord cannot confirm reads on with those that are known, as on every page. */
function believedUntil(access: GuildAccess, now: number): number {
  if (access.stale) return now + PASS_MS;
  return Math.max(Date.parse(access.checkedAt) + PASS_MS, now + 10 * SECOND);
}

/** Whether the person is this ticket's opener, in a guild that knows them. */
async function isOpener(user: SessionUser, guildId: string, number: number): Promise<boolean> {
  const scope = scopeForCustomer(user, await customerGuild(user, guildId));
  await withGuild(scope, (ctx) => ticketVersion(ctx, number, user.discordId), READ);
  return true;
}

async function until(session: Session, topic: Topic, now: number): Promise<number | null> {
  const { user, seeAs } = session;
  if (topic.kind === "user") return topic.userId === user.id ? now + PASS_MS : null;
  if (topic.kind === "own") return (await isOpener(user, topic.guildId, topic.number)) ? now + PASS_MS : null;
  const access = await resolveAccess(user, topic.guildId, { forWrite: false, seeAs });
  if (!access || !mayEnter(access.sections, "tickets", "viewer")) return null;
  if (topic.kind === "ticket") {
    const scope = scopeForStaff(user, access.guildId, access.sections, "tickets", "viewer");
    // A ticket that is hidden from this reader does not exist for them.
    await withGuild(scope, (ctx) => ticketVersion(ctx, topic.number), READ);
  }
  return believedUntil(access, now);
}

/**
 * Which of these topics somebody may follow, by the same rights as their pages, and until when that is believed, in
 * Unix milliseconds. Names that are no topic, and things of others, are left out alike.
 */
export async function followable(
  session: Session,
  wanted: readonly string[],
  now = Date.now(),
): Promise<[topic: string, until: number][]> {
  const asked = await Promise.all(
    [...new Set(wanted)].map(async (name): Promise<[string, number][]> => {
      const topic = parseTopic(name);
      if (!topic) return [];
      try {
        const end = await until(session, topic, now);
        return end === null ? [] : [[name, end]];
      } catch (error) {
        if (error instanceof AppError && error.code !== "unavailable") return [];
        throw error;
      }
    }),
  );
  return asked.flat();
}
