"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Time } from "@/components/ui/time";
import type { CommandAction } from "../../../control/rules";
import { askForCommand } from "../actions";
import { useAsk } from "../use-ask";
import { ACTION_WORDS } from "../words";
import { Question } from "./question";

export interface CommandTarget {
  guildId: string;
  serviceId: string;
  name: string;
  /** What it would touch: orders and players. */
  stake: string;
  /** When the players were counted. */
  checkedAt: string | null;
}

const MEANS: Record<CommandAction, string> = {
  restart: "The server is away for a few minutes. What waits is brought into the game by this start.",
  start: "The server starts, and brings what waits into the game.",
  stop: "Nobody can play until somebody starts the server again, and no order reaches the game.",
};

/** Asks once more before a server is started, stopped or restarted; a stop wants the server's name typed. */
export function CommandQuestion({
  target: { guildId, serviceId, name, stake, checkedAt },
  action,
  onClose,
}: {
  target: CommandTarget;
  action: CommandAction;
  onClose: () => void;
}) {
  // One key a question: pressed twice, it is still one command.
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [minutes, setMinutes] = useState("0");
  const [typed, setTyped] = useState("");
  const { busy, run, of, whole } = useAsk();
  const id = `ask-${action}`;
  const verb = ACTION_WORDS[action];
  const inMinutes = action === "start" ? 0 : Number(minutes);
  const send = () =>
    run(
      () =>
        askForCommand({
          guildId,
          serviceId,
          action,
          reason,
          when: { kind: "now", inMinutes },
          warnMinutes: inMinutes > 0 ? inMinutes : null,
          key,
        }),
      onClose,
    );
  return (
    <Question
      id={id}
      title={`${verb} ${name}`}
      verb={inMinutes > 0 ? `${verb} in ${inMinutes} min` : `${verb} now`}
      danger={action === "stop"}
      busy={busy}
      off={action === "stop" && typed.trim() !== name}
      problem={whole}
      onSend={send}
      onClose={onClose}
    >
      <p>
        <strong className="font-medium text-ink">{stake}</strong>
        {checkedAt ? (
          <>
            {" "}
            (asked <Time at={checkedAt} />)
          </>
        ) : null}
        . {MEANS[action]}
      </p>
      {action === "start" ? null : (
        <Field
          id={`${id}-minutes`}
          label="When"
          hint={minutes === "0" ? "Players are not warned." : "Players are warned in Discord at once."}
        >
          <Select
            id={`${id}-minutes`}
            value={minutes}
            aria-describedby={`${id}-minutes-hint`}
            onChange={(event) => setMinutes(event.target.value)}
          >
            <option value="0">Now</option>
            {[2, 5, 10, 15, 30].map((one) => (
              <option key={one} value={one}>
                In {one} minutes
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field id={`${id}-reason`} label="Reason" aside="optional" error={of("reason")}>
        <Input
          id={`${id}-reason`}
          value={reason}
          maxLength={200}
          aria-invalid={Boolean(of("reason"))}
          aria-describedby={describedBy(`${id}-reason`, { error: of("reason") })}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {action === "stop" ? (
        <Field id={`${id}-name`} label={`Type “${name}”`}>
          <Input
            id={`${id}-name`}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      ) : null}
    </Question>
  );
}
