import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { SandboxConfig } from "@/sandbox/config";
import type { Store } from "@/sandbox/state/store";

/** One request as handlers see it. */
export interface Call {
  readonly method: string;
  readonly url: URL;
  /** The address of the sandbox as the caller knows it, without a slash at the end. */
  readonly base: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly store: Store;
  readonly config: SandboxConfig;
  readonly now: Date;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
  /** Writes the answer itself, for one that misbehaves: in drops, cut off, never. `body` is not sent then. */
  readonly write?: (response: ServerResponse) => void;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

export interface Route {
  readonly method: string;
  /** Segments that start with a colon are parameters. */
  readonly path: string;
  readonly handler: Handler;
}

export function route(method: string, path: string, handler: Handler): Route {
  return { method, path, handler };
}
