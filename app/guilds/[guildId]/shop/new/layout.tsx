import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function NewItemLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="shop" level="manager" />;
}
