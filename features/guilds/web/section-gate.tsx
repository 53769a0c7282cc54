import type { ReactNode } from "react";
import { requireGuild } from "@/features/identity/web/session";
import type { Level, Section } from "../schema";

/** What a layout below a guild is given. */
export interface GuildLayoutProps {
  children: ReactNode;
  params: Promise<{ guildId: string }>;
}

/**
 * For the layout of a section: it stands above the section's skeleton, because an answer that has begun with one has
 * said 200 already, and who may not enter gets a 404. The pages below ask for their scope all the same.
 */
export async function SectionGate({
  section,
  level = "viewer",
  params,
  children,
}: GuildLayoutProps & { section: Section; level?: Level }) {
  await requireGuild((await params).guildId, section, level);
  return children;
}
