import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function OrdersLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="orders" />;
}
