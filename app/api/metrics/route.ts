import { withSystem } from "@/db/context";
import { platformMetrics } from "@/features/monitoring/data/metrics";
import { type Metric, metricsText } from "@/features/monitoring/metrics";
import { mayReadMetrics } from "@/features/monitoring/metrics-guard";
import { processMetrics } from "@/features/monitoring/process-metrics";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { errorResponse } from "@/lib/http/respond";
import { FIXED_HEADERS, PRIVATE_CACHE } from "@/lib/http/security-headers";
import { newRequestId } from "@/lib/ids";

const ACTOR = { kind: "system", job: "metrics" } as const;

async function database(): Promise<Metric[]> {
  const started = performance.now();
  const up = (value: number): Metric => ({
    name: "grizzly_database_up",
    help: "1 where the database answered this look.",
    type: "gauge",
    samples: [{ value }],
  });
  try {
    const found = await withSystem(ACTOR, platformMetrics, { readOnly: true, statementTimeoutMs: 2_000 });
    const seconds = (performance.now() - started) / 1_000;
    const took: Metric = {
      name: "grizzly_database_look_seconds",
      help: "How long this look at the database took.",
      type: "gauge",
      samples: [{ value: seconds }],
    };
    return [up(1), took, ...found];
  } catch {
    // What the process knows is worth most when the database is away.
    return [up(0)];
  }
}

/** For Prometheus: this process, and the platform as the database sees it. Missing for whoever has no right to it. */
export async function GET(request: Request): Promise<Response> {
  const requestId = newRequestId();
  const { METRICS_TOKEN, TRUSTED_PROXY_HOPS } = env();
  if (!mayReadMetrics(request.headers, METRICS_TOKEN, TRUSTED_PROXY_HOPS))
    return errorResponse(notFound(), requestId);
  const text = metricsText([...processMetrics(), ...(await database())]);
  return new Response(text, {
    headers: {
      ...FIXED_HEADERS,
      "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
      "Cache-Control": PRIVATE_CACHE,
      "X-Request-Id": requestId,
    },
  });
}
