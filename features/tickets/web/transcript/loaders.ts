import { notFound } from "next/navigation";
import { withGuild } from "@/db/context";
import { customerGuild } from "@/features/guilds/access";
import { requireGuild, requireGuildMember } from "@/features/identity/web/session";
import { transcriptOf } from "../../transcript/data/transcript";

const READ = { readOnly: true };

function orNotFound(error: unknown): never {
  if ((error as { code?: unknown }).code === "not_found") notFound();
  throw error;
}

/** A ticket's transcript for the guild's staff. */
export async function loadTranscript(guildId: string, number: number) {
  const { scope, access } = await requireGuild(guildId, "tickets");
  const transcript = await withGuild(scope, (ctx) => transcriptOf(ctx, number), READ).catch(orNotFound);
  return { transcript, back: `/desk/${access.slug}/${number}`, file: fileOf(access.guildId, number, "") };
}

/** The transcript of an own ticket. */
export async function loadOwnTranscript(guildId: string, number: number) {
  const { scope, user } = await requireGuildMember(guildId);
  const [transcript, guild] = await Promise.all([
    withGuild(scope, (ctx) => transcriptOf(ctx, number, user.discordId), READ).catch(orNotFound),
    customerGuild(user, guildId),
  ]);
  const back = `/me/tickets/${guild?.slug ?? scope.guildId}/${number}`;
  return { transcript, back, file: fileOf(scope.guildId, number, "/own") };
}

const fileOf = (guildId: string, number: number, whose: "" | "/own") =>
  `/api/guilds/${guildId}/tickets/${number}${whose}/transcript`;

export type TranscriptData = Awaited<ReturnType<typeof loadTranscript>>;
