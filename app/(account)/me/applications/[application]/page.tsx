import type { Metadata } from "next";
import { ApplicationPage } from "@/features/listings/web/components/registration/application-page";
import { loadOwnApplication } from "@/features/listings/web/registration/loaders";

export const metadata: Metadata = { title: "Application" };

export default async function RegisterApplicationPage({
  params,
}: {
  params: Promise<{ application: string }>;
}) {
  const { application } = await params;
  return <ApplicationPage data={await loadOwnApplication(application)} />;
}
