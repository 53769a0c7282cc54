import type { Erasure } from "./plan-types";

/** Rows of the person, by our own id. */
export const OWN = "t.grizzly_user_id = $2";
/** Rows of the person, by the Discord id. */
export const DISCORD = "t.discord_id = $1";

/** Rows that go. */
export const gone = (table: string, where: string): Erasure => ({
  name: table,
  table,
  verb: "delete",
  where,
});
/** Rows in which some columns hold just the id. */
export const named = (table: string, ...ids: string[]): Erasure => ({
  name: table,
  table,
  verb: "rewrite",
  where: ids.map((column) => `t.${column} = $1`).join(" or "),
  ids,
});
