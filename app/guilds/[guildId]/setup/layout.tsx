import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function SetupLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="settings" />;
}
