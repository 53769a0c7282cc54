import type { Metadata } from "next";
import { patreonLinkMessage } from "@/features/supporters/messages";
import { Portal } from "@/features/supporters/web/components/portal";
import { loadSupporterPortal } from "@/features/supporters/web/loaders";

export const metadata: Metadata = { title: "Supporter" };

export default async function SupporterPage({
  searchParams,
}: {
  searchParams: Promise<{ patreon?: string }>;
}) {
  const { patreon } = await searchParams;
  return <Portal portal={await loadSupporterPortal()} answer={patreonLinkMessage(patreon)} />;
}
