import type { Metadata } from "next";
import { askedOf } from "@/features/audit/query";
import { AuditPage } from "@/features/audit/web/components/audit-page";
import { loadAudit } from "@/features/audit/web/loaders";

export const metadata: Metadata = { title: "Audit log" };

interface AuditProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GuildAuditPage({ params, searchParams }: AuditProps) {
  const [{ guildId }, asked] = await Promise.all([params, searchParams.then(askedOf)]);
  return <AuditPage data={await loadAudit(guildId, asked)} asked={asked} />;
}
