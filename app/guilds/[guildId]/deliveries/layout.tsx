import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function DeliveriesLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="deliveries" />;
}
