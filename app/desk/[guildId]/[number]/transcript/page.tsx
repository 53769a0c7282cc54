import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadTranscript } from "@/features/tickets/web/transcript/loaders";
import { TranscriptPage } from "@/features/tickets/web/transcript/transcript-page";

export const metadata: Metadata = { title: "Transcript" };

interface TranscriptProps {
  params: Promise<{ guildId: string; number: string }>;
}

export default async function DeskTranscriptPage({ params }: TranscriptProps) {
  const { guildId, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <TranscriptPage data={await loadTranscript(guildId, Number(number))} />;
}
