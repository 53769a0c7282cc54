import { type GuildScope, withUser } from "@/db/context";
import { resolveAccess } from "@/features/guilds/access";
import { mayEnter } from "@/features/guilds/rules";
import { scopeForStaff } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import type { SessionUser } from "@/features/identity/schema";
import { AppError, notFound } from "@/lib/errors";
import { guildOfOwn } from "../../registration/data/applications";

/**
 * Scope for changing an own application: its writer alone, and only while they still manage its guild.
 * @throws AppError not_found for one of somebody else; forbidden for who manages the guild no more
 */
export async function applicantScope(user: SessionUser, application: number): Promise<GuildScope> {
  const guildId = await withUser(
    { userId: user.id, actor: actorOf(user) },
    (ctx) => guildOfOwn(ctx, application),
    { readOnly: true },
  );
  if (guildId === null) throw notFound("There is no such application.");
  const access = await resolveAccess(user, guildId, { forWrite: true });
  if (!access || !mayEnter(access.sections, "listing", "manager"))
    throw new AppError(
      "forbidden",
      "You do not manage this Discord server any more, so its application is left as it is.",
    );
  return scopeForStaff(user, access.guildId, access.sections, "listing", "manager");
}
