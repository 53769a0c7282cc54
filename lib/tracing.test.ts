import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { context, trace } from "@opentelemetry/api";
import { afterAll, expect, it } from "vitest";
import { startTracing } from "./tracing";

afterAll(() => {
  trace.disable();
  context.disable();
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
  await stop();
  collector.close();
  expect(bodies).toHaveLength(1);
  const [head = ""] = bodies;
  expect(head.startsWith("POST /v1/traces {")).toBe(true);
  const sent = JSON.parse(head.slice(head.indexOf("{")));
  expect(JSON.stringify(sent.resourceSpans[0].resource)).toContain("grizzly-test");
  const spans = sent.resourceSpans[0].scopeSpans[0].spans as Record<string, string>[];
  const byName = new Map(spans.map((span) => [span.name, span]));
  expect(byName.get("inner")?.parentSpanId).toBe(byName.get("outer")?.spanId);
});
