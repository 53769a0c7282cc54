import type { Column } from "@/components/data-table/table";
import { Time } from "@/components/ui/time";
import type { DeliveryLine } from "../../data/trouble";
import { REASON } from "../fields";
import { settleLookForm } from "../people-actions";
import { ActionForm } from "./action-form";
import { GuildCell, Opens } from "./cells";

export const LOOK_COLUMNS: readonly Column<DeliveryLine>[] = [
  {
    key: "what",
    label: "Delivery",
    phone: "lead",
    render: (row) =>
      row.order === null ? "A dynamic event" : `Order ${row.order}${row.item ? `, ${row.item}` : ""}`,
  },
  { key: "guild", label: "Guild", render: (row) => <GuildCell guildId={row.guildId} guild={row.guild} /> },
  { key: "server", label: "Server", phone: "away", render: (row) => row.server },
  { key: "reason", label: "Why", className: "max-w-[32rem]", render: (row) => row.reason },
  { key: "since", label: "Since", phone: "side", render: (row) => <Time at={row.since} /> },
];

/** What an operator may say became of a delivery. */
export function LookDetail({ row, mayChange }: { row: DeliveryLine; mayChange: boolean }) {
  if (row.inFile)
    return (
      <p className="text-12 text-muted">
        It may still stand in the server's file. It can be settled once it is taken out.
      </p>
    );
  if (!mayChange) return null;
  return (
    <Opens label="Settle it">
      <ActionForm
        action={settleLookForm}
        hidden={{ guildId: row.guildId, attemptId: row.id }}
        fields={[
          {
            name: "how",
            label: "What became of it",
            kind: "choice",
            options: {
              refund: "Give the coins back",
              placed: "It is there",
              ...(row.staged ? {} : { redeliver: "Deliver it again" }),
            },
          },
          REASON,
        ]}
        submit="Settle it"
        said="Settled."
      />
    </Opens>
  );
}
