import { Map as MapIcon } from "lucide-react";
import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Coins } from "@/components/ui/coins";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { SanctionsTable } from "@/features/guilds/web/components/moderation/sanctions-table";
import type { OrderSummary } from "@/features/shop/dto";
import { STATE_WORDS, stateMeaning } from "@/features/shop/order-story";
import type { Whereabouts } from "../../whereabouts";
import { mapAddress } from "../kill-words";
import type { ProfileQuery } from "../player-query";
import type { PlayerPageData } from "../profile";

export interface TabProps {
  data: PlayerPageData;
  query: ProfileQuery;
  /** Address of this player's page. */
  path: string;
}

export const Nothing = ({ children }: { children: string }) => (
  <p className="border-t px-5 py-8 text-center text-13 text-muted">{children}</p>
);

const stays = (guild: string, map: string | null): Column<Whereabouts>[] => [
  {
    key: "where",
    label: "Where",
    phone: "lead",
    render: (row) => (
      <>
        {row.where}
        {row.dead ? <span className="text-muted">, lying dead</span> : null}
      </>
    ),
  },
  {
    key: "from",
    label: "From",
    phone: "side",
    className: "text-muted whitespace-nowrap",
    render: (row) => <Time at={row.from} shape="stamp" />,
  },
  {
    key: "to",
    label: "To",
    className: "text-muted whitespace-nowrap",
    render: (row) => (
      <>
        <span className="md:hidden">to </span>
        <Time at={row.to} shape="clock" />
      </>
    ),
  },
  {
    key: "map",
    label: "Last point",
    align: "right",
    render: (row) => {
      const href = mapAddress(guild, { map, place: row.place, at: row.to });
      const words = `${Math.round(row.place.x)} / ${Math.round(row.place.north)}`;
      return href ? (
        <SoftLink
          href={href}
          prefetch={false}
          className="quiet-link inline-flex min-h-6 items-center gap-1.5 font-mono text-12"
        >
          <MapIcon aria-hidden className="size-3.5" />
          <span className="sr-only">On the map: </span>
          {words}
        </SoftLink>
      ) : (
        <span className="font-mono text-12">{words}</span>
      );
    },
  },
];

/** Where the log saw the player over a day. */
export function PlacesTab({ data }: Pick<TabProps, "data">) {
  if (data.open.tab !== "places") return null;
  const { server } = data.open;
  if (!server) return <Nothing>The log has not seen this player anywhere yet.</Nothing>;
  return (
    <>
      <p className="border-t px-5 py-3 text-13 text-muted max-md:px-4">
        {server.service}, <Time at={server.from} shape="stamp" /> to <Time at={server.to} shape="stamp" />.
        The log gives at most a place a minute, and places are kept for 30 days.
      </p>
      {data.open.stays.length === 0 ? (
        <Nothing>No place is known from this day.</Nothing>
      ) : (
        <Table
          caption="Where the log saw the player"
          columns={stays(`/guilds/${data.access.slug}`, server.map)}
          rows={data.open.stays}
          rowKey={(row) => row.from + row.where}
        />
      )}
    </>
  );
}

const orderColumns = (guild: string, symbol: string): Column<OrderSummary>[] => [
  {
    key: "order",
    label: "Order",
    phone: "lead",
    className: "truncate md:w-2/5 md:max-w-0",
    render: (row) => (
      <SoftLink
        href={`${guild}/orders/${row.number}`}
        prefetch={false}
        className="font-medium hover:underline"
      >
        {row.quantity > 1 ? `${row.quantity} × ` : ""}
        {row.itemName} <span className="font-normal text-muted">#{row.number}</span>
      </SoftLink>
    ),
  },
  {
    key: "state",
    label: "State",
    render: (row) => <Status meaning={stateMeaning(row.state)}>{STATE_WORDS[row.state]}</Status>,
  },
  {
    key: "total",
    label: "Paid",
    align: "right",
    phone: "away",
    render: (row) => <Coins amount={row.total} currency={symbol} />,
  },
  {
    key: "at",
    label: "Ordered",
    align: "right",
    phone: "side",
    className: "text-muted whitespace-nowrap",
    render: (row) => <Time at={row.paidAt} shape="smart" />,
  },
];

/** What the person who is linked has bought here. */
export function OrdersTab({ data }: Pick<TabProps, "data">) {
  if (data.open.tab !== "orders") return null;
  const { orders } = data.open;
  if (!orders)
    return <Nothing>Nobody is linked to this player, so there is nobody who could have ordered.</Nothing>;
  if (orders.orders.length === 0) return <Nothing>Nothing has been ordered with this account yet.</Nothing>;
  return (
    <Table
      caption="Orders"
      columns={orderColumns(`/guilds/${data.access.slug}`, data.currency.symbol)}
      rows={orders.orders}
      rowKey={(row) => row.number}
    />
  );
}

/** What verdicts on tickets gave the player, and how it stands. */
export function SanctionsTab({ data }: Pick<TabProps, "data">) {
  if (data.open.tab !== "sanctions") return null;
  const { sanctions } = data.open;
  const { slug } = data.access;
  if (sanctions.length === 0) return <Nothing>No verdict has warned or banned this player.</Nothing>;
  return (
    <>
      <div className="flex justify-end border-t px-5 py-3 max-md:px-4">
        <ExportLink href={`/api/guilds/${slug}/tickets/sanctions?player=${data.profile.playerId}`} />
      </div>
      <SanctionsTable slug={slug} sanctions={sanctions} named={false} />
    </>
  );
}

/** Players who may be the same person: what was seen, and what else looks the same. Never a verdict. */
export function OthersTab({ data }: Pick<TabProps, "data">) {
  if (data.open.tab !== "others") return null;
  const { candidates } = data.open;
  return (
    <div className="border-t text-13">
      <p className="px-5 py-3 text-muted max-md:px-4">
        What the log and the links show, and what else would look the same. It proves nothing: talk to people
        before you decide anything.
      </p>
      {candidates.length === 0 ? (
        <Nothing>Nothing was seen that connects this player with another.</Nothing>
      ) : (
        <ul className="divide-y border-t">
          {candidates.map((one) => (
            <li key={one.playerId} className="grid gap-2 px-5 py-3 max-md:px-4">
              <SoftLink
                href={`/guilds/${data.access.slug}/players/${one.playerId}`}
                prefetch={false}
                className="justify-self-start font-medium hover:underline"
              >
                {one.name}
              </SoftLink>
              <ul className="grid gap-1.5">
                {one.signals.map((signal) => (
                  <li key={signal.kind}>
                    {signal.saw} <span className="text-muted">{signal.but}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
