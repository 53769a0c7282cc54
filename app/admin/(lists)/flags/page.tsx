import type { Metadata } from "next";
import { FlagsPage } from "@/features/operation/web/components/flags-page";
import { loadPlatformFlags } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Feature flags" };

export default async function AdminFlagsPage() {
  return <FlagsPage {...(await loadPlatformFlags())} />;
}
