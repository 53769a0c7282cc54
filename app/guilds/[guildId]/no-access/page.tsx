import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { LEVELS, SECTIONS } from "@/features/guilds/schema";
import { requireAccess } from "@/features/identity/web/session";

export const metadata: Metadata = { title: "Not yours to see" };

interface Props {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<{ section?: string; needs?: string }>;
}

export default async function NoAccessPage({ params, searchParams }: Props) {
  const [{ guildId }, { section, needs }] = await Promise.all([params, searchParams]);
  const { access } = await requireAccess(guildId);
  const where = SECTIONS.find((each) => each === section) ?? "this section";
  const level = LEVELS.find((each) => each === needs) ?? "a higher level";
  return (
    <>
      <PageHeader title={access.name} />
      <EmptyState
        title="This part is not open to you"
        action={<ButtonLink href={`/guilds/${access.slug}`}>Back to {access.name}</ButtonLink>}
      >
        It needs the right “{level}” in {where}. The guild's owner can give it to you or to your role.
      </EmptyState>
    </>
  );
}
