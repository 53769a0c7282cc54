import type { GuildContext } from "@/db/context";
import { joined, type Part, runJoined } from "@/db/joined";
import { prepared } from "@/db/transaction";
import { sha256 } from "@/lib/crypto";
import { conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { CauseKind, Leg, MovementKind } from "../schema";
import { type OpenMovement, writeMovement } from "./legs";

/** The key and meaning of a movement, claimed before anything is locked. */
export interface Claim {
  /** The movement's id, where the caller needs it before the answer; a new one by default. */
  movementId?: string;
  key: string;
  kind: MovementKind;
  amount: bigint;
  cause: { kind: CauseKind; id: string };
  /** Canonical text of the request: the same key with another text is an error. */
  request: string;
  /** Discord ids of the persons whose accounts it touches. */
  persons: readonly string[];
}

const claiming = (accounts: string) => `
claimed as (
  insert into economy_movements (guild_id, movement_id, idempotency_key, request_hash, kind, amount, cause_kind, cause_id, actor, request_id, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (guild_id, idempotency_key) do nothing
  returning movement_id
), locked as (
  select discord_id, balance from economy_accounts
  where guild_id = $1 and ${accounts}
)`;

const ID = "(select movement_id from claimed)";

const CLAIM: Part = {
  ctes: claiming(
    "discord_id = any($12::text[]) and exists (select 1 from claimed) order by discord_id for no key update",
  ),
  answers: { id: ID, balances: "(select json_object_agg(discord_id, balance::text) from locked)" },
  values: 12,
};
const CLAIM_ALONE = joined(CLAIM);

/**
 * A claim that touches one person's account, as a part of a statement; values from {@link claimOneValues}, its row
 * goes to {@link opened}.
 */
export const CLAIM_ONE: Part = {
  ctes: claiming("discord_id = $12 and exists (select 1 from claimed) for no key update"),
  answers: { id: ID, balances: "(select json_build_object(discord_id, balance::text) from locked)" },
  values: 12,
};

export interface ClaimRow {
  /** The movement's id, null when the key was claimed before. */
  id: string | null;
  balances: Record<string, string> | null;
}

const ENSURE = `
insert into economy_accounts (guild_id, discord_id) select $1, unnest($2::text[])
on conflict do nothing
returning discord_id, (select starting_coins from economy_settings s where s.guild_id = $1) as starting`;

const LOCK = `
select discord_id, balance from economy_accounts
where guild_id = $1 and discord_id = any($2::text[]) order by discord_id for no key update`;

/**
 * Claims a key and locks the accounts, in one flight. Two requests with the same key meet here: the second waits
 * for the first and then finds its movement.
 * @returns null when the key has already moved coins; the caller answers with what it did then
 * @throws AppError conflict when the key was used for another request
 */
export async function openMovement(ctx: GuildContext, claim: Claim): Promise<OpenMovement | null> {
  const named = { ...claim, movementId: claim.movementId ?? newId() };
  return opened(ctx, named, await runJoined<ClaimRow>(ctx.db, CLAIM_ALONE, [claimValues(ctx, named)]));
}

type NamedClaim = Claim & { movementId: string };

/** The values of {@link CLAIM_ONE}. */
export const claimOneValues = (
  ctx: GuildContext,
  claim: NamedClaim & { persons: readonly [string] },
): unknown[] => [...claimBase(ctx, claim), claim.persons[0]];

const claimValues = (ctx: GuildContext, claim: NamedClaim): unknown[] => [
  ...claimBase(ctx, claim),
  claim.persons,
];

function claimBase(ctx: GuildContext, claim: NamedClaim): unknown[] {
  return [
    ctx.guildId,
    claim.movementId,
    claim.key,
    sha256(claim.request),
    claim.kind,
    claim.amount,
    claim.cause.kind,
    claim.cause.id,
    JSON.stringify(ctx.actor),
    ctx.requestId,
    ctx.now,
  ];
}

/** What a claim's row means, as {@link openMovement} answers it. */
export async function opened(
  ctx: GuildContext,
  claim: NamedClaim,
  row: ClaimRow,
): Promise<OpenMovement | null> {
  if (row.id === null) {
    await checkSameRequest(ctx, claim.key, sha256(claim.request));
    return null;
  }
  const balances = new Map(Object.entries(row.balances ?? {}).map(([id, text]) => [id, BigInt(text)]));
  const complete = claim.persons.every((id) => balances.has(id));
  const locked = complete ? balances : await openAccounts(ctx, claim.persons);
  return { movementId: claim.movementId, kind: claim.kind, cause: claim.cause, balances: locked };
}

async function checkSameRequest(ctx: GuildContext, key: string, hash: string): Promise<void> {
  const [known] = await prepared<{ request_hash: string }>(
    ctx.db,
    "select request_hash from economy_movements where guild_id = $1 and idempotency_key = $2",
    [ctx.guildId, key],
  );
  if (known?.request_hash !== hash)
    throw conflict("This request was already used for something else. Load the page and try again.", {
      code: "key-reused",
    });
}

/**
 * Locks the accounts of persons in id order, and makes those that are missing, with the guild's starting coins.
 * @returns balances by Discord id
 */
export async function openAccounts(
  ctx: GuildContext,
  persons: readonly string[],
): Promise<Map<string, bigint>> {
  const ids = [...new Set(persons)].sort();
  if (ids.length === 0) return new Map();
  const [made, locked] = await Promise.all([
    prepared<{ discord_id: string; starting: bigint | null }>(ctx.db, ENSURE, [ctx.guildId, ids]),
    prepared<{ discord_id: string; balance: bigint }>(ctx.db, LOCK, [ctx.guildId, ids]),
  ]);
  const balances = new Map(locked.map((account) => [account.discord_id, account.balance]));
  for (const { discord_id: person, starting } of made) {
    if (!starting || starting <= 0n) continue;
    const request = `starting:${person}`;
    const cause = { kind: "account", id: person } as const;
    const claim: Claim = {
      key: request,
      kind: "starting",
      amount: starting,
      cause,
      request,
      persons: [person],
    };
    const opened = await openMovement(ctx, claim);
    if (!opened) continue;
    const legs: Leg[] = [
      { account: "mint", amount: -starting },
      { account: { person }, amount: starting },
    ];
    await writeMovement(ctx, opened, legs, { description: "Starting coins" });
    balances.set(person, starting);
  }
  return balances;
}
