import type { ProbeResult } from "./status-rules";

const TIMEOUT_MS = 8_000;

/** Asks an address whether it answers. Follows no redirect and reads no body; never throws. */
export async function probe(url: string, fetchIt: typeof fetch = fetch): Promise<ProbeResult> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const response = await fetchIt(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return { status: response.status, latencyMs: took() };
  } catch {
    return { status: null, latencyMs: took() };
  }
}
