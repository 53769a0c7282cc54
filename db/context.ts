import { AppError } from "@/lib/errors";
import { isSnowflake, isUuid, newRequestId } from "@/lib/ids";
import { noteOnSpan } from "@/lib/spans";
import { type DbClient, databasePool } from "./client";
import { connectionLost } from "./failures";
import { holdWrites, openTransaction, type Tx } from "./transaction";

export type { Tx } from "./transaction";

/** A guild that the caller may act in. Only `features/guilds/scope.ts` makes one. */
export type AuthorizedGuildId = string & { readonly __authorizedGuild: unique symbol };

export type Actor =
  | { kind: "user"; userId: string; discordId: string }
  | { kind: "discord-member"; discordId: string; interactionId: string }
  | { kind: "bot"; bot: "grizzly-bot" | "grizzly-os"; serviceId?: string }
  | { kind: "patreon-webhook" }
  | { kind: "system"; job: string };

interface Request {
  actor: Actor;
  requestId?: string;
  now?: Date;
}

export interface GuildScope extends Request {
  guildId: AuthorizedGuildId;
  /** Nothing can be written with this scope, whatever is asked for. */
  readOnly?: boolean;
}

export interface UserScope extends Request {
  /** `grizzly_users.id`. */
  userId: string;
}

interface Context {
  db: Tx;
  requestId: string;
  now: Date;
}

export interface GuildContext extends Context {
  guildId: AuthorizedGuildId;
  actor: Actor;
}

export interface UserContext extends Context {
  userId: string;
  actor: Actor;
}

export type PublicContext = Context;

export interface SystemContext extends Context {
  actor: Actor;
}

export interface ContextOptions {
  /** Refuses writes; where the connection is lost, the work is done again, up to three times. */
  readOnly?: boolean;
  /** Longest time for one statement, 30 s unless told. */
  statementTimeoutMs?: number;
  /** COMMIT goes with the last statement of a verb that says which that is: the caller does nothing behind it. */
  commitWithLast?: boolean;
}

interface Scope {
  role: "grizzly_app" | "grizzly_member" | "grizzly_public" | "grizzly_system";
  guildId?: string;
  userId?: string;
  discordId?: string;
}

// An id that is none would see nothing, and nobody would be told why.
function checked(value: string | undefined, ok: (value: string) => boolean, what: string): string {
  if (value === undefined) return "";
  if (!ok(value)) throw new AppError("invalid", `${what} is not valid.`);
  return value;
}

// The role is a setting like the others, and each ends with the transaction. A process that is frozen in the middle
// keeps its locks from others for a minute, and not for ever. Prepared like everything else: planned anew for each
// transaction, it cost a thirtieth of what Postgres does for a purchase.
const ENTER = {
  name: "enter",
  text: `select set_config('role', $1, true), set_config('app.guild_id', $2, true), set_config('app.user_id', $3, true),
    set_config('app.discord_id', $4, true), set_config('statement_timeout', $5, true),
    set_config('idle_in_transaction_session_timeout', '60000', true)`,
};

interface Entry {
  begin: string;
  values: string[];
}

function entryOf(scope: Scope, options: ContextOptions): Entry {
  const timeout = Math.max(1, Math.trunc(options.statementTimeoutMs ?? 30_000));
  return {
    begin: options.readOnly ? "begin read only" : "begin",
    values: [
      scope.role,
      checked(scope.guildId, isSnowflake, "The guild"),
      checked(scope.userId, isUuid, "The person"),
      checked(scope.discordId, isSnowflake, "The Discord id"),
      String(timeout),
    ],
  };
}

async function connect(): Promise<DbClient> {
  try {
    return await databasePool().connect();
  } catch (error) {
    throw new AppError("unavailable", "The database does not answer. Try again in a moment.", {
      cause: error,
      details: { stored: "no" },
    });
  }
}

async function attempt<T>(entry: Entry, options: ContextOptions, work: (db: Tx) => Promise<T>): Promise<T> {
  const client = await connect();
  const { tx, close, ending } = openTransaction(client, options.commitWithLast);
  // Not awaited: they travel with the first query. Where the scope is not set, the server refuses everything behind it.
  holdWrites(client);
  const begun = Promise.all([client.query(entry.begin), client.query(ENTER, entry.values)]);
  begun.catch(() => undefined);
  let destroy = false;
  let committing = false;
  try {
    const result = await work(tx);
    await begun;
    close();
    committing = true;
    const ended = await (ending() ?? client.query("commit"));
    // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
    if (ended.command !== "COMMIT")
      throw new Error("A statement failed and its error was swallowed: nothing is stored.");
    return result;
  } catch (error) {
    close();
    // Sent already: an error before it made it a ROLLBACK, and only a lost connection leaves a doubt.
    if (ending()) committing = true;
    const cause = await begun.then(
      () => error,
      (failure: unknown) => failure,
    );
    destroy = connectionLost(cause) || planChanged(cause);
    if (!destroy) {
      await client.query("rollback").catch(() => {
        destroy = true;
      });
    }
    if (!connectionLost(cause)) throw cause;
    throw new AppError("unavailable", "The connection to the database was lost. Try again in a moment.", {
      cause,
      details: { stored: committing ? "unknown" : "no" },
    });
  } finally {
    client.release(destroy);
  }
}

// After a migration changed a table, prepared statements of this connection can be stale.
function planChanged(error: unknown): boolean {
  return typeof error === "object" && error !== null && (error as { code?: string }).code === "0A000";
}

// Long enough for the pool to notice that its other connections ended too.
const READ_PAUSES_MS = [20, 100, 400];

async function run<T>(scope: Scope, options: ContextOptions, work: (db: Tx) => Promise<T>): Promise<T> {
  const entry = entryOf(scope, options);
  for (const pause of options.readOnly ? READ_PAUSES_MS : []) {
    try {
      return await attempt(entry, options, work);
    } catch (error) {
      if (!(error instanceof AppError) || error.details?.stored === undefined) throw error;
      await new Promise((next) => setTimeout(next, pause));
    }
  }
  return attempt(entry, options, work);
}

function actorIds(actor: Actor): Pick<Scope, "userId" | "discordId"> {
  if (actor.kind === "user") return { userId: actor.userId, discordId: actor.discordId };
  if (actor.kind === "discord-member") return { discordId: actor.discordId };
  return {};
}

function base(db: Tx, request: Partial<Request>): Context {
  const requestId = request.requestId ?? newRequestId();
  noteOnSpan({ "grizzly.request_id": requestId });
  return { db, requestId, now: request.now ?? new Date() };
}

/**
 * A transaction that sees and changes one guild's rows, and reads the acting person's own.
 * @throws AppError `unavailable` when the database cannot be reached; `details.stored` is `unknown` only if the
 * connection broke while committing
 */
export function withGuild<T>(
  scope: GuildScope,
  fn: (ctx: GuildContext) => Promise<T>,
  options: ContextOptions = {},
): Promise<T> {
  const readOnly = options.readOnly || scope.readOnly;
  return run(
    { role: "grizzly_app", guildId: scope.guildId, ...actorIds(scope.actor) },
    { ...options, ...(readOnly && { readOnly }) },
    (db) => fn({ ...base(db, scope), guildId: scope.guildId, actor: scope.actor }),
  );
}

/** A transaction that sees and changes a person's rows, and reads what guilds keep about that person. */
export function withUser<T>(
  scope: UserScope,
  fn: (ctx: UserContext) => Promise<T>,
  options: ContextOptions = {},
): Promise<T> {
  return run({ role: "grizzly_member", ...actorIds(scope.actor), userId: scope.userId }, options, (db) =>
    fn({ ...base(db, scope), userId: scope.userId, actor: scope.actor }),
  );
}

/** A transaction that reads what visitors may see. */
export function withPublic<T>(
  fn: (ctx: PublicContext) => Promise<T>,
  options: ContextOptions = {},
): Promise<T> {
  return run({ role: "grizzly_public" }, { ...options, readOnly: true }, (db) => fn(base(db, {})));
}

/** A transaction of a platform job over all guilds and persons. The actor names the job. */
export function withSystem<T>(
  actor: Actor,
  fn: (ctx: SystemContext) => Promise<T>,
  options: ContextOptions = {},
): Promise<T> {
  return run({ role: "grizzly_system" }, options, (db) => fn({ ...base(db, {}), actor }));
}
