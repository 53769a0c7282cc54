import type { Metadata } from "next";
import { PermissionsPage } from "@/features/nitrado/web/control/components/permissions-page";
import { loadPermissions } from "@/features/nitrado/web/control/loaders";

export const metadata: Metadata = { title: "Rights over a server" };

interface PermissionsProps {
  params: Promise<{ guildId: string; serviceId: string }>;
}

export default async function ServerPermissionsPage({ params }: PermissionsProps) {
  const { guildId, serviceId } = await params;
  return <PermissionsPage data={await loadPermissions(guildId, serviceId)} />;
}
