import { AppError } from "@/lib/errors";
import { isSnowflake, isUuid } from "@/lib/ids";
import type { Erasure, Holding } from "./plan-types";
import { DELETED_NAME } from "./rules";

export interface Who {
  discordId: string;
  personId: string;
  /** In the place of the Discord id, where one is asked for. */
  standIn?: string;
}

// Written into the text, because one statement of the list needs one of them and the next another, and a server
// refuses values that a statement does not name. Only digits, hexadecimal and our own words get in.
function fill(text: string, { discordId, personId, standIn = "0".repeat(17) }: Who): string {
  if (!isSnowflake(discordId) || !isUuid(personId) || !isSnowflake(standIn))
    throw new AppError("internal", "This is no person.");
  const values: Record<string, string> = {
    $1: discordId,
    $2: personId,
    $3: standIn,
    $4: DELETED_NAME,
  };
  return text.replace(/\$[1-4]\b/g, (place) => `'${values[place]}'`);
}

/** Each runs once a person: a comment in front keeps it from being prepared. */
const ONCE = "/* once */ ";

/**
 * One page of a collection: rows as JSON with their key, which the next page goes on from.
 * @param after the last row's key, or null for the first page; `$1` and on of the statement
 */
export function pageSql(holding: Holding, who: Who, after: readonly string[] | null, limit: number): string {
  const names = holding.key.map(([column]) => `t.${column}`);
  const from = holding.key.map(([, type], at) => `$${at + 1}::${type}`);
  const hidden = [...(holding.hide ?? []), ...(holding.bytes ? [holding.bytes.content] : []), "preview"];
  const guild = holding.key.some(([column]) => column === "guild_id")
    ? "(select g.name from guilds g where g.guild_id = t.guild_id)"
    : "null::text";
  const mine = fill(holding.mine, who);
  return `${ONCE}select to_jsonb(t) - '{${hidden.join(",")}}'::text[] as row, array[${names.map((name) => `${name}::text`).join(", ")}] as key,
    ${guild} as guild${holding.bytes ? `, t.${holding.bytes.content} as content` : ""}
    from ${holding.table} t where (${mine})${after ? ` and (${names.join(", ")}) > (${from.join(", ")})` : ""}
    order by ${names.join(", ")} limit ${limit}`;
}

const rewritten = (column: string, type: "text" | "jsonb" | "text[]") =>
  `${column} = regexp_replace(t.${column}::text, '\\m' || $1 || '\\M', $3, 'g')::${type}`;

/** The statement of a step. @throws AppError for a step that has none */
export function erasureSql(erasure: Erasure, who: Who): string {
  if (erasure.verb === "call") throw new AppError("internal", `${erasure.name} is no statement.`);
  if (erasure.verb === "wait")
    return ONCE + fill(`select 1 from ${erasure.table} t where ${erasure.where} limit 1`, who);
  if (erasure.verb === "run") return ONCE + fill(erasure.sql, who);
  if (erasure.verb === "delete")
    return ONCE + fill(`delete from ${erasure.table} t where ${erasure.where}`, who);
  const changes = [
    ...(erasure.ids ?? []).map(
      (column) => `${column} = case when t.${column} = $1 then $3 else t.${column} end`,
    ),
    ...(erasure.within ?? []).map(([column, type]) => rewritten(column, type)),
    ...Object.entries(erasure.set ?? {}).map(([column, value]) => `${column} = ${value}`),
  ];
  return ONCE + fill(`update ${erasure.table} t set ${changes.join(", ")} where ${erasure.where}`, who);
}
