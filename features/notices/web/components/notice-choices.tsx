"use client";

import { useState } from "react";
import { Switch } from "@/components/form/choice";
import type { ActionResult } from "@/features/identity/web/action";
import { useAction } from "@/features/identity/web/use-action";
import type { NoticeChoice } from "../../kinds";

type Save = (choice?: unknown) => Promise<ActionResult<void>>;

/** Where one kind of notice goes. Saved as soon as it is switched; one that was not saved goes back. */
export function NoticeSwitches({ choice, title, save }: { choice: NoticeChoice; title: string; save: Save }) {
  const { busy, problem, run } = useAction();
  const [chosen, setChosen] = useState(choice);
  const change = (part: Partial<NoticeChoice>) => {
    const wanted = { ...chosen, ...part };
    setChosen(wanted);
    run(async () => {
      const result = await save(wanted);
      if (!result.ok) setChosen(chosen);
      return result;
    });
  };
  return (
    <div>
      <div className="flex gap-6">
        {(["site", "discord"] as const).map((place) => (
          <Switch
            key={place}
            label={place === "site" ? "Here" : "Discord"}
            aria-label={`${title}: ${place === "site" ? "here" : "in Discord"}`}
            checked={chosen[place]}
            disabled={busy}
            onChange={(event) => change({ [place]: event.target.checked })}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="mt-1 text-12 text-bad">
          {problem.message}
        </p>
      )}
    </div>
  );
}
