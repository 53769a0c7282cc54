import type { ActivityKind } from "./activity-kinds";
import { ADM_EVENT, type AdmEvent, type AdmPlayer, type AdmPosition } from "./adm/events";
import { kindOfEntity } from "./rules";

/** What one log line says that somebody did or suffered, before it is known who that is in the tables. */
export interface LineActivity {
  kind: ActivityKind;
  player: Pick<AdmPlayer, "id" | "name"> | null;
  position: AdmPosition | null;
  /** The player on the other side: who hit. */
  other: AdmPlayer | null;
  detail: Record<string, unknown> | null;
}

type Detail = Record<string, unknown>;

/** Leaves out what the line did not say, so that rows stay small. */
function said(detail: Detail): Detail | null {
  const kept: Detail = {};
  let some = false;
  for (const key in detail) {
    const value = detail[key];
    if (value === null || value === undefined || value === "" || value === false) continue;
    kept[key] = value;
    some = true;
  }
  return some ? kept : null;
}

/** `[east, north, altitude]`: short, because a hit has two. */
const place = (position: AdmPosition | null) =>
  position && [position.east, position.north, position.altitude];

const of = (
  kind: ActivityKind,
  player: AdmPlayer,
  detail: Detail | null,
  other: AdmPlayer | null = null,
): LineActivity => ({
  kind,
  player,
  position: player.position,
  other,
  detail: player.dead ? { ...detail, dead: true } : detail,
});

type Hurt = Extract<AdmEvent, { hp: number | null }>;

function hurt(line: Hurt): LineActivity {
  const { player, hp } = line;
  const impact =
    "damage" in line ? { zone: line.zone, damage: line.damage, ammo: line.ammo } : { ammo: line.ammo };
  if (line.type === ADM_EVENT.playerHitByPlayer) {
    const { attacker, weapon, distance } = line;
    const detail = said({ ...impact, hp, weapon, distance, from: place(attacker.position) });
    return of("hit_by_player", player, detail, attacker);
  }
  const by = "source" in line ? line.source : "ai" in line ? line.ai.name : null;
  const sort =
    line.type === ADM_EVENT.playerHitByFall
      ? "fall"
      : line.type === ADM_EVENT.playerHitByExplosion
        ? "explosion"
        : line.type === ADM_EVENT.playerHitByAi
          ? "ai"
          : by && kindOfEntity(by);
  const weapon = "weapon" in line ? { weapon: line.weapon, distance: line.distance } : null;
  return of("hit", player, said({ by, sort, ...impact, hp, ...weapon }));
}

const WORK: Partial<Record<AdmEvent["type"], [kind: ActivityKind, how: string | null]>> = {
  [ADM_EVENT.playerDestroyed]: ["destroyed", null],
  [ADM_EVENT.playerFolded]: ["packed", "folded"],
  [ADM_EVENT.playerPacked]: ["packed", null],
  [ADM_EVENT.playerRepacked]: ["packed", "again"],
  [ADM_EVENT.playerRepaired]: ["repaired", null],
  [ADM_EVENT.playerBuiltShelter]: ["built", "shelter"],
};

/** What a line adds to a player's activity; null for sessions, deaths, list rows and what concerns nobody. */
export function activityOf(line: AdmEvent): LineActivity | null {
  switch (line.type) {
    case ADM_EVENT.playerHitByPlayer:
    case ADM_EVENT.playerHitByEntity:
    case ADM_EVENT.playerHitByAi:
    case ADM_EVENT.playerHitByExplosion:
    case ADM_EVENT.playerHitByObject:
    case ADM_EVENT.playerHitByFall:
    case ADM_EVENT.playerStunned:
      return hurt(line);
    case ADM_EVENT.playerUnconscious:
      return of("unconscious", line.player, null);
    case ADM_EVENT.playerConscious:
      return of("regained", line.player, null);
    case ADM_EVENT.playerPlaced:
      return of("placed", line.player, said({ item: line.item, class: line.className }));
    case ADM_EVENT.playerBuilt:
    case ADM_EVENT.playerDismantled: {
      const { part, target, tool } = line;
      const kind = line.type === ADM_EVENT.playerBuilt ? "built" : "dismantled";
      return of(kind, line.player, said({ part, target, tool }));
    }
    case ADM_EVENT.playerDestroyed:
    case ADM_EVENT.playerFolded:
    case ADM_EVENT.playerPacked:
    case ADM_EVENT.playerRepacked:
    case ADM_EVENT.playerRepaired:
    case ADM_EVENT.playerBuiltShelter: {
      const [kind, how] = WORK[line.type] ?? ["built", null];
      return of(kind, line.player, said({ target: line.target, tool: line.tool, how }));
    }
    case ADM_EVENT.playerMounted:
      return of("mounted", line.player, said({ item: line.item, target: line.target }));
    case ADM_EVENT.playerUnmounted:
      return of("unmounted", line.player, said({ item: line.item, target: line.target }));
    case ADM_EVENT.playerDugIn:
    case ADM_EVENT.playerDugOut: {
      const how = line.type === ADM_EVENT.playerDugIn ? "in" : "out";
      return of("buried", line.player, said({ item: line.item, how, place: place(line.place) }));
    }
    case ADM_EVENT.playerRaisedFlag:
    case ADM_EVENT.playerLoweredFlag: {
      const how = line.type === ADM_EVENT.playerRaisedFlag ? "raised" : "lowered";
      return of(
        "flag",
        line.player,
        said({ flag: line.flag, pole: line.pole, how, place: place(line.place) }),
      );
    }
    case ADM_EVENT.playerEmote:
      return of("emote", line.player, said({ emote: line.emote, item: line.item }));
    case ADM_EVENT.playerTeleported:
      return of(
        "teleported",
        line.player,
        said({ from: place(line.from), to: place(line.to), reason: line.reason }),
      );
    case ADM_EVENT.shelterBuilt:
      return nameless("built", said({ target: line.target, tool: line.tool, how: "shelter" }));
    case ADM_EVENT.emotePlayed:
      return nameless(
        "emote",
        said({ emote: String(line.emote), character: line.character, item: line.item }),
      );
    case ADM_EVENT.chatMessage: {
      const { id, name, channel, text } = line;
      return { ...nameless("chat", said({ channel, text })), player: { id, name } };
    }
    case ADM_EVENT.chatReport:
      return { ...nameless("report", said({ text: line.text })), player: { id: line.id, name: "" } };
    default:
      return null;
  }
}

function nameless(kind: ActivityKind, detail: Detail | null): LineActivity {
  return { kind, player: null, position: null, other: null, detail };
}
