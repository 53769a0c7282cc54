import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { LATENCY_BUCKETS_MS, recordLatency } from "@/lib/http/timing";
import { platformMetrics } from "./data/metrics";
import { histogram, metricsText } from "./metrics";
import { mayReadMetrics } from "./metrics-guard";
import { processMetrics } from "./process-metrics";

const LINE =
  /^[a-z_0-9]+(\{[a-z_]+="(?:[^"\\\n]|\\.)*"(,[a-z_]+="(?:[^"\\\n]|\\.)*")*\})? -?(\d[\d.e+-]*|\+Inf|NaN)$/;

describe("the text", () => {
  it("holds what Prometheus reads, with quotes and line ends escaped", () => {
    const text = metricsText([
      {
        name: "a_total",
        help: "One\nline",
        type: "counter",
        samples: [{ labels: { of: 'a"b\\c\nd' }, value: 3 }],
      },
      { name: "empty", help: "", type: "gauge", samples: [] },
    ]);
    expect(text).toBe('# HELP a_total One\\nline\n# TYPE a_total counter\na_total{of="a\\"b\\\\c\\nd"} 3\n');
  });

  it("adds a histogram's buckets up, and counts the slowest in the last", () => {
    const samples = histogram({ name: "x" }, [0.1, 1, 5], [2, 1, 4], 9);
    expect(samples.map((one) => [one.suffix, one.labels?.le, one.value])).toEqual([
      ["_bucket", "0.1", 2],
      ["_bucket", "1", 3],
      ["_bucket", "+Inf", 7],
      ["_sum", undefined, 9],
      ["_count", undefined, 7],
    ]);
  });

  it("tells of the process and each of its calls", () => {
    recordLatency("test.metrics", 7, false);
    recordLatency("test.metrics", 60_000, true);
    const text = metricsText(processMetrics());
    expect(text).toContain('grizzly_request_duration_seconds_bucket{name="test.metrics",le="0.01"} 1\n');
    expect(text).toContain('grizzly_request_duration_seconds_bucket{name="test.metrics",le="+Inf"} 2\n');
    expect(text).toContain('grizzly_request_failures_total{name="test.metrics"} 1\n');
    for (const line of text.trimEnd().split("\n")) if (!line.startsWith("#")) expect(line).toMatch(LINE);
    expect(LATENCY_BUCKETS_MS.at(-1)).toBe(30_000);
  });
});

describe("who may read them", () => {
  const peer = (address: string, more: Record<string, string> = {}) =>
    new Headers({ "x-grizzly-peer": address, ...more });
  const TOKEN = "a-token-of-some-length-0123";

  it("with a token: whoever sends it, and nobody else from anywhere", () => {
    const sent = { authorization: `Bearer ${TOKEN}` };
    expect(mayReadMetrics(peer("203.0.113.9", sent), TOKEN, 0)).toBe(true);
    for (const authorization of ["", "Bearer ", "Bearer a-token", `Basic ${TOKEN}`, `Bearer ${TOKEN} `])
      expect(mayReadMetrics(peer("127.0.0.1", { authorization }), `${TOKEN}x`, 0)).toBe(false);
  });

  it("without one: this machine, and nothing that was passed on for another", () => {
    const own = { "x-forwarded-for": "::ffff:127.0.0.1" };
    expect(mayReadMetrics(peer("::ffff:127.0.0.1", own), undefined, 0)).toBe(true);
    expect(mayReadMetrics(peer("::1"), undefined, 0)).toBe(true);
    expect(mayReadMetrics(peer("203.0.113.9", own), undefined, 0)).toBe(false);
    for (const hops of [0, 1]) {
      expect(mayReadMetrics(peer("127.0.0.1", { "x-forwarded-for": "203.0.113.9" }), undefined, hops)).toBe(
        false,
      );
      expect(
        mayReadMetrics(peer("127.0.0.1", { "x-forwarded-for": "127.0.0.1, 203.0.113.9" }), undefined, hops),
      ).toBe(false);
    }
    expect(mayReadMetrics(peer("127.0.0.1", { forwarded: "for=203.0.113.9" }), undefined, 0)).toBe(false);
    expect(mayReadMetrics(new Headers(), undefined, 0)).toBe(false);
  });
});

describe("the platform", () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase({ max: 2 });
  });
  afterAll(() => t.close());

  it("is measured over all processes", async () => {
    await t.sql("insert into interbot_events (type, source, key, payload) values ('a.b', 'test', 'k', '{}')");
    await t.sql(`insert into interbot_event_deliveries (event_id, subscriber, state, created_at)
      select id, 'os', 'dead', now() - interval '1 hour' from interbot_events union all
      select id, 'bot', 'pending', now() - interval '1 hour' from interbot_events`);
    await t.sql("insert into websocket_connections (kind, instance) values ('page', 'os:1')");
    const text = metricsText(await withSystem({ kind: "system", job: "test" }, platformMetrics));
    expect(text).toContain('grizzly_bus_deliveries{subscriber="os",state="dead"} 1\n');
    expect(text).toMatch(/grizzly_bus_oldest_seconds\{subscriber="bot"\} 36\d\d/);
    expect(text).toContain("grizzly_sockets_open 1\n");
    for (const line of text.trimEnd().split("\n")) if (!line.startsWith("#")) expect(line).toMatch(LINE);
  });
});
