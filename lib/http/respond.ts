import { AppError } from "@/lib/errors";
import { loggerFor } from "@/lib/logger";
import { FIXED_HEADERS, PRIVATE_CACHE } from "./security-headers";

const log = loggerFor("http");

/** The shape of every error that leaves the site as JSON. */
export interface ErrorBody {
  error: {
    code: string;
    /** A sentence for the person. */
    message: string;
    fields?: Record<string, string>;
    details?: Record<string, unknown>;
    /** To quote to support; the same id stands in the log. */
    requestId: string;
  };
}

// Postgres and socket codes that mean "not there right now", not "wrong".
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|57P0[1-5]|08\w{3}|53\w{3})$/;

// Not text, not a number, not a date that Postgres can hold: the sender's mistake.
const UNSTORABLE = new Set(["22021", "22P05", "22P02", "22003", "22007", "22008", "22001"]);

function codesOf(error: unknown, depth = 0): string[] {
  if (depth > 4 || error === null || typeof error !== "object") return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) ? errors : [];
  return [
    ...(typeof code === "string" ? [code] : []),
    ...codesOf(cause, depth + 1),
    ...inner.flatMap((one) => codesOf(one, depth + 1)),
  ];
}

function isDatabaseAway(error: unknown): boolean {
  if (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect/i.test(error.message)
  ) {
    return true;
  }
  return codesOf(error).some((code) => DATABASE_AWAY.test(code));
}

/** A failed query's own error carries every parameter, tokens and names included: only what Postgres said is logged. */
function loggable(error: unknown): unknown {
  if (error instanceof Error && "params" in error) return error.cause ?? new Error("A query failed.");
  return error;
}

/**
 * Turns whatever was thrown into an error that may be shown. Faults of ours are logged with the id and become
 * one plain sentence: no stack, no SQL, no token ever leaves.
 */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) {
    if (error.status >= 500) log.warn({ requestId, err: loggable(error.cause ?? error) }, "request failed");
    return error;
  }
  if (isDatabaseAway(error)) {
    log.error({ requestId, err: loggable(error) }, "database does not answer");
    return new AppError(
      "unavailable",
      "Our database does not answer right now. Nothing was lost. Try again in a minute.",
    );
  }
  if (codesOf(error).some((code) => UNSTORABLE.has(code))) {
    log.error(
      { requestId, err: loggable(error) },
      "a value reached the database that its schema should have refused",
    );
    return new AppError("invalid", "A value in this request cannot be stored. Nothing was changed.");
  }
  log.error({ requestId, err: loggable(error) }, "request failed unexpectedly");
  return new AppError(
    "internal",
    `Something went wrong on our side. If it stays, tell us this id: ${requestId}.`,
  );
}

/** The JSON body for an error. */
export function errorBody(error: AppError, requestId: string): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.fields ? { fields: error.fields } : {}),
      ...(error.details ? { details: error.details } : {}),
      requestId,
    },
  };
}

/** JSON with the headers that every answer carries, never kept by a cache. */
export function jsonResponse(
  body: unknown,
  requestId: string,
  init: { status?: number; headers?: HeadersInit } = {},
): Response {
  const headers = new Headers({
    ...FIXED_HEADERS,
    "Cache-Control": PRIVATE_CACHE,
    "X-Request-Id": requestId,
  });
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  return Response.json(body, { status: init.status ?? 200, headers });
}

/** The response for anything that was thrown; 429 says when to come back. */
export function errorResponse(thrown: unknown, requestId: string): Response {
  const error = toAppError(thrown, requestId);
  const wait = error.details?.retryAfterSeconds;
  const headers: Record<string, string> = {};
  if (error.code === "rate_limited" && typeof wait === "number")
    headers["Retry-After"] = String(Math.max(1, Math.ceil(wait)));
  if (error.code === "unavailable") headers["Retry-After"] = "30";
  return jsonResponse(errorBody(error, requestId), requestId, { status: error.status, headers });
}
