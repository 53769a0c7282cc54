import { z } from "zod";
import { PLAYER_COLUMNS, PLAYER_SORTS, type PlayerColumn, type PlayersQuery, USUAL_COLUMNS } from "./profile";

const listed = (text: string) =>
  text.split(",").every((one) => PLAYER_COLUMNS.some((column) => column === one));

/** What an address asks of the list of players; its parts are texts, as addresses hold them. */
export const playersAsked = z.strictObject({
  q: z.string().max(200).optional(),
  sort: z.enum(PLAYER_SORTS).optional(),
  online: z.literal("1").optional(),
  linked: z.enum(["yes", "no"]).optional(),
  /** Seen in so many days. */
  days: z.enum(["1", "7", "30", "90"]).optional(),
  cols: z.string().max(120).refine(listed).optional(),
  after: z.string().max(60).optional(),
});
type PlayersAsked = z.output<typeof playersAsked>;

/** The question that an address stands for. */
export function playersQueryOf(asked: PlayersAsked): PlayersQuery {
  return {
    search: (asked.q ?? "")
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, 60),
    sort: asked.sort ?? "seen",
    online: asked.online === "1",
    linked: asked.linked ?? null,
    days: asked.days === undefined ? null : Number(asked.days),
    columns:
      asked.cols === undefined
        ? [...USUAL_COLUMNS]
        : PLAYER_COLUMNS.filter((column) => asked.cols?.split(",").includes(column)),
    after: asked.after || null,
  };
}

/** Reads an address; what is not right in it is as if it were not there. */
export function playersAskedOf(params: Record<string, string | string[] | undefined>): PlayersAsked {
  const parts = Object.entries(playersAsked.shape).flatMap(([name, shape]) => {
    // A form sends each ticked column by itself.
    const value = name === "cols" ? [params.cols].flat().filter(Boolean).join(",") : [params[name]].flat()[0];
    const read = shape.safeParse(value || undefined);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(parts) as PlayersAsked;
}

const sameColumns = (columns: readonly PlayerColumn[]) => columns.join() === USUAL_COLUMNS.join();

/** The address of a question with some of it changed; another order or filter begins at the top. */
export function playersAddress(
  path: string,
  query: PlayersQuery,
  change: Partial<PlayersQuery> = {},
): string {
  const next = { ...query, after: null, ...change };
  const params = new URLSearchParams();
  if (next.search !== "") params.set("q", next.search);
  if (next.sort !== "seen") params.set("sort", next.sort);
  if (next.online) params.set("online", "1");
  if (next.linked) params.set("linked", next.linked);
  if (next.days !== null) params.set("days", String(next.days));
  if (!sameColumns(next.columns)) params.set("cols", next.columns.join(","));
  if (next.after !== null) params.set("after", next.after);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
