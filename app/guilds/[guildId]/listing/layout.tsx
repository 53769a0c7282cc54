import { type GuildLayoutProps, SectionGate } from "@/features/guilds/web/section-gate";

export default function ListingLayout(props: GuildLayoutProps) {
  return <SectionGate {...props} section="listing" />;
}
