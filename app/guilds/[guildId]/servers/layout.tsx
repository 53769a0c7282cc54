import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function ServersLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="servers" />;
}
