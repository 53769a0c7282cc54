"use client";
import { CalendarClock, Play, RotateCw, Square } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import type { CommandAction } from "../../../control/rules";
import { CommandQuestion, type CommandTarget } from "./command-question";
import { PlanQuestion } from "./plan-question";

type Asked = CommandAction | "schedule";

const BUTTONS: readonly { asked: Asked; words: string; icon: ReactNode }[] = [
  { asked: "restart", words: "Restart", icon: <RotateCw aria-hidden /> },
  { asked: "start", words: "Start", icon: <Play aria-hidden /> },
  { asked: "stop", words: "Stop", icon: <Square aria-hidden /> },
  { asked: "schedule", words: "Plan", icon: <CalendarClock aria-hidden /> },
];

/** What can be done to a server; what cannot says why below. */
export function CommandButtons({
  target,
  obstacles,
  timeZone,
}: {
  target: CommandTarget;
  obstacles: Record<Asked, string | null>;
  timeZone: string;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = useCallback(() => setAsked(null), []);
  const reasons = [...new Set(BUTTONS.flatMap(({ asked: one }) => obstacles[one] ?? []))];
  const off = (reason: string) =>
    BUTTONS.filter((one) => obstacles[one.asked] === reason)
      .map(({ words }) => words)
      .join(", ");
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {BUTTONS.map(({ asked: one, words, icon }) => (
          <Button
            key={one}
            look={one === "restart" ? "primary" : "secondary"}
            disabled={obstacles[one] !== null}
            aria-describedby={obstacles[one] ? "why-not" : undefined}
            onClick={() => setAsked(one)}
          >
            {icon}
            {words}
          </Button>
        ))}
      </div>
      {reasons.length > 0 ? (
        <ul id="why-not" className="grid gap-1 text-12 text-muted">
          {reasons.map((reason) => (
            <li key={reason}>
              {reasons.length > 1 || off(reason).split(", ").length < BUTTONS.length
                ? `${off(reason)}: `
                : ""}
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
      {asked === "schedule" ? <PlanQuestion target={target} timeZone={timeZone} onClose={close} /> : null}
      {asked !== null && asked !== "schedule" ? (
        <CommandQuestion key={asked} target={target} action={asked} onClose={close} />
      ) : null}
    </div>
  );
}
