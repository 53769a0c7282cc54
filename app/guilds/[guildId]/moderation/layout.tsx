import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function ModerationLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="moderation" />;
}
