import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function FeedsLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="feeds" />;
}
