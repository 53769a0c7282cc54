import type { Metadata } from "next";
import { ApplicationReview } from "@/features/listings/web/components/moderation/application-review";
import { loadApplication } from "@/features/listings/web/registration/loaders";

export const metadata: Metadata = { title: "Application" };

export default async function AdminApplicationPage({ params }: { params: Promise<{ application: string }> }) {
  return <ApplicationReview data={await loadApplication((await params).application)} />;
}
