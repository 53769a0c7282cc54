import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxConfig } from "@/sandbox/config";
import type { Store } from "@/sandbox/state/store";
import type { Fault, Provider } from "@/sandbox/state/types";
import { BodyTooLarge, readBody } from "./body";
import { takeFault } from "./faults";
import type { CallLog } from "./log";
import { isLoopbackHost } from "./origin";
import { text } from "./reply";
import { Router } from "./router";
import type { Call, Reply, Route } from "./types";

/** How a provider answers what no route answers: in its own shape. */
export type Failure = "not_found" | "method" | "internal" | "rate_limited" | "too_large";

/** A provider under its own path. Adding one is one entry in `start.ts`. */
export interface Mount {
  readonly provider: Provider | null;
  readonly prefix: string;
  readonly routes: readonly Route[];
  readonly fail: (failure: Failure, fault: Fault | null) => Reply;
  /** The largest body in bytes; 8 MB where it is not said. */
  readonly maxBody?: number;
  /** What the provider does around every call: rate limits, headers. */
  readonly around?: (call: Call, next: () => Promise<Reply>) => Promise<Reply>;
}

interface Mounted extends Mount {
  readonly router: Router;
}

interface Parts {
  readonly mounts: readonly Mount[];
  readonly store: Store;
  readonly config: SandboxConfig;
  readonly log: CallLog;
}

/** Leaves a request without an answer until the caller gives up. */
const NOTHING: Reply = { status: 0, headers: {}, body: null, write: () => {} };

async function answer(mount: Mounted, call: Call, fault: Fault | null): Promise<Reply | "cut"> {
  if (fault?.mode === "down") return "cut";
  if (fault?.mode === "silent") return NOTHING;
  if (fault?.mode === "slow") await sleep(fault.delayMs);
  if (fault?.mode === "rate_limited") return mount.fail("rate_limited", fault);
  if (fault?.mode === "error") return mount.fail("internal", fault);
  const match = mount.router.match(call.method, call.url.pathname.slice(mount.prefix.length) || "/");
  if (!match) return mount.fail("not_found", null);
  if (match === "method") return mount.fail("method", null);
  const run = async () => match.handler({ ...call, params: match.params });
  const reply = await (mount.around ? mount.around(call, run) : run());
  return fault?.mode === "lost" ? "cut" : reply;
}

function send(response: ServerResponse, method: string, reply: Reply): void {
  const body = reply.body === null || method === "HEAD" ? "" : reply.body;
  response.writeHead(reply.status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...reply.headers,
    ...(reply.body === null ? {} : { "content-length": Buffer.byteLength(reply.body) }),
  });
  response.end(body);
}

async function handle(
  parts: Parts,
  mounts: readonly Mounted[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host } = request.headers;
  if (!isLoopbackHost(host)) {
    send(response, "GET", text(403, "The sandbox answers on localhost only.\n"));
    return;
  }
  const base = `http://${host}`;
  // Joined as text: as a relative address, `//elsewhere` would be another host.
  const address = `${base}${request.url ?? "/"}`;
  if (!request.url?.startsWith("/") || !URL.canParse(address)) {
    send(response, "GET", text(400, "That is not an address.\n"));
    return;
  }
  const url = new URL(address);
  const mount = mounts.find(
    (one) => url.pathname === one.prefix || url.pathname.startsWith(`${one.prefix}/`),
  );
  if (!mount) {
    send(response, "GET", text(404, "Nothing here.\n"));
    return;
  }
  const method = request.method ?? "GET";
  const started = performance.now();
  let reply: Reply | "cut";
  try {
    const body = await readBody(request, mount.maxBody);
    const { store, config } = parts;
    const call: Call = {
      method,
      url,
      base,
      params: {},
      headers: request.headers,
      body,
      store,
      config,
      now: store.now(),
    };
    const plain = mount.provider !== null && mount.provider !== "nitrado" ? mount.provider : null;
    const fault = plain ? takeFault(store, plain, url.pathname) : null;
    reply = await answer(mount, call, fault);
  } catch (error) {
    const tooLarge = error instanceof BodyTooLarge;
    if (!request.complete && !tooLarge) return;
    if (!tooLarge) console.error(`The sandbox failed on ${method} ${url.pathname}:`, error);
    reply = mount.fail(tooLarge ? "too_large" : "internal", null);
  }
  if (mount.provider) {
    parts.log.add({
      provider: mount.provider,
      method,
      path: url.pathname.slice(mount.prefix.length),
      status: reply === "cut" ? 0 : reply.status,
      ms: Math.round(performance.now() - started),
      at: parts.store.now().toISOString(),
      agent: (request.headers["user-agent"] ?? "").slice(0, 60),
    });
  }
  if (reply === "cut") request.socket.destroy();
  else if (reply.write) reply.write(response);
  else send(response, method, reply);
}

/** The server of all mounts, not yet listening. Mounts are tried in order; the last one may have an empty prefix. */
export function sandboxServer(parts: Parts): Server {
  const mounts = parts.mounts.map((mount) => ({ ...mount, router: new Router(mount.routes) }));
  return createServer((request, response) => {
    handle(parts, mounts, request, response).catch((error: unknown) => {
      console.error("The sandbox lost a request:", error);
      response.destroy();
    });
  });
}
