import { notFound, redirect } from "next/navigation";
import { requireGuild } from "@/features/identity/web/session";

/** A guild's ticket stands on the desk. */
export default async function GuildTicketPage({
  params,
}: {
  params: Promise<{ guildId: string; number: string }>;
}) {
  const { guildId, number } = await params;
  const { access } = await requireGuild(guildId, "tickets");
  if (!/^\d{1,9}$/.test(number)) notFound();
  redirect(`/desk/${access.slug}/${number}`);
}
