import { sql } from "drizzle-orm";
import { type SystemContext, withSystem } from "@/db/context";
import { type Keyring, open, SealError, type SealedPlace, seal } from "@/lib/crypto";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

export interface Rotation {
  table: string;
  column: string;
  /** Values that now are under the current key. */
  sealed: number;
  /** Values that do not open with any key of the keyring; they are left as they are. */
  unreadable: number;
}

const BATCH = 200;
const ACTOR = { kind: "system", job: "keys-rotate" } as const;

interface SealedRow extends Record<string, unknown> {
  row: string;
  guild_id: string | null;
  value: string;
}

async function rotateBatch(ctx: SystemContext, keyring: Keyring, target: SealedColumn, after: string) {
  const [table, column, row] = [target.table, target.column, target.row].map((name) => sql.identifier(name));
  const guild = target.guild ? sql.identifier("guild_id") : sql`null`;
  const found = await ctx.db.execute<SealedRow>(sql`
    select ${row}::text as row, ${guild} as guild_id, ${column} as value from ${table}
    where ${column} is not null and split_part(${column}, '.', 2) <> ${keyring.current.id} and ${row}::text > ${after}
    order by ${row}::text limit ${BATCH} for update`);
  const tally = { sealed: 0, unreadable: 0 };
  for (const { row: id, guild_id: guildId, value } of found.rows) {
    const place: SealedPlace = {
      table: target.table,
      column: target.column,
      row: id,
      ...(target.guild ? { guildId } : {}),
    };
    try {
      const renewed = seal(keyring, place, open(keyring, place, value));
      await ctx.db.execute(sql`update ${table} set ${column} = ${renewed} where ${row}::text = ${id}`);
      tally.sealed++;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      tally.unreadable++;
    }
  }
  return { ...tally, last: found.rows.length === BATCH ? (found.rows.at(-1)?.row ?? null) : null };
}

/**
 * Seals every value again that is under an older key of the keyring, in small transactions, with the site
 * running. A second run finds nothing to do; after it the old key can go.
 */
export async function rotateKeys(keyring: Keyring): Promise<Rotation[]> {
  const results: Rotation[] = [];
  for (const target of SEALED_COLUMNS) {
    const result = { table: target.table, column: target.column, sealed: 0, unreadable: 0 };
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after;
      const batch = await withSystem(ACTOR, (ctx) => rotateBatch(ctx, keyring, target, from));
      result.sealed += batch.sealed;
      result.unreadable += batch.unreadable;
      after = batch.last;
    }
    results.push(result);
  }
  return results;
}
