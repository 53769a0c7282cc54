import type { Metadata } from "next";
import { FlagsPage } from "@/features/operation/web/components/flags-page";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Feature flags" };

export default async function AdminFlagsPage({ searchParams }: { searchParams: SearchParams }) {
  return <FlagsPage {...(await loadList("flags", searchParams))} />;
}
