import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function BountiesLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="economy" />;
}
