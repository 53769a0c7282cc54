import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function MapLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="players" />;
}
