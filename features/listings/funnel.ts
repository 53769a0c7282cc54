/** A day of a listing. Each visitor counts once a day. */
export interface ListingDay {
  /** `2026-11-22`, UTC. */
  day: string;
  views: number;
  joins: number;
}

export interface Funnel {
  views: number;
  joins: number;
  /** Players who were on one of the guild's game servers for the first time. */
  newPlayers: number;
  /** Of those, who were first here at least seven days ago: the only ones who can be back after seven. */
  ripe: number;
  /** Of the ripe ones, who played again on the seventh day after their first or later. */
  back: number;
}

export interface FunnelStep {
  key: "views" | "joins" | "newPlayers" | "back";
  label: string;
  count: number;
  /** Of what the share is, in words; null where a share would say nothing. */
  share: { percent: number; of: string } | null;
  /** What the number is, and what it is not. */
  meaning: string;
}

const percent = (part: number, whole: number, of: string) =>
  whole === 0 ? null : { percent: Math.round((part / whole) * 1_000) / 10, of };

/** The way from a look at the page to a player who stays. The last two steps are counted by the guild, not by the visitor. */
export function funnelSteps({ views, joins, newPlayers, ripe, back }: Funnel): FunnelStep[] {
  return [
    {
      key: "views",
      label: "Saw the page",
      count: views,
      share: null,
      meaning: "Browsers that had the page open for two seconds, once a day each. Known robots are left out.",
    },
    {
      key: "joins",
      label: "Pressed “Join on Discord”",
      count: joins,
      share: percent(joins, views, "of those who saw it"),
      meaning: "Once a day each. Whether they then joined, Discord does not tell.",
    },
    {
      key: "newPlayers",
      label: "Played for the first time",
      count: newPlayers,
      share: null,
      meaning:
        "New on any of the guild's game servers, wherever they heard of it. Nobody is followed from the page into the game.",
    },
    {
      key: "back",
      label: "Came back after 7 days",
      count: back,
      share: percent(back, ripe, `of ${ripe} who were new at least 7 days ago`),
      meaning: "Played again a week or more after their first day. Newer players cannot have, yet.",
    },
  ];
}

/** Every day of a span, oldest first; a day without a row had nobody. @param to the last day, `2026-11-22` */
export function everyDay(rows: readonly ListingDay[], to: string, days: number): ListingDay[] {
  const known = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(Date.parse(to) - (days - 1 - at) * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { day, views: 0, joins: 0 };
  });
}
