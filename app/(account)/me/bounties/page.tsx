import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { readMine, type SearchParams } from "@/features/bounties/web/bounty-query";
import { MyBountiesView } from "@/features/bounties/web/components/my-bounties";
import { loadMyBounties } from "@/features/bounties/web/loaders";

export const metadata: Metadata = { title: "Bounties" };

export default async function BountiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readMine(await searchParams);
  const data = await loadMyBounties(query);
  return (
    <>
      <PageHeader
        title="Bounties"
        purpose="Coins on a player's head. The log line of the kill pays the hunter; what nobody claims comes back."
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Bounties" }]}
        className="mb-5"
      />
      <MyBountiesView data={data} query={query} />
    </>
  );
}
