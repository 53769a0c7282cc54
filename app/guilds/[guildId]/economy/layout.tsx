import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function EconomyLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="economy" />;
}
