import { Card, CardHeader, Facts } from "@/components/ui/card";
import { explainLevels, grantsFor, type Reason } from "../../rules";
import { type GrantDto, type MemberDto, type RoleDto, SECTIONS } from "../../schema";
import { SECTION_WORDS } from "../../words";

/** Why somebody has a level, in words. */
export function reasonWords({ by, roleId }: Reason, roles: readonly RoleDto[]): string {
  if (by === "discord-owner") return "owns the Discord server";
  if (by === "discord-admin") return "may manage the Discord server";
  if (by === "person") return "given to them";
  return `through ${roles.find((role) => role.roleId === roleId)?.name ?? "a role"}`;
}

/** What a member may do, section by section, and why. */
export function MemberRights({
  member,
  grants,
  roles,
}: {
  member: MemberDto;
  grants: readonly GrantDto[];
  roles: readonly RoleDto[];
}) {
  const levels = explainLevels(
    member.fromDiscord ?? undefined,
    grantsFor(grants, member.discordId, member.roleIds),
  );
  const facts = SECTIONS.flatMap((section) => {
    const one = levels[section];
    if (!one) return [];
    const value = (
      <>
        {one.level}
        <span className="block text-12 text-muted">{reasonWords(one.because, roles)}</span>
      </>
    );
    return [{ label: SECTION_WORDS[section], value }];
  });
  return (
    <Card>
      <CardHeader
        title={`What ${member.name} may do`}
        hint={facts.length === 0 ? "Nothing here: this dashboard does not exist for them." : undefined}
        className="mb-1"
      />
      <Facts facts={facts} />
    </Card>
  );
}
