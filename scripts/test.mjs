#!/usr/bin/env node
// As start.mjs: nothing is imported before the machine's Node is known to be new enough.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Grizzly needs Node 20.9 or newer to set itself up, and this is Node ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org, then run npm test again.",
  );
  process.exitCode = 1;
} else {
  const { launch } = await import("./setup/launch.mjs");
  await launch("scripts/test/main.ts", process.argv.slice(2), { dev: true });
}
