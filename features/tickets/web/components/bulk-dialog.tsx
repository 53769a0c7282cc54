"use client";
import { useId, useState } from "react";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { BULK_UNDO_MINUTES, type BulkAction } from "../../bulk-rules";
import type { BulkLine } from "../../mutations/bulk";
import { changeTickets, previewTickets, undoTickets } from "../desk-actions";
import type { DeskLine } from "../desk-pages";
import { BulkFields } from "./bulk-fields";
import { deskChanged } from "./desk-changed";

interface BulkDialogProps {
  tickets: readonly DeskLine[];
  tags: readonly string[];
  onClose: () => void;
}

type Line = BulkLine & { guild: string };
interface Made {
  guildId: string;
  id: string;
}

/** Tickets by their guild: each guild's are changed in one transaction of its own. */
function byGuild(tickets: readonly DeskLine[]) {
  const groups = new Map<string, { name: string; numbers: number[] }>();
  for (const { guild, number } of tickets) {
    const group = groups.get(guild.id) ?? { name: guild.name, numbers: [] };
    group.numbers.push(number);
    groups.set(guild.id, group);
  }
  return [...groups].map(([guildId, group]) => ({ guildId, ...group }));
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const several = new Set(lines.map((line) => line.guild)).size > 1;
  return (
    <ul className="max-h-72 divide-y overflow-y-auto rounded-control border">
      {lines.map((line) => (
        <li key={`${line.guild}-${line.number}`} className="grid gap-0.5 px-3 py-2 text-13">
          <span className="truncate">
            {several ? `${line.guild}, ` : ""}
            {line.number} {line.title}
          </span>
          <span className={line.will === null ? "text-12 text-warn" : "text-12 text-muted"}>
            {line.will ?? `Stays: ${line.wont ?? ""}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Many tickets at once: what shall be done, what that changes in each and why not in some, and the way back. */
export function BulkDialog({ tickets, tags, onClose }: BulkDialogProps) {
  const id = useId();
  const [chosen] = useState(tickets);
  const [action, setAction] = useState<BulkAction>({ kind: "assign", to: null });
  const [lines, setLines] = useState<Line[] | null>(null);
  const [made, setMade] = useState<Made[] | null>(null);
  const [undone, setUndone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const groups = byGuild(chosen);

  /** Asks guild by guild; the first that refuses ends it, and what was done before it is said. */
  const each = async (
    ask: (group: {
      guildId: string;
      numbers: number[];
    }) => Promise<
      | { ok: true; data: BulkLine[] }
      | { ok: false; error: { message: string; fields?: Record<string, string> } }
    >,
  ) => {
    setBusy(true);
    setProblem(null);
    const all: Line[] = [];
    for (const group of groups) {
      const answer = await ask(group);
      if (!answer.ok) {
        setProblem(Object.values(answer.error.fields ?? {})[0] ?? answer.error.message);
        break;
      }
      all.push(...answer.data.map((line) => ({ ...line, guild: group.name })));
    }
    setBusy(false);
    return all;
  };
  const preview = async () => {
    const all = await each(({ guildId, numbers }) => previewTickets({ guildId, numbers, action }));
    if (all.length > 0) setLines(all);
  };
  const apply = async () => {
    const done: Made[] = [];
    const all = await each(async ({ guildId, numbers }) => {
      const key = crypto.randomUUID();
      const answer = await changeTickets({ guildId, numbers, action, id: key });
      if (answer.ok) done.push({ guildId, id: key });
      return answer;
    });
    setMade(done);
    setLines(all);
    deskChanged();
  };
  const undo = async () => {
    const all = await each(async ({ guildId }) => {
      const change = made?.find((one) => one.guildId === guildId);
      return change ? undoTickets(change) : { ok: true, data: [] };
    });
    setUndone(true);
    setLines(all);
    deskChanged();
  };
  const count = lines?.filter((line) => line.will !== null).length ?? 0;
  const words = (many: number) => `${many} ${many === 1 ? "ticket" : "tickets"}`;
  const title = made
    ? undone
      ? `${words(count)} as before`
      : `${words(count)} changed`
    : `Change ${words(chosen.length)}`;
  return (
    <Asked
      id={`${id}-bulk`}
      title={title}
      onClose={onClose}
      actions={
        made ? (
          action.kind === "reply" || undone || made.length === 0 ? null : (
            <Button busy={busy} onClick={undo}>
              Undo
            </Button>
          )
        ) : lines ? (
          <>
            <Button look="ghost" onClick={() => setLines(null)}>
              Back
            </Button>
            <Button look="primary" busy={busy} disabled={count === 0} onClick={apply}>
              Change {words(count)}
            </Button>
          </>
        ) : (
          <Button look="primary" busy={busy} onClick={preview}>
            See what changes
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        {problem ? (
          <p role="alert" className="text-13 text-bad">
            {problem}
          </p>
        ) : null}
        {lines ? (
          <Lines lines={lines} />
        ) : (
          <BulkFields
            action={action}
            onChange={setAction}
            guilds={groups.map((group) => group.guildId)}
            tags={tags}
          />
        )}
        {made && !undone && action.kind !== "reply" ? (
          <p className="text-12 text-muted">It can be undone for {BULK_UNDO_MINUTES} minutes.</p>
        ) : null}
      </div>
    </Asked>
  );
}
