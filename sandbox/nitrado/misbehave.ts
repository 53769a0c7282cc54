import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Call, Reply } from "@/sandbox/http/types";
import type { Store } from "@/sandbox/state/store";
import { failed } from "./envelope";
import type { NitradoFault } from "./state";

/** A call as faults are chosen by: the path below the mount, and the service that it is about. */
export interface Subject {
  readonly path: string;
  readonly service: string | null;
}

/** The fault that hits a call, if any; the first one that fits. Takes one from `remaining`, and itself at the last. */
export function takeNitradoFault(store: Store, subject: Subject): NitradoFault | null {
  const fault = store.state.nitrado.faults.find(
    (one) => (one.service === null || one.service === subject.service) && subject.path.includes(one.path),
  );
  if (!fault) return null;
  const hit = { ...fault };
  if (fault.remaining === null) return hit;
  store.change(({ nitrado }) => {
    fault.remaining = (fault.remaining ?? 1) - 1;
    if (fault.remaining <= 0) nitrado.faults = nitrado.faults.filter((one) => one !== fault);
  });
  return hit;
}

const PAGE =
  "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>\n";
const HUGE_BYTES = 200 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, " ");

function written(write: (response: ServerResponse) => void, status = 200): Reply {
  return { status, headers: {}, body: null, write };
}

/** 200 MB that begin like an answer, as fast as the reader takes them. */
function huge(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  let left = HUGE_BYTES;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length;
      if (!response.write(CHUNK)) return;
    }
    response.end();
  };
  response.on("drain", more);
  response.write('{"status":"success","data":{"entries":[');
  more();
}

function head(response: ServerResponse, reply: Reply, body: Buffer): void {
  response.writeHead(reply.status, { ...reply.headers, "content-length": body.length });
}

/** The answer, a byte at a time. */
function drip(reply: Reply, delayMs: number): Reply {
  return written((response) => {
    const body = Buffer.from(reply.body ?? "");
    head(response, reply, body);
    let sent = 0;
    const timer = setInterval(() => {
      response.write(body.subarray(sent, sent + 1));
      sent += 1;
      if (sent < body.length) return;
      clearInterval(timer);
      response.end();
    }, delayMs);
    response.on("close", () => clearInterval(timer));
  }, reply.status);
}

/** Half of the answer, then nothing: as one that ends there, or as a connection that breaks. */
function half(reply: Reply, breaks: boolean): Reply {
  const body = Buffer.from(reply.body ?? "");
  const part = body.subarray(0, Math.floor(body.length / 2));
  if (!breaks) return { ...reply, body: part };
  return written((response) => {
    head(response, reply, body);
    response.write(part, () => setTimeout(() => response.destroy(), 20));
  }, reply.status);
}

/** Answers in the way of a fault. `next` is the answer as it should be. */
export async function misbehave(fault: NitradoFault, call: Call, next: () => Promise<Reply>): Promise<Reply> {
  const cut = () => written((response) => void response.destroy(), 0);
  switch (fault.mode) {
    case "slow":
      await sleep(fault.delayMs);
      return next();
    case "rate_limited": {
      const reset = Math.ceil(call.now.getTime() / 1000 + fault.retryAfterSeconds);
      return failed(429, "The rate limit has been exceeded.", {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(reset),
      });
    }
    case "error":
      return failed(500, "Internal Server Error");
    case "maintenance":
      return failed(503, "Maintenance. API is currently not available. Please come back in a few minutes.");
    case "concurrency":
      return failed(428, "Another action is running for this service. Please try again later.");
    case "soft_error":
      return failed(200, "An error occurred. Please try again later.");
    case "unauthorized":
      return failed(401, "The provided access token is not valid (anymore).");
    case "forbidden":
      return failed(403, "You do not have the permission for this service.");
    case "html":
      return { status: 200, headers: { "content-type": "text/html" }, body: PAGE };
    case "half":
      return half(await next(), false);
    case "cut":
      return half(await next(), true);
    case "huge":
      return written(huge);
    case "drip":
      return drip(await next(), fault.delayMs);
    case "hang":
      return written(() => {}, 0);
    case "down":
      return cut();
    case "lost":
      await next();
      return cut();
  }
}
