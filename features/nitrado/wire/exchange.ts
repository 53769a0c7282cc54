import { type FetchLike, ProviderError } from "@/lib/http/provider";
import { callFacts, inSpan } from "@/lib/spans";
import type { Clock } from "./deadline";

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

interface Exchange {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  /** A longer answer is refused, unread where Content-Length says so. */
  maxBytes: number;
}

const USER_AGENT = "Grizzly (https://grizzlygaming-gg.com)";

/** An error's own words may be longer than the few bytes that were asked for. */
const ERROR_BYTES = 65_536;

export const tooLarge = (status: number, maxBytes: number) =>
  new ProviderError("too_large", `Nitrado's answer is larger than ${maxBytes} bytes.`, status);

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (Number(response.headers.get("content-length")) > maxBytes) {
    await response.body?.cancel().catch(() => undefined);
    throw tooLarge(response.status, maxBytes);
  }
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.byteLength;
    if (total > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(response.status, maxBytes);
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, total);
}

/**
 * One request and its whole answer. Redirects are not followed: a token must not travel to a place that the answer
 * names. What the network says goes no further, because it may quote the address.
 * @throws ProviderError unavailable or too_large
 */
export function exchange(fetchLike: FetchLike, request: Exchange, clock: Clock): Promise<Answer> {
  const facts = () => callFacts(request.method, request.url);
  return inSpan(`nitrado ${request.method}`, "client", facts, () => asked(fetchLike, request, clock));
}

async function asked(fetchLike: FetchLike, request: Exchange, clock: Clock): Promise<Answer> {
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetchLike(request.url, {
      method: request.method,
      headers: { "user-agent": USER_AGENT, ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: "manual",
      signal: clock.signal,
    });
    bytes = response.ok
      ? await readBody(response, request.maxBytes)
      : await readBody(response, ERROR_BYTES).catch((error: unknown) => {
          if (error instanceof ProviderError) return new Uint8Array();
          throw error;
        });
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw new ProviderError("unavailable", "Nitrado does not answer.");
  }
  if (response.status >= 300 && response.status < 400) {
    throw new ProviderError("unavailable", "Nitrado's answer leads elsewhere.", response.status);
  }
  return { status: response.status, headers: response.headers, bytes };
}
