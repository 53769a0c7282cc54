import type { Metadata } from "next";
import { MembersPage } from "@/features/guilds/web/components/members-page";
import { loadMembers } from "@/features/guilds/web/member-loaders";
import { membersView, type SearchParams } from "@/features/guilds/web/member-query";
import { TierRoles } from "@/features/supporters/web/components/tier-roles";
import { loadTierRoles } from "@/features/supporters/web/tier-loader";

export const metadata: Metadata = { title: "Members and roles" };

interface MembersProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildMembersPage({ params, searchParams }: MembersProps) {
  const [{ guildId }, view] = await Promise.all([params, searchParams.then(membersView)]);
  const [data, tiers] = await Promise.all([
    loadMembers(guildId, view),
    view.view === "supporters" ? loadTierRoles(guildId) : null,
  ]);
  return (
    <MembersPage data={data} view={view}>
      {tiers ? <TierRoles data={tiers} /> : null}
    </MembersPage>
  );
}
