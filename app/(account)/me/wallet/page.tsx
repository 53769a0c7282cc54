import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Freshness } from "@/components/ui/freshness";
import { readWallet, type SearchParams } from "@/features/economy/ledger-query";
import { WalletView } from "@/features/economy/web/components/wallet-view";
import { loadWallet } from "@/features/economy/web/loaders";

export const metadata: Metadata = { title: "Wallet" };

export default async function WalletPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readWallet(await searchParams);
  const wallet = await loadWallet(query);
  return (
    <>
      <PageHeader
        title="Wallet"
        purpose="Coins you earned by playing. Each guild keeps its own."
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Wallet" }]}
        className="mb-5"
        actions={wallet.chosen ? <Freshness until={wallet.chosen.logCompleteUntil} /> : null}
      />
      <WalletView wallet={wallet} query={query} />
    </>
  );
}
