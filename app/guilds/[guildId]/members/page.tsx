import type { Metadata } from "next";
import { MembersPage } from "@/features/guilds/web/components/members-page";
import { loadMembers } from "@/features/guilds/web/member-loaders";
import { membersView, type SearchParams } from "@/features/guilds/web/member-query";

export const metadata: Metadata = { title: "Members and roles" };

interface MembersProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildMembersPage({ params, searchParams }: MembersProps) {
  const [{ guildId }, view] = await Promise.all([params, searchParams.then(membersView)]);
  return <MembersPage data={await loadMembers(guildId, view)} view={view} />;
}
