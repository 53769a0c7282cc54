import type { z } from "zod";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { clientAddress } from "@/lib/http/address";
import { DEFAULT_BODY_BYTES, readBytes, readInput } from "@/lib/http/body";
import { formToObject } from "@/lib/http/json";
import { guardMutation } from "@/lib/http/origin";
import { errorResponse, jsonResponse } from "@/lib/http/respond";
import { recordLatency } from "@/lib/http/timing";
import { newRequestId } from "@/lib/ids";
import { admit, type Call, type CallRules, type RouteParams } from "./admit";
import type { AuthRule, Granted } from "./gate";
import { sessionOfToken, sessionToken } from "./session";

export interface RouteCall<S extends z.ZodType> extends Call<S> {
  request: Request;
  requestId: string;
  /** The client's address; `unknown` where it cannot be known. */
  address: string;
  /** What was uploaded, where the route takes a file; else empty. */
  bytes: Uint8Array;
}

export interface RouteDefinition<S extends z.ZodType, A extends AuthRule> extends CallRules<S, A> {
  maxBytes?: number;
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

async function answer<S extends z.ZodType, A extends AuthRule>(
  definition: RouteDefinition<S, A>,
  request: Request,
  context: RouteContext | undefined,
  requestId: string,
): Promise<Response> {
  const reads = READS.has(request.method);
  if (!reads) guardMutation(request, env().SITE_URL);
  const address = clientAddress(request.headers, env().TRUSTED_PROXY_HOPS);
  const maxBytes = definition.maxBytes ?? DEFAULT_BODY_BYTES;
  let bytes: Uint8Array = new Uint8Array();
  const { granted, ...call } = await admit(definition, {
    session: await sessionOfToken(sessionToken(request.headers)),
    address,
    forWrite: !reads,
    requestId,
    params: () => paramsOf(context),
    body: async () => {
      if (definition.file) bytes = await readBytes(request, maxBytes);
      if (reads || definition.file) return formToObject(new URL(request.url).searchParams);
      return readInput(request, maxBytes);
    },
  });
  const result = await definition.handler({ ...granted, ...call, request, requestId, address, bytes });
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
