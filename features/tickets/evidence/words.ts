import { nearPlace } from "@/features/players/near-place";
import type { EvidenceLine, Point } from "./schema";

const text = (line: Pick<EvidenceLine, "detail">, key: string): string | null => {
  const value = line.detail?.[key];
  return typeof value === "string" && value !== "" ? value : null;
};

const spoken = (name: string) =>
  name
    .replace(/_/g, " ")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();

const list = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(", ");

function metres(line: EvidenceLine): string | null {
  const far = line.detail?.distance;
  return typeof far === "number" ? `${Math.round(far)} m` : null;
}

const WINDS: Record<string, string> = { north: "N", south: "S", east: "E", west: "W" };

/** Where a point lies, as short as a row allows: "Kabanino", "near Kabanino", "1.3 km NE of Kabanino". */
export function placeWords(map: string | null, place: Point | null): string | null {
  if (place === null) return null;
  return nearPlace(map, { x: place.x, north: place.y })
    .replace(/^in /, "")
    .replace(/(?<= km )[a-z-]+(?= of )/, (wind) =>
      wind
        .split("-")
        .map((part) => WINDS[part] ?? part)
        .join(""),
    );
}

const THINGS: Record<string, string> = {
  placed: "Placed",
  built: "Built",
  dismantled: "Dismantled",
  destroyed: "Destroyed",
  packed: "Packed",
  repaired: "Repaired",
  mounted: "Mounted",
  unmounted: "Took off",
};

/** What ended a life without a player; the log's plain "died" says nothing more. */
const causeWords = (cause: string | null) => (cause === null || cause === "died" ? null : spoken(cause));

function hitWords(line: EvidenceLine, short: boolean): string {
  const zone = text(line, "zone");
  const by = line.kind === "hit" ? spoken(text(line, "by") ?? text(line, "sort") ?? "") : line.other;
  return list(
    zone ? `Hit in the ${spoken(zone)}` : "Hit",
    by && !short ? `by ${by}` : null,
    line.kind === "hit_by_player" ? text(line, "weapon") : null,
    metres(line),
  );
}

/**
 * A line of a timeline in a few words, without its player.
 * @param short leaves out the other party, whom its mark tells where only two are there
 */
export function lineWords(line: EvidenceLine, map: string | null, short = false): string {
  const where = placeWords(map, line.place);
  switch (line.kind) {
    case "join":
      return list("Connected", where);
    case "leave":
      return list(text(line, "by") === "restart" ? "Left with the restart" : "Left", where);
    case "kill":
      return list(
        short ? "Killed" : `Killed ${line.other ?? "somebody"}`,
        text(line, "weapon"),
        metres(line),
      );
    case "death":
      return line.other === null
        ? list("Died", causeWords(text(line, "cause")))
        : list(`Killed by ${line.other}`, text(line, "weapon"), metres(line));
    case "hit":
    case "hit_by_player":
      return hitWords(line, short);
    case "unconscious":
      return list("Unconscious", where);
    case "regained":
      return list("Woke up", where);
    case "emote":
      return list(`Emote ${spoken((text(line, "emote") ?? "").replace(/^Emote/, ""))}`.trim(), where);
    case "buried":
      return list(text(line, "how") === "out" ? "Dug out a stash" : "Buried a stash", where);
    case "flag":
      return list(`${text(line, "how") === "lowered" ? "Lowered" : "Raised"} a flag`, where);
    case "teleported":
      return list("Moved by the game", where);
    case "chat":
      return list("Wrote in chat", text(line, "text"));
    case "report":
      return list("Reported", text(line, "text"));
    case "login_failed":
      return "A login that never reached the world";
    case "seen":
      return list(line.detail?.dead === true ? "Lay dead" : "Seen", where);
    default: {
      const thing = text(line, "item") ?? text(line, "part") ?? text(line, "target") ?? text(line, "class");
      return list(`${THINGS[line.kind] ?? "Did"} ${thing ? spoken(thing) : "something"}`, where);
    }
  }
}
