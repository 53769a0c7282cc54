import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { forbidden, notFound } from "@/lib/errors";

const authorOf = ({ actor }: GuildContext): string | null =>
  actor.kind === "user" || actor.kind === "discord-member" ? actor.discordId : null;

/**
 * Writes a note about a player, for the guild's staff alone. The log says who wrote one, not what.
 * @throws AppError not_found for a player of another guild
 */
export async function addNote(
  ctx: GuildContext,
  { playerId, body }: { playerId: number; body: string },
): Promise<{ id: string }> {
  const [note] = await prepared<{ id: string }>(
    ctx.db,
    `insert into player_notes (guild_id, player_id, body, author_discord_id, created_at)
     select guild_id, player_id, $3, $4, $5 from player_profiles where guild_id = $1 and player_id = $2 returning id`,
    [ctx.guildId, playerId, body, authorOf(ctx), ctx.now],
  );
  if (!note) throw notFound("No such player has been seen on this guild's servers.");
  await recordAudit(ctx, {
    action: "players.note.add",
    subjectType: "player_note",
    subjectId: note.id,
    after: { playerId },
  });
  return note;
}

/**
 * Takes a note away.
 * @param anybodys also those that others wrote
 * @throws AppError not_found; forbidden for another's note
 */
export async function removeNote(ctx: GuildContext, id: string, anybodys: boolean): Promise<void> {
  const [note] = await prepared<{ author: string | null; player_id: bigint }>(
    ctx.db,
    "select author_discord_id as author, player_id from player_notes where guild_id = $1 and id = $2 and removed_at is null for update",
    [ctx.guildId, id],
  );
  if (!note) throw notFound("This note is not there any more.");
  if (!anybodys && (note.author === null || note.author !== authorOf(ctx)))
    throw forbidden("This note is somebody else's. A manager of the section can take it away.");
  await prepared(ctx.db, "update player_notes set removed_at = $3 where guild_id = $1 and id = $2", [
    ctx.guildId,
    id,
    ctx.now,
  ]);
  await recordAudit(ctx, {
    action: "players.note.remove",
    subjectType: "player_note",
    subjectId: id,
    before: { playerId: Number(note.player_id) },
  });
}
