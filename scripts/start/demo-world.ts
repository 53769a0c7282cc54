import { closeDatabase } from "@/db/client";
import { refreshDemo } from "@/db/seed/demo";
import { MINUTE } from "@/lib/time";

// The demo's game servers go on while the house is open: people come and go, and their log grows.
const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());

while (!stop.signal.aborted) {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, MINUTE);
    stop.signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  if (stop.signal.aborted) break;
  await refreshDemo({ log: () => undefined }).catch((error: unknown) =>
    console.error(`The demo's servers could not go on: ${(error as Error).message}`),
  );
}
await closeDatabase();
process.exit(0);
