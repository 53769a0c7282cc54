"use client";
import { useState } from "react";
import { RadioCard } from "@/components/form/choice";
import { describedBy, Field, FieldGroup } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { ReaderZone, Time } from "@/components/ui/time";
import type { CommandAction } from "../../../control/rules";
import { askForCommand } from "../actions";
import { useAsk } from "../use-ask";
import { ACTION_WORDS } from "../words";
import type { CommandTarget } from "./command-question";
import { Question } from "./question";

const CHOICES: readonly CommandAction[] = ["restart", "stop", "start"];

const timesOf = (text: string) =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((time) => time.padStart(5, "0"));

const instantOf = (local: string) => {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
};

/** Plans a start, stop or restart: every day on the server's clock, or once on the reader's own. */
export function PlanQuestion({
  target: { guildId, serviceId, name, stake, checkedAt },
  timeZone,
  onClose,
}: {
  target: CommandTarget;
  timeZone: string;
  onClose: () => void;
}) {
  const [key] = useState(() => crypto.randomUUID());
  const [action, setAction] = useState<CommandAction>("restart");
  const [kind, setKind] = useState<"daily" | "once">("daily");
  const [times, setTimes] = useState("");
  const [at, setAt] = useState("");
  const [warn, setWarn] = useState("10");
  const [reason, setReason] = useState("");
  const { busy, run, problem, of } = useAsk();
  const wrongTime = Object.entries(problem?.fields ?? {}).find(([field]) => /^(when|at)\b/.test(field))?.[1];
  const wrongReason = of("reason");
  const timeProps = (id: string) => ({
    id,
    "aria-invalid": Boolean(wrongTime),
    "aria-describedby": describedBy(id, { hint: true, error: wrongTime }),
  });
  const send = () =>
    run(
      () =>
        askForCommand({
          guildId,
          serviceId,
          action,
          reason,
          when: kind === "daily" ? { kind, times: timesOf(times) } : { kind, at: instantOf(at) },
          warnMinutes: warn === "0" ? null : Number(warn),
          key,
        }),
      onClose,
    );
  return (
    <Question
      id="ask-plan"
      title={`Plan for ${name}`}
      verb="Plan it"
      busy={busy}
      problem={wrongTime || wrongReason ? undefined : problem?.message}
      onSend={send}
      onClose={onClose}
    >
      <p>
        Now: <strong className="font-medium text-ink">{stake}</strong>
        {checkedAt ? (
          <>
            {" "}
            (asked <Time at={checkedAt} />)
          </>
        ) : null}
        . What waits then is brought into the game by that start.
      </p>
      <Field id="plan-action" label="What">
        <Select
          id="plan-action"
          value={action}
          onChange={(event) => setAction(CHOICES.find((one) => one === event.target.value) ?? "restart")}
        >
          {CHOICES.map((one) => (
            <option key={one} value={one}>
              {ACTION_WORDS[one]}
            </option>
          ))}
        </Select>
      </Field>
      <FieldGroup legend="How often">
        <RadioCard
          name="plan-kind"
          label="Every day"
          hint={`On the server's clock, ${timeZone}`}
          checked={kind === "daily"}
          onChange={() => setKind("daily")}
        />
        <RadioCard
          name="plan-kind"
          label="Once"
          hint={
            <>
              On your own clock, <ReaderZone />
            </>
          }
          checked={kind === "once"}
          onChange={() => setKind("once")}
        />
      </FieldGroup>
      {kind === "daily" ? (
        <Field id="plan-times" label="Times" hint="Such as 05:00, 17:00." error={wrongTime}>
          <Input
            {...timeProps("plan-times")}
            value={times}
            maxLength={160}
            onChange={(event) => setTimes(event.target.value)}
          />
        </Field>
      ) : (
        <Field id="plan-at" label="Day and time" hint="At most 60 days ahead." error={wrongTime}>
          <Input
            {...timeProps("plan-at")}
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        </Field>
      )}
      <Field id="plan-warn" label="Warn players in Discord">
        <Select id="plan-warn" value={warn} onChange={(event) => setWarn(event.target.value)}>
          <option value="0">Not at all</option>
          {[5, 10, 15, 30, 60].map((one) => (
            <option key={one} value={one}>
              {one} minutes before
            </option>
          ))}
        </Select>
      </Field>
      <Field id="plan-reason" label="Reason" aside="optional" error={wrongReason}>
        <Input
          id="plan-reason"
          value={reason}
          maxLength={200}
          aria-invalid={Boolean(wrongReason)}
          aria-describedby={describedBy("plan-reason", { error: wrongReason })}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Question>
  );
}
