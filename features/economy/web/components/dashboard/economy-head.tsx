import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/ui/tabs";

const TABS = [
  ["", "Overview"],
  ["/rules", "Rules"],
  ["/grants", "Give and take"],
  ["/ledger", "Ledger"],
] as const;
export type EconomyTab = (typeof TABS)[number][0];

export const ECONOMY_PURPOSE = "Where coins come from, where they go, and by which rules.";

/** The head of each part of the economy, with the ways to the others. */
export function EconomyHead({
  guild,
  tab,
  actions,
}: {
  guild: { slug: string; name: string };
  tab: EconomyTab;
  actions?: ReactNode;
}) {
  const base = `/guilds/${guild.slug}`;
  return (
    <>
      <PageHeader
        title="Economy"
        purpose={ECONOMY_PURPOSE}
        crumbs={[{ label: guild.name, href: base }, { label: "Economy" }]}
        actions={actions}
        className="mb-4"
      />
      <div className="mb-5">
        <Tabs
          label="Parts of the economy"
          tabs={TABS.map(([path, label]) => ({
            href: `${base}/economy${path}`,
            label,
            current: path === tab,
          }))}
        />
      </div>
    </>
  );
}
