/** Runs once, before the site answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_SERVICE_NAME: name } = env();
  if (collector) {
    const { startTracing } = await import("./lib/tracing");
    const { version } = await import("./package.json");
    startTracing(collector, name, version);
  }
  const { refuseUnsafeBoot } = await import("./db/boot");
  await refuseUnsafeBoot();
  const { startServer } = await import("./features/identity/web/server-start");
  startServer();
  // A function that lives for one request cannot listen; there the host keeps pages for all of them.
  if (process.env.VERCEL) return;
  const { keepPagesInStep } = await import("./db/pages");
  keepPagesInStep();
}
