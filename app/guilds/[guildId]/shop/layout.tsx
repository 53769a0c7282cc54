import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function ShopLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="shop" />;
}
