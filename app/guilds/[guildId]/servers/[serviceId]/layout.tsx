import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { hasServer } from "@/features/nitrado/web/control/loaders";

interface ServerLayoutProps {
  children: ReactNode;
  params: Promise<{ guildId: string; serviceId: string }>;
}

/** Above the skeletons, so that a server that is not there answers 404. */
export default async function ServerLayout({ children, params }: ServerLayoutProps) {
  const { guildId, serviceId } = await params;
  if (!(await hasServer(guildId, serviceId))) notFound();
  return children;
}
