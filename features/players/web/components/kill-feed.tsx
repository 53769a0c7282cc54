import { Pagination } from "@/components/data-table/pagination";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { Freshness } from "@/components/ui/freshness";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { type KillsAsked, killsAddress } from "../../kill-query";
import type { KillFeedData } from "../kill-feed";
import { FightRow } from "./kill-feed-fight";
import { isFiltered, KillFeedFilters } from "./kill-feed-filters";
import type { FeedFrame } from "./kill-feed-proof";
import { KillRow } from "./kill-feed-row";

const WHOLE = new Intl.NumberFormat("en-GB");

/** How far the log of the chosen server is read, or of the one that is behind most. */
function readUntil({ choices }: KillFeedData, asked: KillsAsked): string | null {
  const of = choices.services.filter(
    ({ serviceId }) => asked.server === undefined || serviceId === asked.server,
  );
  return of.flatMap(({ readUntil: until }) => until ?? []).sort()[0] ?? null;
}

function Nothing({
  data,
  asked,
  path,
  guild,
}: {
  data: KillFeedData;
  asked: KillsAsked;
  path: string;
  guild: string;
}) {
  const clear = <ButtonLink href={path}>Show everything</ButtonLink>;
  if (data.found.length > 1)
    return (
      <EmptyState
        title={`${data.found.length === 8 ? "Several" : data.found.length} players are called like that`}
      >
        Choose above whose kills and deaths you want to see.
      </EmptyState>
    );
  if (asked.player !== undefined && data.player === null)
    return (
      <EmptyState title={`Nobody is called “${asked.player}”`} action={clear}>
        The search looks at the 5,000 players seen last. The players' list searches all of them.
      </EmptyState>
    );
  if (data.cutOff)
    return (
      <EmptyState
        title="Nothing found so far"
        action={
          <ButtonLink href={killsAddress(path, asked, { before: data.next ?? undefined })}>
            Look further back
          </ButtonLink>
        }
      >
        {WHOLE.format(data.cutOff.looked)} deaths were looked at, back to{" "}
        <Time at={data.cutOff.at} shape="stamp" />.
      </EmptyState>
    );
  if (isFiltered(asked) || asked.before !== undefined)
    return (
      <EmptyState title="No kill fits these filters" action={clear}>
        Take the filters away to see the others.
      </EmptyState>
    );
  return data.choices.services.length === 0 ? (
    <EmptyState
      title="No server is connected yet"
      action={<ButtonLink href={`${guild}/servers/connect`}>Connect a server</ButtonLink>}
    >
      As soon as a server's log is read, every death in it stands here with the line that says it.
    </EmptyState>
  ) : (
    <EmptyState
      title="The log has told of no death yet"
      action={<ButtonLink href={`${guild}/health`}>See how the log is read</ButtonLink>}
    >
      Deaths stand here a few minutes after the server writes them.
    </EmptyState>
  );
}

/** Every death in the guild's logs, newest first, folded into fights, each with the line that says it. */
export function KillFeed({ data, asked }: { data: KillFeedData; asked: KillsAsked }) {
  const { access, entries, shown, next, cutOff, player } = data;
  const guild = `/guilds/${access.slug}`;
  const path = `${guild}/kills`;
  const frame: FeedFrame = {
    guildId: access.guildId,
    guild,
    symbol: data.currency.symbol,
    mayStrike: data.mayStrike,
  };
  const wanted = player ? { ...asked, player: String(player.playerId) } : asked;
  return (
    <>
      <PageHeader
        title="Kill feed"
        purpose="Who killed whom, how and where, with the line of the log that says it."
        crumbs={[{ label: access.name, href: guild }, { label: "Kill feed" }]}
        actions={
          <>
            <Freshness until={readUntil(data, asked)} />
            <ExportLink
              href={killsAddress(`/api/guilds/${access.slug}/kills`, { ...wanted, view: undefined })}
            />
          </>
        }
        className="mb-5"
      />
      <KillFeedFilters data={data} asked={asked} path={path} />
      <Card flush className="overflow-hidden">
        {entries.length === 0 ? (
          <Nothing data={data} asked={asked} path={path} guild={guild} />
        ) : (
          <>
            <ol className="divide-y" aria-label="Kills, newest first">
              {entries.map((entry) => (
                <li key={entry.fight ? `f${entry.fight.killId}` : `k${entry.kill.killId}`}>
                  {entry.fight ? (
                    <FightRow fight={entry.fight} frame={frame} />
                  ) : (
                    <KillRow
                      kill={entry.kill}
                      hits={entry.hits}
                      frame={frame}
                      open={asked.kill !== undefined}
                    />
                  )}
                </li>
              ))}
            </ol>
            <div className="border-t">
              <Pagination
                shown={
                  cutOff ? (
                    <>
                      {shown} found in {WHOLE.format(cutOff.looked)} deaths, back to{" "}
                      <Time at={cutOff.at} shape="stamp" />
                    </>
                  ) : (
                    `${shown} ${shown === 1 ? "death" : "deaths"} shown`
                  )
                }
                next={next === null ? null : killsAddress(path, wanted, { before: next })}
                nextLabel={cutOff ? "Look further back" : "Older kills"}
                first={asked.before === undefined ? null : killsAddress(path, wanted)}
              />
            </div>
          </>
        )}
      </Card>
    </>
  );
}
