"use client";

import { useState } from "react";
import { Switch } from "@/components/form/choice";
import type { PlayerPrivacy } from "../../account/data/account";
import type { ActionResult } from "../action";
import { useAction } from "../use-action";

type Choice = Pick<PlayerPrivacy, "isPublic" | "showsNames" | "showsKills" | "showsWealth">;

const SWITCHES: readonly (readonly [key: keyof Choice, label: string, hint: string])[] = [
  ["isPublic", "Show this player", "On leaderboards, in searches, and by name in other players' kills."],
  ["showsNames", "Earlier names", "On the player's page."],
  ["showsKills", "Recent kills", "On the player's page. Totals stay."],
  ["showsWealth", "Coins", "On the page, and on the board of the wealthiest. Off unless you want it."],
];

/** What one player shows. Saved as soon as it is switched; what was not saved goes back. */
export function PrivacySwitches({
  player,
  save,
}: {
  player: PlayerPrivacy;
  save: (choice?: unknown) => Promise<ActionResult<void>>;
}) {
  const { busy, problem, run } = useAction();
  const { isPublic, showsNames, showsKills, showsWealth, guildId, name } = player;
  const [chosen, setChosen] = useState<Choice>({ isPublic, showsNames, showsKills, showsWealth });
  const change = (key: keyof Choice, on: boolean) => {
    const before = chosen;
    setChosen({ ...chosen, [key]: on });
    run(async () => {
      const result = await save({ guildId, ...chosen, [key]: on });
      if (!result.ok) setChosen(before);
      return result;
    });
  };
  return (
    <div className="mt-2 grid gap-2.5">
      {SWITCHES.map(([key, label, hint]) => (
        <Switch
          key={key}
          label={label}
          hint={hint}
          aria-label={`${label}: ${name}`}
          checked={chosen[key] && (key === "isPublic" || chosen.isPublic)}
          disabled={busy || (key !== "isPublic" && !chosen.isPublic)}
          onChange={(event) => change(key, event.target.checked)}
        />
      ))}
      {problem && (
        <p role="alert" className="text-12 text-bad">
          {problem.message}
        </p>
      )}
    </div>
  );
}
