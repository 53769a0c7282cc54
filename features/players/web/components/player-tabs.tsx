import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { Coins } from "@/components/ui/coins";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import type { LedgerLine } from "@/features/economy/wallet";
import { formatSpan } from "@/lib/time";
import type { PlayerSession } from "../../profile";
import { activityWords } from "../activity-words";
import { writeProfile } from "../player-query";
import type { PlayerPageData } from "../profile";
import { LifeTab } from "./life-tab";
import { PlayerDeaths } from "./player-deaths";
import { Nothing, OrdersTab, OthersTab, PlacesTab, SanctionsTab, type TabProps } from "./player-more-tabs";

const ENDED: Record<string, string> = {
  disconnect: "left",
  restart: "server restart",
  reconnect: "joined again",
  silence: "the log fell silent",
};

const SESSIONS: Column<PlayerSession>[] = [
  { key: "from", label: "Joined", phone: "lead", render: (row) => <Time at={row.startedAt} shape="stamp" /> },
  {
    key: "to",
    label: "Until",
    render: (row) =>
      row.endedAt ? (
        <>
          <span className="md:hidden">until </span>
          <Time at={row.endedAt} shape="clock" />
        </>
      ) : (
        "still there, as far as the log goes"
      ),
  },
  {
    key: "length",
    label: "Played",
    align: "right",
    phone: "side",
    render: (row) => (row.seconds === null ? "" : formatSpan(row.seconds * 1_000)),
  },
  {
    key: "end",
    label: "Ended by",
    phone: "away",
    className: "text-muted",
    render: (row) => ENDED[row.endedBy ?? ""] ?? "",
  },
  {
    key: "service",
    label: "Server",
    className: "text-muted",
    render: (row) => `${row.service}${row.dateUncertain ? ", day not certain" : ""}`,
  },
];

const ledgerColumns = (symbol: string): Column<LedgerLine>[] => [
  {
    key: "at",
    label: "Time",
    phone: "side",
    className: "text-muted",
    render: (row) => <Time at={row.at} shape="smart" />,
  },
  {
    key: "cause",
    label: "Cause",
    phone: "lead",
    className: "truncate md:w-1/2 md:max-w-0",
    render: (row) => (
      <>
        {row.cause.title} <span className="text-muted">{row.cause.detail}</span>
      </>
    ),
  },
  {
    key: "amount",
    label: "Amount",
    align: "right",
    render: (row) => <Coins amount={row.amount} currency={symbol} signed />,
  },
  {
    key: "balance",
    label: "Balance",
    align: "right",
    phone: "away",
    render: (row) => (row.balance === null ? "" : <Coins amount={row.balance} currency={symbol} />),
  },
];

function Fights({ data, query, path }: TabProps) {
  if (data.open.tab !== "fights") return null;
  const players = `/guilds/${data.access.slug}/players`;
  return (
    <>
      <div className="px-5 py-3 max-md:px-4">
        <Segments
          label="Show"
          tabs={(["all", "kills", "deaths"] as const).map((show) => ({
            href: `${path}${writeProfile(query, { show })}`,
            label: show[0]?.toUpperCase() + show.slice(1),
            current: query.show === show,
          }))}
        />
      </div>
      {data.open.deaths.length === 0 ? (
        <Nothing>The log has nothing of this kind about the player yet.</Nothing>
      ) : (
        <PlayerDeaths deaths={data.open.deaths} path={players} symbol={data.currency.symbol} />
      )}
    </>
  );
}

function Activity({ data }: Pick<TabProps, "data">) {
  if (data.open.tab !== "activity") return null;
  if (data.open.rows.length === 0)
    return (
      <Nothing>
        What the player places, builds, suffers and shows stands here as soon as the log says it.
      </Nothing>
    );
  return (
    <ul className="divide-y border-t">
      {data.open.rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-baseline gap-3 px-5 py-2 text-13 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:px-4"
        >
          <span className="text-muted max-md:order-2">
            <Time at={row.at} shape="smart" />
          </span>
          <span className="min-w-0 break-words">{activityWords(row.kind, row.detail, null)}</span>
          <span className="font-mono text-12 text-muted max-md:hidden">
            {row.position ? `${Math.round(row.position.x)} / ${Math.round(row.position.y)}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}

function WalletTab({ data }: Pick<TabProps, "data">) {
  if (data.open.tab !== "wallet") return null;
  const { wallet } = data.open;
  const { symbol } = data.currency;
  const { held } = data.profile;
  if (!wallet)
    return (
      <Nothing>
        {held.decisions === 0
          ? "Nobody is linked to this player, so there is no wallet. What kills and hours earn waits here."
          : `Nobody is linked to this player. ${held.coins} ${symbol} of ${held.decisions} rewards wait for whoever proves to be it.`}
      </Nothing>
    );
  if (wallet.lines.length === 0) return <Nothing>No coins have moved on this account yet.</Nothing>;
  return (
    <>
      <p className="border-t px-5 py-3 text-13 text-muted max-md:px-4">
        {data.profile.link?.person} has{" "}
        <Coins amount={wallet.balance} currency={symbol} className="text-ink" /> in this guild.
      </p>
      <Table caption="Wallet" columns={ledgerColumns(symbol)} rows={wallet.lines} rowKey={(row) => row.id} />
    </>
  );
}

function nextOf(open: PlayerPageData["open"]): { next: string | null; shown: number } {
  switch (open.tab) {
    case "fights":
      return { next: open.next, shown: open.deaths.length };
    case "sessions":
      return { next: open.next, shown: open.sessions.length };
    case "activity":
      return { next: open.next, shown: open.rows.length };
    case "orders":
      return { next: open.orders?.next?.toString() ?? null, shown: open.orders?.orders.length ?? 0 };
    case "places":
      return { next: open.next, shown: open.stays.length };
    case "sanctions":
      return { next: open.next?.toString() ?? null, shown: open.sanctions.length };
    case "life":
    case "others":
      return { next: null, shown: 0 };
    case "wallet":
      return { next: open.wallet?.next ?? null, shown: open.wallet?.lines.length ?? 0 };
  }
}

/** The open tab of a player's page, and the way to what is older. */
export function PlayerTab(props: TabProps) {
  const { data, query, path } = props;
  const { next, shown } = nextOf(data.open);
  return (
    <>
      <Fights {...props} />
      {data.open.tab === "sessions" ? (
        data.open.sessions.length === 0 ? (
          <Nothing>The log has not seen this player join yet.</Nothing>
        ) : (
          <Table caption="Sessions" columns={SESSIONS} rows={data.open.sessions} rowKey={(row) => row.id} />
        )
      ) : null}
      <Activity data={data} />
      <WalletTab data={data} />
      <LifeTab {...props} />
      <PlacesTab data={data} />
      <OrdersTab data={data} />
      <SanctionsTab data={data} />
      <OthersTab data={data} />
      {next !== null || query.before !== null ? (
        <div className="border-t">
          <Pagination
            shown={`${shown} shown`}
            next={next === null ? null : `${path}${writeProfile(query, { before: next })}`}
            nextLabel="Older"
            first={query.before === null ? null : `${path}${writeProfile(query)}`}
          />
        </div>
      ) : null}
    </>
  );
}
