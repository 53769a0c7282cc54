import type { Metadata } from "next";
import { loadPatreon } from "@/features/supporters/web/staff/loader";
import { PatreonPage } from "@/features/supporters/web/staff/patreon-page";
import { readQuery } from "@/features/supporters/web/staff/query";

export const metadata: Metadata = { title: "Patreon" };

interface PatreonProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AdminPatreonPage({ searchParams }: PatreonProps) {
  return <PatreonPage data={await loadPatreon(readQuery(await searchParams))} />;
}
