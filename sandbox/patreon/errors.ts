import { createHash } from "node:crypto";
import { json } from "@/sandbox/http/reply";
import type { Reply } from "@/sandbox/http/types";

interface PatreonError {
  readonly status: number;
  readonly code: number;
  readonly name: string;
  readonly title: string;
  readonly detail: string;
}

/** Patreon's JSON:API error body. The id differs by text only, so that answers can be compared. */
export function patreonError(error: PatreonError, extra: Record<string, unknown> = {}): Reply {
  const hex = createHash("sha256").update(`${error.name}:${error.detail}`).digest("hex");
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  return json(
    error.status,
    {
      errors: [
        {
          code: error.code,
          code_name: error.name,
          detail: error.detail,
          id,
          status: String(error.status),
          title: error.title,
          ...extra,
        },
      ],
    },
    { "content-type": "application/vnd.api+json" },
  );
}

export const unauthorized = () =>
  patreonError({
    status: 401,
    code: 1,
    name: "Unauthorized",
    title: "Unauthorized",
    detail: "The server could not verify that you are authorized to access the URL requested.",
  });

export const missingScope = (scope: string) =>
  patreonError({
    status: 403,
    code: 1,
    name: "Forbidden",
    title: "Forbidden",
    detail: `Your token lacks the scope ${scope}.`,
  });

export const notFound = (what: string) =>
  patreonError({
    status: 404,
    code: 4,
    name: "ResourceMissing",
    title: "Not Found",
    detail: `${what} was not found.`,
  });

export const badParameter = (parameter: string, value: string) =>
  patreonError(
    {
      status: 400,
      code: 1,
      name: "ParameterInvalidOnType",
      title: `Invalid parameter for ${parameter}.`,
      detail: `Invalid parameter for ${parameter}: ${value}.`,
    },
    { source: { parameter } },
  );

export const badDocument = (detail: string) =>
  patreonError({ status: 400, code: 3, name: "BadRequest", title: "Bad Request", detail });

/** 429: all fields are optional by the documentation; the wait is the one that matters. */
export const throttled = (retryAfterSeconds: number) =>
  patreonError(
    {
      status: 429,
      code: 14,
      name: "RequestThrottled",
      title: "You have made too many attempts. Please try again later.",
      detail: "You have made too many attempts. Please try again later.",
    },
    { retry_after_seconds: retryAfterSeconds },
  );
