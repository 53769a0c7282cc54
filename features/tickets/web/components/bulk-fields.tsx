"use client";
import { Field } from "@/components/form/field";
import { Input, Select, Textarea } from "@/components/form/input";
import type { BulkAction } from "../../bulk-rules";
import { MESSAGE_MAX } from "../../limits";
import { PRIORITIES, PRIORITY_WORDS } from "../../words";
import { useChoices } from "./use-choices";

const KINDS: readonly [kind: string, words: string, start: BulkAction][] = [
  ["assign", "Give them to somebody", { kind: "assign", to: null }],
  ["tag", "Add a tag", { kind: "tag", tag: "", on: true }],
  ["untag", "Take a tag away", { kind: "tag", tag: "", on: false }],
  ["priority", "Set the priority", { kind: "priority", priority: "high" }],
  ["close", "Close them", { kind: "close", reason: "" }],
  ["reply", "Answer them", { kind: "reply", text: "" }],
];

interface BulkFieldsProps {
  action: BulkAction;
  onChange: (action: BulkAction) => void;
  /** Guilds of the tickets. */
  guilds: readonly string[];
  tags: readonly string[];
}

function Assignee({
  to,
  onChange,
  guilds,
}: { to: string | null } & Pick<BulkFieldsProps, "onChange" | "guilds">) {
  const only = guilds.length === 1 ? (guilds[0] ?? null) : null;
  const { data, isError } = useChoices(only, null);
  return (
    <Field
      id="bulk-to"
      label="To whom"
      {...(only === null && {
        hint: "They are of several guilds: choose tickets of one to give them to somebody.",
      })}
      {...(isError && { error: "The list of people could not be loaded. Nothing was changed." })}
    >
      <Select
        id="bulk-to"
        value={to ?? ""}
        onChange={(event) => onChange({ kind: "assign", to: event.target.value || null })}
      >
        <option value="">Nobody, back to the queue</option>
        {data?.agents.map((agent) => (
          <option key={agent.discordId} value={agent.discordId}>
            {agent.name}, {agent.dueSoon} due within a day
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** What is done to many tickets, and with what. */
export function BulkFields({ action, onChange, guilds, tags }: BulkFieldsProps) {
  const kind = action.kind === "tag" && !action.on ? "untag" : action.kind;
  return (
    <>
      <Field id="bulk-kind" label="What">
        <Select
          id="bulk-kind"
          value={kind}
          onChange={(event) => {
            const start = KINDS.find(([name]) => name === event.target.value)?.[2];
            if (start) onChange(start);
          }}
        >
          {KINDS.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {action.kind === "assign" ? <Assignee to={action.to} onChange={onChange} guilds={guilds} /> : null}
      {action.kind === "tag" ? (
        <Field id="bulk-tag" label="Tag">
          <Input
            id="bulk-tag"
            list="bulk-tags"
            maxLength={40}
            value={action.tag}
            onChange={(event) => onChange({ ...action, tag: event.target.value })}
          />
          <datalist id="bulk-tags">
            {tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </Field>
      ) : null}
      {action.kind === "priority" ? (
        <Field id="bulk-priority" label="Priority">
          <Select
            id="bulk-priority"
            value={action.priority}
            onChange={(event) => {
              const priority = PRIORITIES.find((one) => one === event.target.value);
              if (priority) onChange({ kind: "priority", priority });
            }}
          >
            {PRIORITIES.map((one) => (
              <option key={one} value={one}>
                {PRIORITY_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {action.kind === "close" ? (
        <Field id="bulk-reason" label="What was done, for the openers to read" aside="optional">
          <Input
            id="bulk-reason"
            maxLength={200}
            value={action.reason}
            onChange={(event) => onChange({ kind: "close", reason: event.target.value })}
          />
        </Field>
      ) : null}
      {action.kind === "reply" ? (
        <Field
          id="bulk-text"
          label="Answer"
          hint="Each opener gets it in their own ticket. It cannot be undone."
        >
          <Textarea
            id="bulk-text"
            rows={5}
            maxLength={MESSAGE_MAX}
            value={action.text}
            onChange={(event) => onChange({ kind: "reply", text: event.target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}
