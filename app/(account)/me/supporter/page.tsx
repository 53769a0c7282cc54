import type { Metadata } from "next";
import { patreonLinkMessage } from "@/features/supporters/messages";
import { Portal } from "@/features/supporters/web/components/portal";
import { loadSupporterPortal } from "@/features/supporters/web/loaders";

export const metadata: Metadata = { title: "Supporter" };

export default async function SupporterPage({
  searchParams,
}: {
  searchParams: Promise<{ patreon?: string; history?: string }>;
}) {
  const { patreon, history } = await searchParams;
  const data = await loadSupporterPortal();
  return <Portal data={data} answer={patreonLinkMessage(patreon)} all={history === "all"} />;
}
