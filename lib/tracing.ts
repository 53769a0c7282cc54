import { context, SpanKind as OtelKind, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { type SpanFacts, type SpanKind, type SpanMaker, setSpans } from "./spans";

const KINDS: Record<SpanKind, OtelKind> = {
  internal: OtelKind.INTERNAL,
  client: OtelKind.CLIENT,
  consumer: OtelKind.CONSUMER,
  server: OtelKind.SERVER,
};

const stated = (facts: SpanFacts) =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, fact]) => (fact === null ? [] : [[name, fact]])));

// An error's message may quote what a person wrote or a statement's values: only its kind goes out.
function failed(span: Span, error: unknown): void {
  const type = error instanceof Error ? error.name : typeof error;
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
}

const maker: SpanMaker = {
  run(name, kind, facts, work) {
    const options = { kind: KINDS[kind], attributes: stated(facts) };
    return trace.getTracer("grizzly").startActiveSpan(name, options, async (span) => {
      try {
        return await work();
      } catch (error) {
        failed(span, error);
        throw error;
      } finally {
        span.end();
      }
    });
  },
  note: (facts) => void trace.getActiveSpan()?.setAttributes(stated(facts)),
  traceId: () => trace.getActiveSpan()?.spanContext().traceId ?? null,
};

/**
 * Sends the framework's spans and our own to a collector. Imported only where one is set: without it none of these
 * packages is loaded. Requests from outside never join a trace of theirs, since a stranger could make each one be recorded.
 * @param endpoint base address of the collector; `/v1/traces` is added
 * @returns sends what is left, and stops
 */
export function startTracing(endpoint: string, serviceName: string, version: string): () => Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: 5_000 });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName, "service.version": version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  trace.setGlobalTracerProvider(provider);
  setSpans(maker);
  return async () => {
    setSpans(null);
    await provider.forceFlush();
    await provider.shutdown();
  };
}
