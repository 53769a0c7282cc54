import type { Column } from "@/components/data-table/table";
import { Dot } from "@/components/ui/dot";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { playtimeWords } from "../../board-words";
import { playersAddress } from "../../players-asked";
import type { PlayerColumn, PlayerRow, PlayerSort, PlayersQuery } from "../../profile";

const WHOLE = new Intl.NumberFormat("en-GB");

export const COLUMN_WORDS: Record<PlayerColumn, string> = {
  person: "Linked to",
  kills: "Kills",
  deaths: "Deaths",
  ratio: "K/D",
  headshots: "Headshots",
  streak: "Best streak",
  shot: "Longest shot",
  playtime: "Played",
  sessions: "Sessions",
  first: "First seen",
  seen: "Last seen",
};

type Cell = Pick<Column<PlayerRow>, "render" | "align" | "phone" | "className"> & { sort?: PlayerSort };

const number = (of: (row: PlayerRow) => string, sort?: PlayerSort): Cell => ({
  align: "right",
  phone: "away",
  render: of,
  ...(sort && { sort }),
});

const CELLS: Record<PlayerColumn, Cell> = {
  person: {
    className: "truncate md:w-1/5 md:max-w-0",
    phone: "away",
    render: (row) => row.person ?? <span className="text-faint">nobody yet</span>,
  },
  kills: {
    align: "right",
    sort: "kills",
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
  deaths: number((row) => WHOLE.format(row.deaths)),
  ratio: number((row) => (row.kills / Math.max(1, row.deaths)).toFixed(2)),
  headshots: number((row) => WHOLE.format(row.headshots)),
  streak: number((row) => WHOLE.format(row.bestStreak)),
  shot: number(
    (row) => (row.longestShot > 0 ? `${WHOLE.format(Math.round(row.longestShot))} m` : "none"),
    "shot",
  ),
  playtime: number((row) => playtimeWords(row.playtimeSeconds), "playtime"),
  sessions: number((row) => WHOLE.format(row.sessions)),
  first: {
    align: "right",
    phone: "away",
    className: "text-muted whitespace-nowrap",
    render: (row) => (row.firstSeenAt ? <Time at={row.firstSeenAt} shape="date" /> : "never"),
  },
  seen: {
    align: "right",
    phone: "side",
    sort: "seen",
    className: "text-muted whitespace-nowrap",
    render: (row) => (row.lastSeenAt ? <Time at={row.lastSeenAt} shape="smart" /> : "never"),
  },
};

/** The columns of the players' table that are asked for, behind the name. */
export function playerColumns(path: string, query: PlayersQuery): Column<PlayerRow>[] {
  return [
    {
      key: "name",
      label: "Player",
      phone: "lead",
      className: "md:w-1/3 md:max-w-0",
      render: (row) => (
        <SoftLink
          href={`${path}/${row.playerId}`}
          prefetch={false}
          className="flex min-h-6 items-center gap-2 font-medium hover:underline max-md:min-h-8"
        >
          <span className="truncate">{row.name}</span>
          {row.online ? (
            <span className="inline-flex items-center gap-1 font-normal text-12 text-good">
              <Dot meaning="good" />
              online
            </span>
          ) : null}
        </SoftLink>
      ),
    },
    ...query.columns.map((key) => {
      const { sort, ...cell } = CELLS[key];
      return {
        key,
        label: COLUMN_WORDS[key],
        ...cell,
        ...(sort && {
          sort: {
            href: playersAddress(path, query, { sort }),
            ...(query.sort === sort && { direction: "descending" as const }),
          },
        }),
      };
    }),
  ];
}
