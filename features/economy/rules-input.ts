import { z } from "zod";
import { economySettingsInput, killSettingsInput } from "./schema";

interface Steps {
  distanceSteps?: { fromMeters: number }[] | undefined;
  streakSteps?: { kills: number }[] | undefined;
}

/** Indexes of values that stand in the list before. */
const repeated = (values: readonly number[]): number[] =>
  values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));

function checkSteps(kills: Steps, refuse: (path: (string | number)[], message: string) => void): void {
  for (const at of repeated((kills.distanceSteps ?? []).map((step) => step.fromMeters)))
    refuse(["kills", "distanceSteps", at, "fromMeters"], "This distance stands here twice.");
  for (const at of repeated((kills.streakSteps ?? []).map((step) => step.kills)))
    refuse(["kills", "streakSteps", at, "kills"], "This streak stands here twice.");
}

/** All rules of a guild's economy together, with what holds between them. */
export const rulesInput = z
  .strictObject({
    guildId: z.string().max(60).optional(),
    coins: economySettingsInput,
    kills: killSettingsInput,
  })
  .superRefine(({ coins, kills }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const { bountyMin, bountyMax, transferMax, transferDailyMax } = coins;
    if (bountyMin !== undefined && bountyMax !== undefined && bountyMin > bountyMax)
      refuse(["coins", "bountyMax"], "The largest bounty is smaller than the smallest.");
    if (transferMax !== undefined && transferDailyMax != null && transferDailyMax < transferMax)
      refuse(["coins", "transferDailyMax"], "A day allows less than one transfer.");
    checkSteps(kills, refuse);
  });
