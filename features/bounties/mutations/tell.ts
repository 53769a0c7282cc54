import type { GuildContext } from "@/db/context";
import { personByDiscord } from "@/features/identity/data/people";
import { notify } from "@/features/notices/mutations";

/** Tells a person what became of a bounty, once. Nobody is told who has no account here. */
export async function tell(
  ctx: GuildContext,
  discordId: string | null,
  notice: {
    what: string;
    bountyId: number;
    level: "info" | "success" | "warning";
    title: string;
    body: string;
  },
): Promise<void> {
  const person = discordId === null ? null : await personByDiscord(ctx, discordId);
  if (!person) return;
  const { what, bountyId, level, title, body } = notice;
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: `bounties.${what}`,
    level,
    title,
    body,
    href: `/me/bounties?guild=${ctx.guildId}`,
    key: `bounty:${bountyId}:${what}`,
  });
}
