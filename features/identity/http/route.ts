import { z } from "zod";
import { env } from "@/lib/env";
import { notFound, unauthenticated } from "@/lib/errors";
import { clientAddress } from "@/lib/http/address";
import { DEFAULT_BODY_BYTES, readBytes, readInput } from "@/lib/http/body";
import { formToObject } from "@/lib/http/json";
import { guardMutation } from "@/lib/http/origin";
import { errorResponse, jsonResponse } from "@/lib/http/respond";
import { recordLatency } from "@/lib/http/timing";
import { parseInput } from "@/lib/http/validate";
import { newRequestId } from "@/lib/ids";
import { type AuthRule, countedWhile, enforceLimits, type Granted, grant, type Limit } from "./gate";
import { sessionOfToken, sessionToken } from "./session";

export type RouteParams = Record<string, string>;

interface Call<S extends z.ZodType> {
  input: z.output<S>;
  params: RouteParams;
}

export interface RouteCall<S extends z.ZodType> extends Call<S> {
  request: Request;
  requestId: string;
  /** The client's address; `unknown` where it cannot be known. */
  address: string;
  /** What was uploaded, where the route takes a file; else empty. */
  bytes: Uint8Array;
}

export interface RouteDefinition<S extends z.ZodType, A extends AuthRule> {
  /** `shop.buy`: for limits, response times and logs. */
  name: string;
  /** For the body, or for the query string of a GET. Fields that it does not name are refused. */
  input?: S;
  auth: A;
  /** Where the guild is named; by default `params.guildId`, then `input.guildId`. */
  guildId?: (call: Call<S>) => string | null;
  limits?: readonly Limit[];
  maxBytes?: number;
  /** Goes on while the session looks through other eyes, with what those may see: it changes nothing. */
  whileSeeing?: true;
  /** The body is a file as it is: `bytes` holds it, and input comes from the query string. */
  file?: true;
  /** A plain value becomes JSON; a Response passes as it is. */
  handler: (call: RouteCall<S> & Granted<A>) => Promise<unknown>;
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

const READS = new Set(["GET", "HEAD"]);

async function paramsOf(context: RouteContext | undefined): Promise<RouteParams> {
  const params = (await context?.params) ?? {};
  const pairs = Object.entries(params).map(([key, value]): [string, string] => [
    key,
    [value].flat().join("/"),
  ]);
  // No address of ours holds one, and Postgres cannot compare with it.
  if (pairs.some(([, value]) => value.includes("\u0000"))) throw notFound();
  return Object.fromEntries(pairs);
}

/** The guild that a call names, wherever it does. */
export function namedGuild(input: unknown, params: RouteParams): string | null {
  if (params.guildId !== undefined) return params.guildId;
  const named = (input as { guildId?: unknown } | null | undefined)?.guildId;
  return typeof named === "string" ? named : null;
}

async function answer<S extends z.ZodType, A extends AuthRule>(
  definition: RouteDefinition<S, A>,
  request: Request,
  context: RouteContext | undefined,
  requestId: string,
): Promise<Response> {
  const reads = READS.has(request.method);
  if (!reads) guardMutation(request, env().SITE_URL);
  const address = clientAddress(request.headers, env().TRUSTED_PROXY_HOPS);
  const session = await sessionOfToken(sessionToken(request.headers));
  const limits = definition.limits ?? [];
  const caller = { address, userId: session?.user.id ?? null, guildId: null };
  const counting = enforceLimits(
    definition.name,
    limits.filter((limit) => limit.by !== "guild"),
    caller,
  );
  const whileSeeing = definition.whileSeeing ?? false;
  const gate = { session, forWrite: !reads, whileSeeing, requestId };
  const { params, early } = await countedWhile(counting, async () => {
    const params = await paramsOf(context);
    // A stranger learns nothing from validation: where the address names the guild, rights come before input.
    const named = definition.guildId === undefined && params.guildId !== undefined;
    if (definition.auth !== "public" && !session)
      throw unauthenticated("Sign in first. Nothing was changed.");
    const early = named ? await grant(definition.auth, { ...gate, guildId: params.guildId ?? null }) : null;
    return { params, early };
  });
  const maxBytes = definition.maxBytes ?? DEFAULT_BODY_BYTES;
  const bytes = definition.file ? await readBytes(request, maxBytes) : new Uint8Array();
  const raw =
    reads || definition.file
      ? formToObject(new URL(request.url).searchParams)
      : await readInput(request, maxBytes);
  const input = parseInput(definition.input ?? (z.object({}) as unknown as S), raw);
  const named = definition.guildId ? definition.guildId({ input, params }) : namedGuild(input, params);
  const granted = early ?? (await grant(definition.auth, { ...gate, guildId: named }));
  const guildId = "scope" in granted ? granted.scope.guildId : null;
  await enforceLimits(
    definition.name,
    limits.filter((limit) => limit.by === "guild"),
    { ...caller, guildId },
  );
  const result = await definition.handler({ ...granted, input, params, request, requestId, address, bytes });
  return result instanceof Response ? result : jsonResponse(result ?? null, requestId);
}

/**
 * A route handler with everything that each one needs: our own origin for changes, counted body, checked
 * input, session, rights and scope, limits, errors as sentences, a request id and its response time.
 */
export function defineRoute<S extends z.ZodType = z.ZodObject, A extends AuthRule = AuthRule>(
  definition: RouteDefinition<S, A>,
) {
  return async (request: Request, context?: RouteContext): Promise<Response> => {
    const requestId = newRequestId();
    const started = performance.now();
    let response: Response;
    try {
      response = await answer(definition, request, context, requestId);
    } catch (error) {
      response = errorResponse(error, requestId);
    }
    recordLatency(definition.name, performance.now() - started, response.status >= 500);
    return response;
  };
}
