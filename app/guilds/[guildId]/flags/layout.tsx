import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function FlagsLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="settings" />;
}
