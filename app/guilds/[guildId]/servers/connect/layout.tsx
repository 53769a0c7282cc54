import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function ConnectLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="servers" level="manager" />;
}
