import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function AuditLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="audit" />;
}
