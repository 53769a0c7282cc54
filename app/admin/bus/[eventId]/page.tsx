import type { Metadata } from "next";
import { EventPage } from "@/features/events/web/components/event-page";
import { loadEvent } from "@/features/events/web/loaders";

export const metadata: Metadata = { title: "Event" };

export default async function BusEventPage({ params }: { params: Promise<{ eventId: string }> }) {
  return <EventPage {...(await loadEvent((await params).eventId))} />;
}
