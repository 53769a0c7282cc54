import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadOwnTranscript } from "@/features/tickets/web/transcript/loaders";
import { TranscriptPage } from "@/features/tickets/web/transcript/transcript-page";

export const metadata: Metadata = { title: "Transcript" };

interface TranscriptProps {
  params: Promise<{ guild: string; number: string }>;
}

export default async function OwnTranscriptPage({ params }: TranscriptProps) {
  const { guild, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <TranscriptPage data={await loadOwnTranscript(guild, Number(number))} />;
}
