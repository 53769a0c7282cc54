import { sandboxConfig } from "./config";
import { createWorld, quietWorld } from "./dayz/world";
import { startSandbox } from "./start";

/**
 * The sandbox as a process of its own: settings from the environment, ends on SIGTERM and SIGINT. With SANDBOX_QUIET
 * nobody does anything by themselves on its game servers.
 */
const config = sandboxConfig(process.env);
const world = process.env.SANDBOX_QUIET ? quietWorld : createWorld;
try {
  const sandbox = await startSandbox({ config, everyMs: 1_000, world });
  console.log(`The sandbox answers on ${sandbox.url} (who signs in, pledges, posts).`);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await sandbox.stop();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(
    taken
      ? `Port ${config.port} is in use: stop what runs there, or set SANDBOX_PORT to another port.`
      : error,
  );
  process.exit(1);
}
