import { callFacts, inSpan } from "../spans";

/**
 * How a provider's answer went wrong, in the terms that callers decide by. `busy` is another call in progress for the
 * same thing, `maintenance` is announced, `too_large` never fits.
 */
export type ProviderFault =
  | "unauthorized"
  | "refused"
  | "rate_limited"
  | "busy"
  | "maintenance"
  | "too_large"
  | "unavailable";

/** What helps to find out why, safe to keep and to show. */
export interface ProviderNotes {
  /** The provider's own sentence, shortened, with anything that looks like a secret taken out. */
  said?: string | null;
  /** The provider's number of the failure, for their support. */
  eventId?: string | null;
}

/** A provider did not do what was asked. `message` holds no secret and no body of theirs. */
export class ProviderError extends Error {
  override name = "ProviderError";
  readonly fault: ProviderFault;
  readonly status: number | null;
  /** Seconds that the provider asks us to wait. */
  readonly retryAfterSeconds: number | null;
  readonly said: string | null;
  readonly eventId: string | null;

  constructor(
    fault: ProviderFault,
    message: string,
    status: number | null = null,
    retryAfterSeconds: number | null = null,
    notes: ProviderNotes = {},
  ) {
    super(message);
    this.fault = fault;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.said = notes.said ?? null;
    this.eventId = notes.eventId ?? null;
  }
}

export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export interface ProviderRequest {
  url: string;
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  headers?: Record<string, string>;
  /** Form fields: sent url-encoded. */
  form?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with files. */
  multipart?: FormData;
  /** Milliseconds until we give up; 5,000 by default. */
  timeoutMs?: number;
}

const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const USER_AGENT = "Grizzly (https://grizzlygaming-gg.com)";

function retryAfter(response: Response, body: unknown): number | null {
  const header = Number(response.headers.get("retry-after"));
  if (Number.isFinite(header) && header > 0) return header;
  const told = body as { retry_after?: unknown; errors?: { retry_after_seconds?: unknown }[] } | null;
  const named = [told?.retry_after, Array.isArray(told?.errors) && told.errors[0]?.retry_after_seconds];
  return named.find((seconds): seconds is number => typeof seconds === "number" && seconds > 0) ?? null;
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = response.body?.getReader();
  if (!reader) return "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.byteLength;
    if (total > MAX_ANSWER_BYTES) {
      await reader.cancel().catch(() => undefined);
      throw new ProviderError(
        "unavailable",
        "The provider's answer is larger than expected.",
        response.status,
      );
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(status: number): ProviderFault {
  if (status === 401) return "unauthorized";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "unavailable" : "refused";
}

function bodyOf({ form, json, multipart }: ProviderRequest): string | FormData | undefined {
  if (multipart) return multipart;
  if (form) return new URLSearchParams(form).toString();
  return json === undefined ? undefined : JSON.stringify(json);
}

/**
 * One JSON call to a provider: with a time limit, without following redirects, with a User-Agent (Patreon
 * refuses calls that have none).
 * @throws ProviderError for anything but a 2xx with JSON
 */
export function callProvider(fetchLike: FetchLike, request: ProviderRequest): Promise<unknown> {
  const method =
    request.method ?? (request.form || request.multipart || request.json !== undefined ? "POST" : "GET");
  const facts = () => callFacts(method, request.url);
  return inSpan(`provider ${method}`, "client", facts, () => exchange(fetchLike, request, method));
}

async function exchange(
  fetchLike: FetchLike,
  request: ProviderRequest,
  method: NonNullable<ProviderRequest["method"]>,
): Promise<unknown> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "user-agent": USER_AGENT,
    ...request.headers,
  };
  if (request.form) headers["content-type"] = "application/x-www-form-urlencoded";
  if (request.json !== undefined) headers["content-type"] = "application/json";
  let response: Response;
  let text: string;
  try {
    response = await fetchLike(request.url, {
      method,
      headers,
      body: bodyOf(request),
      redirect: "manual",
      signal: AbortSignal.timeout(request.timeoutMs ?? 5_000),
    });
    text = await readLimited(response);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw new ProviderError("unavailable", "The provider does not answer.");
  }
  const body = parseJson(text);
  if (response.ok && body !== undefined) return body;
  if (response.ok)
    throw new ProviderError("unavailable", "The provider's answer is not JSON.", response.status);
  throw new ProviderError(
    faultOf(response.status),
    `The provider answered ${response.status}.`,
    response.status,
    retryAfter(response, body),
  );
}
