import { Search } from "lucide-react";
import Link from "next/link";
import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { Input } from "@/components/form/input";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dot } from "@/components/ui/dot";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { playtimeWords } from "../../board-words";
import type { PlayerRow, PlayerSort } from "../../profile";
import type { GuildPlayers } from "../loaders";
import { type PlayersQuery, writePlayers } from "../player-query";
import { LinkRequests } from "./link-requests";

const WHOLE = new Intl.NumberFormat("en-GB");

function columnsOf(path: string, query: PlayersQuery): Column<PlayerRow>[] {
  const sort = (by: PlayerSort) => ({
    href: `${path}${writePlayers(query, { sort: by })}`,
    ...(query.sort === by && { direction: "descending" as const }),
  });
  return [
    {
      key: "name",
      label: "Player",
      phone: "lead",
      className: "md:w-1/3 md:max-w-0",
      render: (row) => (
        <Link
          href={`${path}/${row.playerId}`}
          className="flex min-h-6 items-center gap-2 font-medium hover:underline max-md:min-h-8"
        >
          <span className="truncate">{row.name}</span>
          {row.online ? (
            <span className="inline-flex items-center gap-1 font-normal text-12 text-good">
              <Dot meaning="good" />
              online
            </span>
          ) : null}
        </Link>
      ),
    },
    {
      key: "person",
      label: "Linked to",
      className: "truncate md:w-1/5 md:max-w-0",
      phone: "away",
      render: (row) => row.person ?? <span className="text-faint">nobody yet</span>,
    },
    {
      key: "kills",
      label: "Kills",
      align: "right",
      sort: sort("kills"),
      render: (row) => (
        <>
          {WHOLE.format(row.kills)}
          <span className="md:hidden">
            {" "}
            kills, {WHOLE.format(row.deaths)} deaths, {playtimeWords(row.playtimeSeconds)}
          </span>
        </>
      ),
    },
    {
      key: "deaths",
      label: "Deaths",
      align: "right",
      phone: "away",
      render: (row) => WHOLE.format(row.deaths),
    },
    {
      key: "shot",
      label: "Longest shot",
      align: "right",
      phone: "away",
      sort: sort("shot"),
      render: (row) => (row.longestShot > 0 ? `${WHOLE.format(Math.round(row.longestShot))} m` : "none"),
    },
    {
      key: "playtime",
      label: "Played",
      align: "right",
      phone: "away",
      sort: sort("playtime"),
      render: (row) => playtimeWords(row.playtimeSeconds),
    },
    {
      key: "seen",
      label: "Last seen",
      align: "right",
      phone: "side",
      sort: sort("seen"),
      className: "text-muted whitespace-nowrap",
      render: (row) => (row.lastSeenAt ? <Time at={row.lastSeenAt} shape="smart" /> : "never"),
    },
  ];
}

/** Everyone whom the guild's servers have seen, with search; beside it whoever wants to be linked. */
export function GuildPlayersView({ data, query }: { data: GuildPlayers; query: PlayersQuery }) {
  const { access, counts, page, requests, held } = data;
  const path = `/guilds/${access.slug}/players`;
  const searching = query.search !== "";
  return (
    <>
      <PageHeader
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Players" }]}
        title="Players"
        purpose={`${WHOLE.format(counts.seen)} seen in the log, ${WHOLE.format(counts.linked)} linked to a person, ${WHOLE.format(counts.online)} online as far as the log goes.`}
        className="mb-5"
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid min-w-0 gap-4">
          <form action={path} className="max-w-96 max-md:max-w-none">
            {query.sort === "seen" ? null : <input type="hidden" name="sort" value={query.sort} />}
            <Input
              type="search"
              name="q"
              defaultValue={query.search}
              aria-label="Part of a name, or a platform id"
              placeholder="Part of a name, or a platform id"
              lead={<Search />}
            />
          </form>
          {page.players.length === 0 ? (
            <Card>
              <EmptyState
                title={searching ? `Nobody is called “${query.search}”` : "The log has named no player yet"}
                action={
                  searching ? (
                    <ButtonLink href={path}>Show all players</ButtonLink>
                  ) : (
                    <ButtonLink href={`/guilds/${access.slug}/servers/connect`}>Connect a server</ButtonLink>
                  )
                }
              >
                {searching
                  ? "The search looks at the names that players have now. Take a part of the name away."
                  : "As soon as a server's log is read, everyone in it stands here."}
              </EmptyState>
            </Card>
          ) : (
            <Card flush className="overflow-hidden">
              <Table
                caption="Players"
                columns={columnsOf(path, query)}
                rows={page.players}
                rowKey={(row) => row.playerId}
              />
              <Pagination
                shown={`${page.players.length} shown`}
                next={page.next === null ? null : `${path}${writePlayers(query, { after: page.next })}`}
                nextLabel="Next players"
                first={query.after === null ? null : `${path}${writePlayers(query)}`}
              />
            </Card>
          )}
        </div>
        <aside className="min-w-0">
          <LinkRequests requests={requests} held={held} guildId={access.guildId} />
        </aside>
      </div>
    </>
  );
}
