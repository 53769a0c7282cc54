import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function PlanLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="plan" />;
}
