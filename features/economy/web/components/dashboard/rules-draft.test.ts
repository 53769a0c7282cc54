import { describe, expect, it } from "vitest";
import { DEFAULT_KILL_SETTINGS, DEFAULT_SETTINGS } from "../../../rules";
import { rulesInput } from "../../../rules-input";
import type { KillSettings } from "../../../schema";
import { draftOf, rulesOf, sameRules } from "./rules-draft";

const kills: KillSettings = {
  ...DEFAULT_KILL_SETTINGS,
  dailyCap: 900,
  distanceSteps: [{ fromMeters: 200, bonus: 40 }],
  streakSteps: [{ kills: 3, bonus: 25 }],
  weaponBonus: { "M4-A1": 5 },
};

describe("the form of the rules", () => {
  it("gives back every rule that it was given", () => {
    const coins = { ...DEFAULT_SETTINGS, transferFeeBp: 250, transferDailyMax: 20_000 };
    const sent = rulesInput.parse(rulesOf(draftOf(coins, kills)));
    expect(sent.coins).toEqual(coins);
    expect(sent.kills).toEqual(kills);
  });

  it("says of what is missing, twice, or the wrong way round where it is", () => {
    const draft = draftOf(DEFAULT_SETTINGS, kills);
    draft.values["kills.base"] = "";
    draft.values["coins.bountyMax"] = "10";
    draft.distance.push({ id: "a", from: "200", bonus: "60" });
    draft.weapons.push({ id: "b", weapon: "KA-M", bonus: "1.5" });
    const paths = rulesInput.safeParse(rulesOf(draft)).error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toEqual(["kills.base", "kills.weaponBonus.KA-M"]);
    draft.values["kills.base"] = "20";
    draft.weapons.pop();
    const checks = rulesInput.safeParse(rulesOf(draft)).error?.issues.map((issue) => issue.path.join("."));
    expect(checks).toEqual(["coins.bountyMax", "kills.distanceSteps.1.fromMeters"]);
  });

  it("is the same, however its numbers are typed and its steps are ordered", () => {
    const [one, other] = [draftOf(DEFAULT_SETTINGS, kills), draftOf(DEFAULT_SETTINGS, kills)];
    one.distance = [
      { id: "c", from: "400", bonus: "90" },
      { id: "d", from: "200", bonus: "40" },
    ];
    other.distance = [...one.distance].reverse();
    other.values["kills.base"] = "025 ";
    expect(sameRules(one, other)).toBe(true);
    other.values["kills.base"] = "26";
    expect(sameRules(one, other)).toBe(false);
  });

  it("takes nothing typed as no limit, where there may be none", () => {
    const draft = draftOf(DEFAULT_SETTINGS, kills);
    draft.values["kills.dailyCap"] = " ";
    expect(rulesInput.parse(rulesOf(draft)).kills.dailyCap).toBeNull();
  });
});
