import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { CommandDto } from "../../../control/schema";
import { cancelPlan, settleOutcome } from "../actions";
import type { Obstacles } from "../loaders";
import { ACTION_WORDS, STATE_WORDS } from "../words";

interface Named {
  guildId: string;
  serviceId: string;
}

const said = ({ outcome, reason }: CommandDto) =>
  [reason && `“${reason}”`, outcome].filter(Boolean).join(" ");

/** Commands whose outcome nobody knows: somebody looks at the server and says what happened. */
export function OpenQuestions({
  commands,
  named,
  obstacle,
}: {
  commands: readonly CommandDto[];
  named: Named;
  obstacle: string | null;
}) {
  return (
    <ul className="divide-y">
      {commands.map((command) => (
        <li key={command.id} className="grid gap-3 px-5 py-4">
          <p className="text-13">
            <span className="font-medium">{ACTION_WORDS[command.action]}</span> asked by {command.by}, sent{" "}
            <Time at={command.stateAt} />
          </p>
          <p className="text-13 text-muted">
            {command.outcome}{" "}
            {command.needsPerson
              ? "Nothing more comes by itself. Look at the server in Nitrado's panel and say what happened."
              : "If the server starts, this is found out by itself. It is never sent a second time."}
          </p>
          {obstacle ? (
            <p className="text-12 text-muted">{obstacle}</p>
          ) : (
            <div className="flex flex-wrap gap-2">
              <ActionButton
                action={settleOutcome}
                value={{ ...named, commandId: command.id, happened: true }}
              >
                It happened
              </ActionButton>
              <ActionButton
                action={settleOutcome}
                value={{ ...named, commandId: command.id, happened: false }}
              >
                It did not happen
              </ActionButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The bot takes what is due within seconds; after this long somebody wants to know why it does not. */
const TAKEN_MS = 30_000;

/** What is planned or under way, soonest first. */
export function PlannedCommands({
  commands,
  named,
  obstacles,
  timeZone,
  now,
}: {
  commands: readonly CommandDto[];
  named: Named;
  obstacles: Obstacles;
  timeZone: string;
  now: string;
}) {
  const taken = Date.parse(now) - TAKEN_MS;
  return (
    <ul className="divide-y">
      {commands.map((command) => {
        const { id, action, state, runAt, repeatTimes, warnMinutes, by, outcome } = command;
        const { words, meaning } = STATE_WORDS[state];
        const obstacle = repeatTimes ? obstacles.schedule && obstacles.cancel : obstacles.cancel;
        return (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-3.5">
            <div className="grid min-w-0 gap-0.5">
              <p className="flex flex-wrap items-center gap-x-3 text-13">
                <span className="font-medium">{ACTION_WORDS[action]}</span>
                <Status meaning={meaning}>{words}</Status>
                {state === "scheduled" ? <Time at={runAt} shape="stamp" /> : <Time at={command.stateAt} />}
              </p>
              <p className="text-12 text-muted">
                {repeatTimes ? `Every day at ${repeatTimes.join(", ")} in ${timeZone}. ` : ""}
                {warnMinutes && state === "scheduled"
                  ? `Players are ${command.warnedAt ? "warned" : `warned ${warnMinutes} min before`}. `
                  : ""}
                Asked by {by}. {command.reason ? `“${command.reason}” ` : ""}
                {outcome ?? (state === "running" ? "Waiting for Nitrado's answer." : "")}
                {outcome && state === "running" ? " Waiting for the server to show it." : ""}
                {outcome && state === "scheduled" ? " It is tried again within ten minutes of its time." : ""}
                {!outcome && state === "scheduled" && Date.parse(runAt) < taken
                  ? "Grizzly Bot has not taken it yet. Ten minutes after its time it is not sent any more."
                  : ""}
              </p>
            </div>
            {state === "scheduled" && !obstacle ? (
              <ActionButton
                action={cancelPlan}
                value={{ ...named, commandId: id }}
                look="ghost"
                confirm={repeatTimes ? "Take the daily plan back" : "Take it back"}
              >
                Take back
              </ActionButton>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

const COLUMNS: readonly Column<CommandDto>[] = [
  {
    key: "what",
    label: "What",
    phone: "lead",
    render: (row) => <span className="font-medium">{ACTION_WORDS[row.action]}</span>,
  },
  {
    key: "state",
    label: "Outcome",
    phone: "side",
    render: (row) => (
      <Status meaning={STATE_WORDS[row.state].meaning} className="whitespace-nowrap">
        {STATE_WORDS[row.state].words}
      </Status>
    ),
  },
  { key: "by", label: "Asked by", render: (row) => row.by },
  {
    key: "at",
    label: "When",
    render: (row) => <Time at={row.stateAt} shape="stamp" className="whitespace-nowrap" />,
  },
  {
    key: "said",
    label: "What is known",
    render: (row) => <span className="text-muted">{said(row) || "Nothing was sent."}</span>,
    className: "py-2",
  },
];

/** What was asked of a server and what came of it, newest first. */
export function PastCommands({ commands }: { commands: readonly CommandDto[] }) {
  return (
    <Table
      caption="Commands that are over, newest first"
      columns={COLUMNS}
      rows={commands}
      rowKey={(row) => row.id}
    />
  );
}
