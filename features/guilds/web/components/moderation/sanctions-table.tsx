import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import {
  type Sanction,
  type SanctionState,
  STATE_NAMES,
  sanctionWords,
} from "@/features/tickets/verdict/sanctions";

const MEANING: Record<SanctionState, "warn" | "neutral" | "good"> = {
  active: "warn",
  ended: "neutral",
  undone: "good",
};

function State({ row }: { row: Sanction }) {
  return (
    <span className="grid gap-0.5">
      <Status meaning={MEANING[row.state]}>{STATE_NAMES[row.state]}</Status>
      {row.state === "active" && row.endsAt ? (
        <span className="text-12 text-muted">
          until <Time at={row.endsAt} shape="smart" />
        </span>
      ) : null}
      {row.undone ? (
        <span className="text-12 text-muted">
          by {row.undone.by}, <Time at={row.undone.at} shape="smart" />: {row.undone.reason}
        </span>
      ) : null}
    </span>
  );
}

const player = (guild: string): Column<Sanction> => ({
  key: "player",
  label: "Player",
  phone: "lead",
  render: ({ player: { id, name } }) =>
    id === null ? (
      name
    ) : (
      <SoftLink
        href={`${guild}/players/${id}`}
        prefetch={false}
        className="inline-flex min-h-6 items-center font-medium hover:underline"
      >
        {name}
      </SoftLink>
    ),
});

const columns = (slug: string): Column<Sanction>[] => [
  {
    key: "what",
    label: "What",
    render: (row) => (
      <>
        {sanctionWords(row)}
        {row.servers.length > 0 ? (
          <span className="block text-12 text-muted">{row.servers.join(", ")}</span>
        ) : null}
      </>
    ),
  },
  { key: "state", label: "State", render: (row) => <State row={row} /> },
  {
    key: "why",
    label: "Why",
    className: "md:max-w-xs",
    render: (row) => (
      <span className="line-clamp-2 break-words text-muted" title={row.reason}>
        {row.rule ? <span className="text-ink">{row.rule}. </span> : null}
        {row.reason}
      </span>
    ),
  },
  {
    key: "verdict",
    label: "Verdict",
    render: (row) => (
      <SoftLink
        href={`/desk/${slug}/${row.ticket}`}
        prefetch={false}
        className="quiet-link inline-flex min-h-6 items-center"
      >
        {row.verdict} on ticket {row.ticket}
      </SoftLink>
    ),
  },
  { key: "by", label: "Given by", phone: "away", className: "text-muted", render: (row) => row.by },
  {
    key: "at",
    label: "When",
    align: "right",
    phone: "side",
    className: "whitespace-nowrap text-muted",
    render: (row) => <Time at={row.at} shape="smart" />,
  },
];

/** Warnings and bans of verdicts, each with the ticket that it was given on. @param named says whose they are */
export function SanctionsTable({
  slug,
  sanctions,
  named,
}: {
  slug: string;
  sanctions: readonly Sanction[];
  named: boolean;
}) {
  return (
    <Table
      caption="Warnings and bans that verdicts gave"
      columns={[...(named ? [player(`/guilds/${slug}`)] : []), ...columns(slug)]}
      rows={sanctions}
      rowKey={({ id }) => id}
      comfortable
    />
  );
}
