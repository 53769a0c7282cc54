import { LEVELS, type Level, SECTIONS, type Section } from "./levels";
import type { DiscordStanding, SectionGrant, SectionLevels } from "./schema";

const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

const rank = (level: Level | null | undefined): number => (level ? LEVELS.indexOf(level) : -1);

/** Whether a level reaches the one that is needed. No level reaches none. */
export function reaches(level: Level | null | undefined, needed: Level): boolean {
  return rank(level) >= rank(needed);
}

/** The higher of two levels. */
export function higher(a: Level | undefined, b: Level | undefined): Level | undefined {
  return rank(a) >= rank(b) ? a : b;
}

/** The lower of two levels; nothing where one is missing. */
function lower(a: Level | undefined, b: Level | undefined): Level | undefined {
  return rank(a) <= rank(b) ? a : b;
}

/**
 * The level that Discord itself gives in every section: the guild's owner, or whoever may manage it.
 * The bits are a big integer in text; anything that is not one gives nothing.
 */
export function levelFromDiscord(standing: DiscordStanding): Level | undefined {
  if (standing.owner) return "owner";
  if (!/^\d{1,30}$/.test(standing.permissions)) return undefined;
  const bits = BigInt(standing.permissions);
  return (bits & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n ? "manager" : undefined;
}

/** Grants that name this person or one of their roles. */
export function grantsFor(
  grants: readonly SectionGrant[],
  discordId: string,
  roleIds: readonly string[],
): SectionGrant[] {
  return grants.filter((grant) =>
    grant.subjectKind === "user" ? grant.subjectId === discordId : roleIds.includes(grant.subjectId),
  );
}

/** Puts Discord's word and the dashboard's grants together, section by section; the higher one counts. */
export function sectionLevels(
  fromDiscord: Level | undefined,
  grants: readonly SectionGrant[],
): SectionLevels {
  const levels: SectionLevels = {};
  for (const section of SECTIONS) {
    const given = grants
      .filter((grant) => grant.section === "*" || grant.section === section)
      .reduce<Level | undefined>((best, grant) => higher(best, grant.level), fromDiscord);
    if (given) levels[section] = given;
  }
  return levels;
}

/** Why somebody has a level: Discord's own word, a role they hold, or a right of their own. */
export interface Reason {
  by: "discord-owner" | "discord-admin" | "role" | "person";
  /** The role's Discord id. */
  roleId: string | null;
}

/** The levels of {@link sectionLevels}, each with what gives it; Discord's word counts before a right that equals it. */
export function explainLevels(
  fromDiscord: "owner" | "manager" | undefined,
  grants: readonly SectionGrant[],
): Partial<Record<Section, { level: Level; because: Reason }>> {
  const levels = sectionLevels(fromDiscord, grants);
  const explained: Partial<Record<Section, { level: Level; because: Reason }>> = {};
  for (const section of SECTIONS) {
    const level = levels[section];
    if (!level) continue;
    const grant = grants.find(
      (one) => one.level === level && (one.section === "*" || one.section === section),
    );
    const discord: Reason = { by: level === "owner" ? "discord-owner" : "discord-admin", roleId: null };
    const given: Reason =
      grant?.subjectKind === "role"
        ? { by: "role", roleId: grant.subjectId }
        : { by: "person", roleId: null };
    explained[section] = { level, because: level === fromDiscord ? discord : given };
  }
  return explained;
}

/** The highest level in any section, or undefined for a stranger. */
export function topLevel(levels: SectionLevels): Level | undefined {
  return Object.values(levels).reduce<Level | undefined>((best, level) => higher(best, level), undefined);
}

/** Whether somebody with these levels may do what needs `level` in `section`. */
export function mayEnter(levels: SectionLevels, section: Section, level: Level): boolean {
  return reaches(levels[section], level);
}

/** What somebody sees who looks through other eyes: in no section more than they have themselves. */
export function previewLevels(own: SectionLevels, wanted: SectionLevels): SectionLevels {
  const levels: SectionLevels = {};
  for (const section of SECTIONS) {
    const level = lower(own[section], wanted[section]);
    if (level) levels[section] = level;
  }
  return levels;
}

/** Nobody gives a right above their own, nor touches one that is: the giver needs `manager` in members. */
export function mayGrant(giver: SectionLevels, section: Section | "*", level: Level): boolean {
  if (!reaches(giver.members, "manager")) return false;
  const sections = section === "*" ? SECTIONS : [section];
  return sections.every((one) => reaches(giver[one], level));
}

/** Whether a right is owner-level access to the whole guild. */
export const isOwnerAccess = (grant: Pick<SectionGrant, "section" | "level">): boolean =>
  grant.section === "*" && grant.level === "owner";

/**
 * Whether somebody still has owner-level access: Discord's own owner, a person with the right, or a role with it
 * that a member holds.
 */
export function ownerRemains(
  discordOwner: boolean,
  grants: readonly SectionGrant[],
  heldRoles: ReadonlySet<string>,
): boolean {
  return (
    discordOwner ||
    grants.some(
      (grant) => isOwnerAccess(grant) && (grant.subjectKind === "user" || heldRoles.has(grant.subjectId)),
    )
  );
}

/** A right's name in the audit log, which outlives it: `shop:role:1234`. */
export const grantSubject = (right: { section: string; subjectKind: string; subjectId: string }): string =>
  `${right.section}:${right.subjectKind}:${right.subjectId}`;
