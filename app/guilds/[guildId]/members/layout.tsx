import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function MembersLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="members" />;
}
