import type { Metadata } from "next";
import { PersonPage } from "@/features/operation/web/components/person-page";
import { loadPerson } from "@/features/operation/web/thing-loaders";

export const metadata: Metadata = { title: "Person" };

export default async function AdminPersonPage({ params }: { params: Promise<{ id: string }> }) {
  return <PersonPage {...(await loadPerson((await params).id))} />;
}
