import { Socket } from "node:net";

/**
 * Calls `request` when somebody wants this process to end: Ctrl-C, TERM, a closed terminal, or the end of the launcher
 * that started it (which holds the other side of descriptor 3). May call it more than once.
 */
export function onEndRequest(request: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, request);
  // A closed terminal: nothing can be shown any more, but everything must still be stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  if (!process.env.GRIZZLY_LAUNCHED) return;
  const launcher = new Socket({ fd: 3 });
  for (const event of ["data", "end", "error"]) launcher.on(event, request);
  launcher.unref();
}
