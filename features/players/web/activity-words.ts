import type { ActivityKind } from "../activity-kinds";

type Detail = Record<string, unknown> | null;

const text = (detail: Detail, key: string): string | null => {
  const value = detail?.[key];
  return typeof value === "string" && value !== "" ? value : null;
};
const number = (detail: Detail, key: string): number | null => {
  const value = detail?.[key];
  return typeof value === "number" ? value : null;
};
const join = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join(" ");

/** A class or part of the game in plain words: `wall_base_down` is `wall base down`. */
const spoken = (name: string): string =>
  name
    .replace(/_/g, " ")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();

function hit(detail: Detail, by: string): string {
  const damage = number(detail, "damage");
  const zone = text(detail, "zone");
  const far = number(detail, "distance");
  return join(
    `Hit by ${by}`,
    zone ? `on ${spoken(zone)}` : null,
    text(detail, "weapon") ? `with ${text(detail, "weapon")}` : null,
    far === null ? null : `from ${Math.round(far)} m`,
    damage === null ? null : `for ${Math.round(damage)}`,
  );
}

/** What a player did or suffered, as a sentence without the player. @param other name of who hit, where one is known */
export function activityWords(kind: ActivityKind, detail: Detail, other: string | null): string {
  const item = text(detail, "item");
  const target = text(detail, "target");
  const part = spoken(text(detail, "part") ?? "") || null;
  const tool = text(detail, "tool");
  const how = text(detail, "how");
  const withTool = tool ? `with ${tool}` : null;
  switch (kind) {
    case "placed":
      return join("Placed", item ?? text(detail, "class") ?? "something");
    case "built":
      return how === "shelter"
        ? "Built a shelter"
        : join("Built", part, target ? `on ${target}` : null, withTool);
    case "dismantled":
      return join("Dismantled", part, target ? `of ${target}` : null, withTool);
    case "destroyed":
      return join("Destroyed", target, withTool);
    case "packed":
      return join(how === "folded" ? "Folded" : "Packed", target);
    case "repaired":
      return join("Repaired", target, withTool);
    case "mounted":
      return join("Mounted", item, target ? `on ${target}` : null);
    case "unmounted":
      return join("Took off", item, target ? `from ${target}` : null);
    case "buried":
      return how === "out" ? "Dug out a stash" : "Buried a stash";
    case "flag":
      return join(how === "lowered" ? "Lowered" : "Raised", text(detail, "flag") ?? "a flag");
    case "hit":
      return hit(detail, text(detail, "by") ?? text(detail, "sort") ?? "something");
    case "hit_by_player":
      return hit(detail, other ?? "a player");
    case "unconscious":
      return "Fell unconscious";
    case "regained":
      return "Woke up";
    case "emote":
      return join(
        "Emote:",
        spoken(text(detail, "emote")?.replace(/^Emote/, "") ?? "one"),
        item ? `with ${item}` : null,
      );
    case "teleported":
      return join("Moved by the game", text(detail, "reason"));
    case "chat":
      return join(
        "Wrote",
        text(detail, "channel") ? `(${text(detail, "channel")})` : null,
        text(detail, "text"),
      );
    case "report":
      return join("Reported:", text(detail, "text"));
    case "login_failed":
      return "A login that never reached the world";
    case "seen":
      return "Seen";
  }
}
