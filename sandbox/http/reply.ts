import type { Reply } from "./types";

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

export function empty(status = 204, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: null };
}

export function redirect(location: string, headers: Record<string, string> = {}): Reply {
  return { status: 303, headers: { location, ...headers }, body: null };
}

export function text(status: number, body: string, type = "text/plain; charset=utf-8"): Reply {
  return { status, headers: { "content-type": type }, body };
}
