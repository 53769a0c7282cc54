import { mayEnter } from "@/features/guilds/rules";
import type { Section, SectionLevels } from "@/features/guilds/schema";
import type { AuditLine } from "./schema";

/** Actions that can be undone, each with the section whose manager may. */
const SECTIONS: Record<string, Section> = {
  "deliveries.choices.update": "deliveries",
  "deliveries.zone.update": "deliveries",
  "deliveries.zone.open": "deliveries",
  "deliveries.zone.close": "deliveries",
  "economy.grant": "economy",
  "economy.fine": "economy",
  "economy.settings.update": "economy",
  "economy.kill-settings.update": "economy",
  "guilds.feed.update": "feeds",
  "guilds.flag.update": "settings",
  "guilds.moderation.update": "moderation",
  "guilds.moderation.server": "moderation",
  "listing.draft.save": "listing",
  "guilds.rights.grant": "members",
  "guilds.rights.revoke": "members",
  "supporters.roles.set": "members",
  "tickets.verdict.warn": "tickets",
  "tickets.verdict.ban": "tickets",
  "tickets.verdict.coins": "tickets",
  "tickets.verdict.item": "tickets",
  "players.kill.strike": "players",
  "players.kill.restore": "players",
};

/** The section in which an action can be undone; undefined for what cannot. */
export const undoSection = (action: string): Section | undefined => SECTIONS[action];

/** Whether a line is worth a button to somebody with these levels. */
export function mayUndo(line: Pick<AuditLine, "action" | "undone">, levels: SectionLevels): boolean {
  const section = undoSection(line.action);
  return section !== undefined && !line.undone && mayEnter(levels, section, "manager");
}
