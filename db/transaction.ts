import { NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import type { DbClient } from "./client";

/** An open transaction. It has no relational queries (`db.query`); `select`, `insert`, `update`, `delete` and `execute` are there. */
export type Tx = NodePgTransaction<Record<string, never>, Record<string, never>>;

const dialect = new PgDialect();

// Bounded, because every name costs memory in each connection: texts beyond these run unnamed.
const MAX_STATEMENTS = 1_000;
const MAX_LENGTH = 8_000;
// On the global object, like the pool: a build holds this module more than once, and two copies that each count
// from 0 would give one connection the same name for different statements.
const holder = globalThis as typeof globalThis & { grizzlyStatements?: Map<string, string> };
holder.grizzlyStatements ??= new Map();
const names = holder.grizzlyStatements;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (
    names.size >= MAX_STATEMENTS ||
    text.length > MAX_LENGTH ||
    !/^\s*(select|insert|update|delete|with)\b/i.test(text)
  )
    return undefined;
  const name = `g${names.size}`;
  names.set(text, name);
  return name;
}

type Query = pg.QueryConfig & { rowMode?: string };

interface Corkable {
  cork(): void;
  uncork(): void;
}

/**
 * Lets everything that is sent in this turn of the event loop leave in one packet: BEGIN with the first queries, and
 * queries of one `Promise.all`. A write of its own for each cost more than all the rest (measured). Only `pg` has it.
 */
export function holdWrites(client: DbClient): void {
  const stream = (client as unknown as { connection?: { stream?: Partial<Corkable> } }).connection?.stream;
  if (!stream?.cork || !stream.uncork) return;
  stream.cork();
  process.nextTick(() => stream.uncork?.());
}

/**
 * What Drizzle sees of a connection: each statement is prepared once a connection (measured: 2.2 times as fast), and
 * after the transaction's end nothing more can be sent, because that would run without a scope.
 */
class ScopedClient {
  closed = false;
  /** The answer to a COMMIT that has been sent. */
  ending: Promise<pg.QueryResult> | undefined;
  constructor(
    private readonly client: DbClient,
    private readonly commitsWithLast: boolean,
  ) {}

  /** Sends COMMIT right behind what was just sent, where the transaction's owner allows it. */
  end(): void {
    if (!this.commitsWithLast || this.closed) return;
    this.closed = true;
    this.ending = this.client.query("commit");
    this.ending.catch(() => undefined);
  }

  query(config: string | Query, values?: unknown[]): Promise<pg.QueryResult> {
    holdWrites(this.client);
    if (this.closed) {
      return Promise.reject(new Error("This transaction has ended. Await every query inside its context."));
    }
    if (typeof config === "string") return this.client.query(config, values);
    const name = config.name ?? nameOf(config.text);
    return this.client.query({ ...config, ...(name !== undefined && { name }) }, values);
  }
}

const clients = new WeakMap<object, ScopedClient>();

export interface OpenTransaction {
  tx: Tx;
  close(): void;
  /** The answer to a COMMIT that went with the last statement, see {@link preparedLast}. */
  ending(): Promise<pg.QueryResult> | undefined;
}

/** A Drizzle transaction on a connection whose BEGIN has been sent. */
export function openTransaction(client: DbClient, commitsWithLast = false): OpenTransaction {
  const scoped = new ScopedClient(client, commitsWithLast);
  const session = new NodePgSession<Record<string, never>, Record<string, never>>(
    scoped as unknown as DbClient,
    dialect,
    undefined,
  );
  const tx: Tx = new NodePgTransaction(dialect, session, undefined);
  clients.set(tx, scoped);
  return {
    tx,
    close: () => {
      scoped.closed = true;
    },
    ending: () => scoped.ending,
  };
}

const INT8 = 20;
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? (value: string) => BigInt(value) : pg.types.getTypeParser(oid, format),
};

/**
 * Runs SQL text in a context's transaction, prepared, without Drizzle's builder: for the few hot paths.
 * `bigint` columns arrive as `bigint`, moments as `Date`.
 * @param text with `$1` … for the values; a fixed text, never put together from input
 */
export async function prepared<Row extends object>(db: Tx, text: string, values: unknown[]): Promise<Row[]> {
  const scoped = clients.get(db);
  if (!scoped) throw new Error("prepared() needs the transaction that a context handed over.");
  const result = await scoped.query({ text, types: types as pg.CustomTypesConfig }, values);
  return result.rows as Row[];
}

/**
 * As {@link prepared}, for the statement behind which a verb does nothing more in the database. In a context with
 * `commitWithLast` COMMIT travels with it, so that its locks are not held for another flight; what must undo
 * the transaction has to be an error of the statement itself.
 */
export function preparedLast<Row extends object>(db: Tx, text: string, values: unknown[]): Promise<Row[]> {
  const rows = prepared<Row>(db, text, values);
  clients.get(db)?.end();
  return rows;
}
