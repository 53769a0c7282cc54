import { z } from "zod";
import { unauthenticated } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import type { Session } from "../schema";
import {
  type Ahead,
  type AuthRule,
  allowed,
  countedWhile,
  enforceLimits,
  type Granted,
  grant,
  type Limit,
} from "./gate";

export type RouteParams = Record<string, string>;

export interface Call<S extends z.ZodType> {
  input: z.output<S>;
  params: RouteParams;
}

/** What everybody who calls a thing has to pass, whatever way they come. */
export interface CallRules<S extends z.ZodType, A extends AuthRule> {
  /** `shop.buy`: for limits, response times and logs. */
  name: string;
  /** For the body, or for the query string of a GET. Fields that it does not name are refused. */
  input?: S;
  auth: A;
  /** Where the guild is named; by default `params.guildId`, then `input.guildId`. */
  guildId?: (call: Call<S>) => string | null;
  limits?: readonly Limit[];
  /** Goes on while the session looks through other eyes, with what those may see: it changes nothing. */
  whileSeeing?: true;
}

/** A call that came by a request or over the live line. */
export interface Caller {
  session: Session | null;
  /** The client's address; `unknown` where it cannot be known. */
  address: string;
  forWrite: boolean;
  requestId: string;
  /** What its address names. */
  params: () => RouteParams | Promise<RouteParams>;
  /** What it brings, unchecked; read when its limits and rights let it come so far. */
  body: () => unknown;
  /** What {@link readAhead} has read and counted of it already. */
  ahead?: Ahead;
}

/** The guild that a call names, wherever it does. */
export function namedGuild(input: unknown, params: RouteParams): string | null {
  if (params.guildId !== undefined) return params.guildId;
  const named = (input as { guildId?: unknown } | null | undefined)?.guildId;
  return typeof named === "string" ? named : null;
}

/**
 * Lets a call in: session, limits, rights and checked input, in the order in which a stranger learns least.
 * @throws AppError with what refuses it
 */
export async function admit<S extends z.ZodType, A extends AuthRule>(
  rules: CallRules<S, A>,
  { session, address, forWrite, requestId, ahead, ...call }: Caller,
): Promise<Call<S> & { granted: Granted<A> }> {
  const limits = rules.limits ?? [];
  const caller = { address, userId: session?.user.id ?? null, guildId: null };
  const counting = ahead
    ? allowed(ahead.wait)
    : enforceLimits(
        rules.name,
        limits.filter((limit) => limit.by !== "guild"),
        caller,
      );
  const gate = { session, forWrite, whileSeeing: rules.whileSeeing ?? false, requestId, ahead };
  const { params, early } = await countedWhile(counting, async () => {
    const params = await call.params();
    // A stranger learns nothing from validation: where the address names the guild, rights come before input.
    const named = rules.guildId === undefined && params.guildId !== undefined;
    if (rules.auth !== "public" && !session) throw unauthenticated("Sign in first. Nothing was changed.");
    const early = named ? await grant(rules.auth, { ...gate, guildId: params.guildId ?? null }) : null;
    return { params, early };
  });
  const input = parseInput(rules.input ?? (z.object({}) as unknown as S), await call.body());
  const named = rules.guildId ? rules.guildId({ input, params }) : namedGuild(input, params);
  const granted = early ?? (await grant(rules.auth, { ...gate, guildId: named }));
  const guildId = "scope" in granted ? granted.scope.guildId : null;
  await enforceLimits(
    rules.name,
    limits.filter((limit) => limit.by === "guild"),
    { ...caller, guildId },
  );
  return { input, params, granted };
}
