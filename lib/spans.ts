/** What a span says beside its name. No secrets, and nothing that a person wrote. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | null>>;

export type SpanKind = "internal" | "client" | "consumer" | "server";

/** Who makes spans, where a collector is set. */
export interface SpanMaker {
  run<T>(name: string, kind: SpanKind, facts: SpanFacts, work: () => Promise<T>): Promise<T>;
  note(facts: SpanFacts): void;
  traceId(): string | null;
}

// Next bundles this file more than once; all of them are to find the same maker.
const PLACE = Symbol.for("grizzly.spans");
const held = globalThis as { [PLACE]?: SpanMaker | null };

/** @param maker null ends it */
export function setSpans(maker: SpanMaker | null): void {
  held[PLACE] = maker;
}

/** Does something as a span of the trace that is under way; without a collector it is only done, and no fact asked for. */
export function inSpan<T>(
  name: string,
  kind: SpanKind,
  facts: () => SpanFacts,
  work: () => Promise<T>,
): Promise<T> {
  const maker = held[PLACE];
  return maker ? maker.run(name, kind, facts(), work) : work();
}

/** Adds facts to the span that is under way. */
export function noteOnSpan(facts: SpanFacts): void {
  held[PLACE]?.note(facts);
}

/** The trace that is under way; null without one. */
export function currentTraceId(): string | null {
  return held[PLACE]?.traceId() ?? null;
}

const ID = /^(\d+|@me|@original)$/;
/** A part of an address that is no word of an API: an id, or something that may be secret. */
const isWord = (part: string) => /^[a-z][a-z0-9_-]{0,24}$/i.test(part);

/** What is said of a call: its host, and its path without ids and without anything that could open a door. */
export function callFacts(method: string, url: string): SpanFacts {
  if (!URL.canParse(url)) return { "http.request.method": method };
  const { host, pathname } = new URL(url);
  const path = pathname
    .split("/")
    .map((part) => (part === "" || isWord(part) ? part : ID.test(part) ? "{id}" : "{…}"))
    .join("/");
  return { "http.request.method": method, "server.address": host, "url.template": path };
}
