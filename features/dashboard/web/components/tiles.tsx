import { Card } from "@/components/ui/card";
import { Glyph, WARNING } from "@/components/ui/glyph";
import { Time } from "@/components/ui/time";
import { deltaOf } from "../../delta";
import type { OverviewFacts } from "../loaders";
import { Change, Tile, type TileProps } from "./tile";

/** By how many tiles there are. */
const COLUMNS = [
  "",
  "md:grid-cols-2",
  "md:grid-cols-3",
  "md:grid-cols-4",
  "md:grid-cols-3 xl:grid-cols-5",
  "md:grid-cols-3 xl:grid-cols-6",
];

const WHOLE = new Intl.NumberFormat("en-GB");
/** A look at a server that is older says nothing about now. */
const NOW_MS = 15 * 60_000;
const until = (what: string, at: string | null) =>
  at === null ? (
    `${what} not read yet`
  ) : (
    <>
      {what} until <Time at={at} shape="smart" />
    </>
  );

function playersTile({ overview, healths, query, recount, now }: OverviewFacts): TileProps | null {
  const kept = overview.players;
  if (!kept) return null;
  const mine = healths.filter(({ serviceId }) => query.serviceId === null || serviceId === query.serviceId);
  const looks = mine.flatMap(({ server }) =>
    server?.players != null && server.at && now.getTime() - server.at.getTime() < NOW_MS ? [server] : [],
  );
  const value = looks.length === 0 ? null : looks.reduce((sum, look) => sum + (look.players ?? 0), 0);
  const oldest = looks.map((look) => look.at?.getTime() ?? 0).sort((a, b) => a - b)[0];
  const { course, mean, meanBefore } = kept.figures;
  const short = query.range === "24h" || query.range === "7d";
  const delta = short
    ? deltaOf(value, course.before.at(-1) ?? null, query.range)
    : deltaOf(mean, meanBefore, query.range);
  return {
    id: "players",
    label: "Players online",
    value,
    change:
      query.compare && delta ? (
        <Change delta={short ? delta : { ...delta, words: `in the mean ${delta.words}` }} />
      ) : undefined,
    age: oldest ? (
      <>
        Nitrado, <Time at={new Date(oldest)} />
      </>
    ) : (
      until("Nitrado", kept.sourceUntil)
    ),
    spark: { values: course.now, label: "Players over the stretch", tone: "players" },
    kept,
    explained: {
      source: "server_stats",
      words:
        "The number is each server's last answer, added up. The course is the mean of the looks at each server in a step.",
      recount,
    },
  };
}

function countTiles({ overview, query, recount, servers }: OverviewFacts): TileProps[] {
  const { kills, people } = overview;
  const tiles: TileProps[] = [];
  const change = (now: number, before: number) => {
    const delta = query.compare ? deltaOf(now, before, query.range) : null;
    return delta ? <Change delta={delta} /> : undefined;
  };
  if (kills) {
    const { total, now, before } = kills.figures.kills;
    tiles.push({
      id: "kills",
      label: "Kills",
      value: total,
      change: change(now, before),
      age: until("Log", kills.sourceUntil),
      spark: { values: kills.figures.course.now, label: "Kills over the stretch", tone: "kills" },
      kept: kills,
      explained: {
        source: "kill_hours",
        words: `Kills of players by players, counted by hour as the log is read${query.serviceId === null && servers.length > 1 ? `, on ${servers.length} servers` : ""}. Whole hours are compared.`,
        recount,
      },
    });
  }
  if (people) {
    const { fresh, freshBefore, returning, returningBefore, days } = people.figures;
    const shared = { kept: people, age: until("Log", people.sourceUntil) };
    const words =
      "Everybody who came counts once. New is who was seen here for the first time in the stretch.";
    const explained = { source: "visit_days, player_profiles", words, recount };
    tiles.push({
      ...shared,
      id: "new",
      label: "New players",
      value: fresh,
      change: change(fresh, freshBefore),
      spark: { values: days.fresh, label: `New players by day, ${days.fresh.length} days`, tone: "players" },
      explained,
    });
    tiles.push({
      ...shared,
      id: "returning",
      label: "Returning players",
      value: returning,
      change: change(returning, returningBefore),
      spark: {
        values: days.returning,
        label: `Returning players by day, ${days.returning.length} days`,
        tone: "players",
      },
      explained,
    });
  }
  return tiles;
}

function coinsTile({ overview, currency, query, recount }: OverviewFacts): TileProps | null {
  const kept = overview.coins;
  if (!kept) return null;
  const { minted, spent, mintedSum, spentSum, circulating } = kept.figures;
  const change = mintedSum.total - spentSum.total;
  let standing = (circulating ?? 0) - change;
  const course = minted.map((amount, step) => {
    standing += amount - (spent[step] ?? 0);
    return standing;
  });
  const words =
    change === 0
      ? "as many as before"
      : `${WHOLE.format(Math.abs(change))} ${currency.symbol} ${change > 0 ? "more" : "less"}`;
  return {
    id: "coins",
    label: "Coins in circulation",
    value: circulating,
    change: query.compare ? (
      <Change delta={{ direction: change > 0 ? "up" : change < 0 ? "down" : "same", words }} />
    ) : undefined,
    age: (
      <>
        Ledger, <Time at={kept.computedAt} />
      </>
    ),
    spark:
      circulating === null
        ? null
        : { values: course, label: "Coins in circulation over the stretch", tone: "coins" },
    kept,
    explained: {
      source: "economy_hours",
      words:
        "What is on accounts and held in bounties: what was minted less what was taken out, hour by hour from the ledger.",
      recount,
    },
  };
}

function ordersTile({ overview, waiting, query, recount }: OverviewFacts): TileProps | null {
  const kept = overview.orders;
  if (!kept) return null;
  const { delivered, course } = kept.figures;
  const group = waiting.find(({ kind }) => kind === "orders");
  const look = group ? group.items.length + group.more : 0;
  const delta = query.compare ? deltaOf(delivered.now, delivered.before, query.range) : null;
  return {
    id: "orders",
    label: "Orders delivered",
    value: delivered.total,
    change:
      look > 0 ? (
        <span className="flex items-center gap-1.5">
          <Glyph d={WARNING} className="size-3.5 text-warn" />
          {look === 1 ? "1 needs a look" : `${look} need a look`}
        </span>
      ) : delta ? (
        <Change delta={delta} />
      ) : undefined,
    age: (
      <>
        Orders, <Time at={kept.computedAt} />
      </>
    ),
    spark: { values: course.now, label: "Orders delivered over the stretch", tone: "neutral" },
    kept,
    explained: {
      source: "shop_purchases",
      words: "Orders that were delivered in the stretch, by the time of that step.",
      recount,
    },
  };
}

/** The figures at a glance: each with its change in words, its course and its age. */
export function Tiles(facts: OverviewFacts) {
  const tiles = [playersTile(facts), ...countTiles(facts), coinsTile(facts), ordersTile(facts)].filter(
    (tile) => tile !== null,
  );
  if (tiles.length === 0) return null;
  return (
    <Card
      flush
      className={tiles.length < 3 ? "overflow-hidden lg:max-w-[calc(50%-0.5rem)]" : "overflow-hidden"}
    >
      <h2 className="sr-only">Figures</h2>
      <ul
        className={`-mt-px -ml-px grid max-md:grid-cols-2 [&>*]:border-t [&>*]:border-l ${COLUMNS[tiles.length - 1] ?? ""}`}
      >
        {tiles.map((tile) => (
          <Tile key={tile.id} {...tile} />
        ))}
      </ul>
    </Card>
  );
}
