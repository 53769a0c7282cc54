import { env } from "@/lib/env";
import { version } from "./version";

/**
 * Sends the bot's spans to the collector, where one is set: events of the bus, calls of Discord, Nitrado and Patreon.
 * @param name of the service, as the bot is called
 * @returns sends what is left, and stops
 */
export async function startTraces(name: string): Promise<() => Promise<void>> {
  const collector = env().OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!collector) return async () => undefined;
  const { startTracing } = await import("@/lib/tracing");
  return startTracing(collector, name, version);
}
