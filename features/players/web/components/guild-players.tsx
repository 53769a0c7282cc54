import { Pagination } from "@/components/data-table/pagination";
import { Table } from "@/components/data-table/table";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { playersAddress } from "../../players-asked";
import { COUNTED_PLAYERS, type PlayersQuery, SEARCHED_PLAYERS } from "../../profile";
import type { GuildPlayers } from "../loaders";
import { LinkRequests } from "./link-requests";
import { playerColumns } from "./player-columns";
import { PlayerFilters } from "./player-filters";

const WHOLE = new Intl.NumberFormat("en-GB");
const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const counted = (count: number) =>
  count > COUNTED_PLAYERS ? `more than ${WHOLE.format(COUNTED_PLAYERS)}` : WHOLE.format(count);

function Nobody({ path, guild, query }: { path: string; guild: string; query: PlayersQuery }) {
  if (query.search !== "")
    return (
      <EmptyState
        title={`Nobody is called “${query.search}”`}
        action={<ButtonLink href={path}>Show all players</ButtonLink>}
      >
        The search looks at the names that players have now. Take a part of the name away.
      </EmptyState>
    );
  if (query.online || query.linked || query.days !== null)
    return (
      <EmptyState
        title={query.online ? "Nobody is online, as far as the log goes" : "No player fits these filters"}
        action={<ButtonLink href={path}>Show all players</ButtonLink>}
      >
        Take the filters away to see the others.
      </EmptyState>
    );
  return (
    <EmptyState
      title="The log has named no player yet"
      action={<ButtonLink href={`${guild}/servers/connect`}>Connect a server</ButtonLink>}
    >
      As soon as a server's log is read, everyone in it stands here.
    </EmptyState>
  );
}

/** Everyone whom the guild's servers have seen, with search; beside it whoever wants to be linked. */
export function GuildPlayersView({ data, query }: { data: GuildPlayers; query: PlayersQuery }) {
  const { access, counts, page, requests, held } = data;
  const guild = `/guilds/${access.slug}`;
  const path = `${guild}/players`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: access.name, href: guild }, { label: "Players" }]}
        title="Players"
        purpose={`${upper(counted(counts.seen))} seen in the log, ${counted(counts.linked)} linked to a person, ${WHOLE.format(counts.online)} online as far as the log goes.`}
        actions={<ExportLink href={playersAddress(`/api/guilds/${access.slug}/players`, query)} />}
        className="mb-5"
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid min-w-0 gap-4">
          <PlayerFilters path={path} query={query} />
          {query.search !== "" && counts.seen > SEARCHED_PLAYERS ? (
            <p className="text-12 text-muted">
              A part of a name is looked for among the {WHOLE.format(SEARCHED_PLAYERS)} players seen last. A
              whole name as it is written, or a platform id, finds everybody.
            </p>
          ) : null}
          {page.players.length === 0 ? (
            <Card>
              <Nobody path={path} guild={guild} query={query} />
            </Card>
          ) : (
            <Card flush className="overflow-x-auto">
              <Table
                caption="Players"
                columns={playerColumns(path, query)}
                rows={page.players}
                rowKey={(row) => row.playerId}
              />
              <Pagination
                shown={`${page.players.length} shown`}
                next={page.next === null ? null : playersAddress(path, query, { after: page.next })}
                nextLabel="Next players"
                first={query.after === null ? null : playersAddress(path, query)}
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
