import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { context, trace } from "@opentelemetry/api";
import { afterAll, expect, it } from "vitest";
import { callFacts, currentTraceId, inSpan, noteOnSpan } from "./spans";
import { startTracing } from "./tracing";

afterAll(() => {
  trace.disable();
  context.disable();
});

it("says of a call where it goes, and nothing that could open a door", () => {
  const secret = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OTA";
  expect(callFacts("POST", `https://discord.com/api/v10/webhooks/123/${secret}?wait=true&token=x`)).toEqual({
    "http.request.method": "POST",
    "server.address": "discord.com",
    "url.template": "/api/v10/webhooks/{id}/{…}",
  });
});

it("does without a collector what is to be done, and knows no trace", async () => {
  noteOnSpan({ "grizzly.request_id": "req_1" });
  expect(
    await inSpan(
      "alone",
      "internal",
      () => ({}),
      async () => currentTraceId(),
    ),
  ).toBeNull();
});

it("sends spans with the service's name, a child below its parent", async () => {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      bodies.push(`${request.method} ${request.url} ${Buffer.concat(parts).toString()}`);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((done) => collector.listen(0, "127.0.0.1", done));
  const stop = startTracing(
    `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    "grizzly-test",
    "9.9.9",
  );
  const tracer = trace.getTracer("test");
  await tracer.startActiveSpan("outer", async (outer) => {
    await new Promise((next) => setTimeout(next, 1));
    tracer.startSpan("inner").end();
    outer.end();
  });
  let traceId: string | null = null;
  const failing = inSpan(
    "event shop.order.paid",
    "consumer",
    () => ({ "grizzly.event_id": 7, none: null }),
    async () => {
      traceId = currentTraceId();
      noteOnSpan({ "grizzly.request_id": "req_2" });
      await inSpan(
        "GET discord.com",
        "client",
        () => ({}),
        async () => undefined,
      );
      throw new TypeError("what somebody wrote");
    },
  );
  await expect(failing).rejects.toThrow("what somebody wrote");
  await stop();
  collector.close();
  expect(bodies).toHaveLength(1);
  const [head = ""] = bodies;
  expect(head.startsWith("POST /v1/traces {")).toBe(true);
  const sent = JSON.parse(head.slice(head.indexOf("{")));
  expect(JSON.stringify(sent.resourceSpans[0].resource)).toContain("grizzly-test");
  const spans = sent.resourceSpans[0].scopeSpans.flatMap(
    (scope: { spans: Record<string, string>[] }) => scope.spans,
  ) as Record<string, string>[];
  const byName = new Map(spans.map((span) => [span.name, span]));
  expect(byName.get("inner")?.parentSpanId).toBe(byName.get("outer")?.spanId);
  const event = byName.get("event shop.order.paid");
  expect(event?.traceId).toBe(traceId);
  expect(byName.get("GET discord.com")?.parentSpanId).toBe(event?.spanId);
  const told = JSON.stringify(event);
  for (const word of ["grizzly.event_id", "req_2", "TypeError"]) expect(told).toContain(word);
  expect(head).not.toContain("what somebody wrote");
  expect(currentTraceId()).toBeNull();
});
