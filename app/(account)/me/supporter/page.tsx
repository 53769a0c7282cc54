import type { Metadata } from "next";
import { patreonLinkMessage } from "@/features/supporters/messages";
import { Portal } from "@/features/supporters/web/components/portal";
import { SupportedGuild } from "@/features/supporters/web/components/supported-guild";
import { loadSupporterPortal } from "@/features/supporters/web/loaders";
import { loadMySupport } from "@/features/supporters/web/plan-loader";

export const metadata: Metadata = { title: "Supporter" };

export default async function SupporterPage({
  searchParams,
}: {
  searchParams: Promise<{ patreon?: string }>;
}) {
  const { patreon } = await searchParams;
  const [portal, support] = await Promise.all([loadSupporterPortal(), loadMySupport()]);
  return (
    <>
      <Portal portal={portal} answer={patreonLinkMessage(patreon)} />
      <SupportedGuild support={support} />
    </>
  );
}
