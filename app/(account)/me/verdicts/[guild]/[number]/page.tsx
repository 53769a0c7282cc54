import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadOwnVerdict } from "@/features/tickets/web/case-loader";
import { OwnVerdictView } from "@/features/tickets/web/components/verdict/own-verdict-view";

export const metadata: Metadata = { title: "Verdict" };

interface VerdictPageProps {
  params: Promise<{ guild: string; number: string }>;
}

export default async function VerdictPage({ params }: VerdictPageProps) {
  const { guild, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <OwnVerdictView data={await loadOwnVerdict(guild, Number(number))} />;
}
