import { expect, it } from "vitest";
import { ACTIVITY_KINDS } from "../activity-kinds";
import { activityWords } from "./activity-words";

it.each([
  ["placed", { item: "Fence Kit" }, "Placed Fence Kit"],
  [
    "built",
    { part: "wall_base_down", target: "Fence", tool: "Hatchet" },
    "Built wall base down on Fence with Hatchet",
  ],
  ["built", { how: "shelter" }, "Built a shelter"],
  ["emote", { emote: "EmoteGreeting" }, "Emote: greeting"],
  ["hit", { by: "Infected", zone: "LeftLeg", damage: 5.4 }, "Hit by Infected on left leg for 5"],
  ["chat", { channel: "Global", text: "hello" }, "Wrote (Global) hello"],
  ["buried", { how: "out" }, "Dug out a stash"],
] as const)("%s reads as a sentence", (kind, detail, words) => {
  expect(activityWords(kind, { ...detail }, null)).toBe(words);
});

it("names who hit, where one is known", () => {
  const detail = { weapon: "M4-A1", distance: 120.4, zone: "Torso", damage: 30 };
  expect(activityWords("hit_by_player", detail, "Rook_77")).toBe(
    "Hit by Rook_77 on torso with M4-A1 from 120 m for 30",
  );
  expect(activityWords("hit_by_player", null, null)).toBe("Hit by a player");
});

it("has words for every kind, also for lines that said nothing more", () => {
  for (const kind of ACTIVITY_KINDS) expect(activityWords(kind, null, null)).toMatch(/^[A-Z]/);
});
