/** Runs once, before the site answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseUnsafeBoot } = await import("./db/boot");
  await refuseUnsafeBoot();
  const { startServer } = await import("./features/identity/web/server-start");
  startServer();
}
