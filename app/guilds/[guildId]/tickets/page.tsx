import { redirect } from "next/navigation";
import { requireGuild } from "@/features/identity/web/session";

/** A guild's tickets stand on the desk, beside those of other guilds. */
export default async function GuildTicketsPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { access } = await requireGuild((await params).guildId, "tickets");
  redirect(`/desk?guild=${access.slug}`);
}
