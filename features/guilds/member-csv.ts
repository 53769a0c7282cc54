import { csvText } from "@/lib/csv";
import { explainLevels, grantsFor, topLevel } from "./rules";
import type { GrantDto, MemberDto, RoleDto, SectionLevels } from "./schema";

const HEAD = ["name", "discord_id", "joined_utc", "roles", "highest_level", "rights"];

/** Members as CSV, each with the level in every section where they have one. */
export function memberCsv(
  members: readonly MemberDto[],
  roles: readonly RoleDto[],
  grants: readonly GrantDto[],
): string {
  const names = new Map(roles.map((role) => [role.roleId, role.name]));
  const rows = members.map((member) => {
    const held = grantsFor(grants, member.discordId, member.roleIds);
    const explained = Object.entries(explainLevels(member.fromDiscord ?? undefined, held));
    const levels: SectionLevels = Object.fromEntries(
      explained.map(([section, { level }]) => [section, level]),
    );
    return [
      member.name,
      member.discordId,
      member.joinedAt,
      member.roleIds.flatMap((id) => names.get(id) ?? []).join("; "),
      topLevel(levels) ?? null,
      explained.map(([section, { level }]) => `${section}: ${level}`).join("; "),
    ];
  });
  return csvText(HEAD, rows);
}

/** Rights that were given in the dashboard, as CSV. */
export function rightsCsv(grants: readonly GrantDto[], roles: readonly RoleDto[]): string {
  const names = new Map(roles.map((role) => [role.roleId, role.name]));
  return csvText(
    ["who", "kind", "discord_id", "level", "section", "given_utc", "given_by"],
    grants.map((grant) => [
      grant.subjectKind === "role" ? (names.get(grant.subjectId) ?? null) : grant.subjectName,
      grant.subjectKind === "role" ? "role" : "person",
      grant.subjectId,
      grant.level,
      grant.section === "*" ? "all" : grant.section,
      grant.givenAt,
      grant.givenBy,
    ]),
  );
}
