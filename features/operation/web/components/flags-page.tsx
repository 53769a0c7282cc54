import type { Column } from "@/components/data-table/table";
import { Badge, Status } from "@/components/ui/badge";
import { FLAG_ABOUT } from "@/features/guilds/flags";
import type { FlagLine } from "../../data/flags";
import { REASON } from "../fields";
import { flagForm } from "../said-actions";
import { ActionForm } from "./action-form";
import { Opens } from "./cells";
import { type Asked, ListPage } from "./list-page";

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

function Standing({ row: { flag, on, needs } }: { row: FlagLine }) {
  if (on === false) return <Status meaning="bad">Off for every guild</Status>;
  if (on === true) return <Status meaning="good">Open to every plan</Status>;
  const plan = needs ?? FLAG_ABOUT[flag].needs;
  return (
    <span className="text-muted">
      {plan === null || plan === "none" ? "Each guild decides" : `${capital(plan)} and above decide`}
    </span>
  );
}

const COLUMNS: readonly Column<FlagLine>[] = [
  {
    key: "name",
    label: "Feature",
    phone: "lead",
    className: "md:w-full",
    render: (row) => (
      <span className="grid gap-0.5 md:py-2.5">
        <span className="flex flex-wrap items-center gap-2">
          <b className="font-medium">{row.name}</b>
          {row.beta ? <Badge meaning="info">Beta</Badge> : null}
        </span>
        <span className="max-w-prose text-12 text-muted">{row.about}</span>
      </span>
    ),
  },
  {
    key: "state",
    label: "For all guilds",
    className: "whitespace-nowrap",
    render: (row) => <Standing row={row} />,
  },
  { key: "on", label: "Guilds on", align: "right", phone: "away", render: (row) => row.chosenOn },
  { key: "off", label: "Guilds off", align: "right", phone: "away", render: (row) => row.chosenOff },
];

function Change({ row }: { row: FlagLine }) {
  const own = FLAG_ABOUT[row.flag].needs;
  return (
    <Opens label="Change it for all guilds">
      <p className="mb-4 max-w-prose text-13 text-muted">
        While it is off: {row.off} It counts from the next request on.
      </p>
      <ActionForm
        action={flagForm}
        hidden={{ flag: row.flag }}
        fields={[
          {
            name: "on",
            label: "For all guilds",
            kind: "choice",
            value: row.on === null ? "open" : row.on ? "on" : "off",
            options: {
              open: "As plans and guilds say",
              on: "Open to every plan",
              off: "Off for everybody",
            },
          },
          {
            name: "needs",
            label: "Lowest plan",
            kind: "choice",
            value: row.needs ?? "own",
            options: {
              own: `As it comes (${own ?? "every guild"})`,
              none: "Every guild",
              bronze: "Bronze",
              silver: "Silver",
              gold: "Gold",
              partner: "Partner",
            },
          },
          { ...REASON, wide: true },
        ]}
        submit="Save"
        keep
        className="max-w-prose"
      />
    </Opens>
  );
}

/** Every switch of the product as the platform sets it, over plans and guilds. */
export function FlagsPage({
  rows,
  next,
  asked,
  mayChange,
}: {
  rows: readonly FlagLine[];
  next: string | null;
  asked: Asked;
  mayChange: boolean;
}) {
  return (
    <ListPage
      list="flags"
      title="Feature flags"
      purpose="How each feature stands for all guilds, over plans and their own choice."
      asked={asked}
      choices={[
        {
          name: "state",
          label: "State",
          all: "Any state",
          values: { free: "Guilds decide", open: "Open to all", off: "Off for all" },
        },
      ]}
      search="Feature, what it does"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.flag}
      {...(mayChange && { detail: (row: FlagLine) => <Change row={row} /> })}
      next={next}
      empty={["There are no flags", "A feature that can be switched gets its line here."]}
    />
  );
}
