import { askDatabase } from "@/features/monitoring/ask-database";
import { jsonResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";

const log = loggerFor("health");

/** For load balancers and the start script: 200 when the site and its database answer, else 503. Nothing else is told. */
export async function GET(): Promise<Response> {
  const started = performance.now();
  try {
    await askDatabase();
    const databaseMs = Math.round(performance.now() - started);
    return jsonResponse({ ok: true, database: "up", databaseMs }, newRequestId());
  } catch (error) {
    log.warn({ err: error }, "database does not answer");
    return jsonResponse({ ok: false, database: "down" }, newRequestId(), {
      status: 503,
      headers: { "Retry-After": "5" },
    });
  }
}
