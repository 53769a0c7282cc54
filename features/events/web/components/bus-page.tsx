import type { Column } from "@/components/data-table/table";
import { type Meaning, Status } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { BusLine } from "../../inspect";

const STATES: Record<BusLine["state"], { words: string; meaning: Meaning }> = {
  pending: { words: "Waits", meaning: "neutral" },
  running: { words: "At work", meaning: "info" },
  done: { words: "Done", meaning: "good" },
  dead: { words: "Dead", meaning: "bad" },
};

export function DeliveryState({ line }: { line: Pick<BusLine, "state" | "stuck"> }) {
  const { words, meaning } = STATES[line.state];
  return <Status meaning={line.stuck ? "warn" : meaning}>{line.stuck ? `${words}, stuck` : words}</Status>;
}

export const BUS_COLUMNS: readonly Column<BusLine>[] = [
  {
    key: "event",
    label: "Event",
    phone: "lead",
    render: (line) => (
      <SoftLink href={`/admin/bus/${line.eventId}`} className="quiet-link font-medium text-ink">
        {line.type} <span className="font-normal text-muted">#{line.eventId}</span>
      </SoftLink>
    ),
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (line) => <DeliveryState line={line} />,
  },
  { key: "to", label: "For", render: (line) => line.subscriber },
  {
    key: "guild",
    label: "Guild",
    render: (line) =>
      line.guildId ? (
        <SoftLink href={`/admin/guilds/${line.guildId}`} className="quiet-link" prefetch={false}>
          {line.guild ?? line.guildId}
        </SoftLink>
      ) : (
        <span className="text-faint">none</span>
      ),
  },
  { key: "tries", label: "Tries", align: "right", phone: "away", render: (line) => line.attempts },
  {
    key: "error",
    label: "Last error",
    className: "max-w-80",
    render: (line) =>
      line.error ? (
        <span className="block truncate text-muted" title={line.error}>
          {line.error}
        </span>
      ) : null,
  },
  { key: "at", label: "Published", render: (line) => <Time at={line.publishedAt} /> },
];
