#!/usr/bin/env node
// Runs on whatever Node the machine has, so it says so in words if that is too old, and imports nothing before.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Grizzly needs Node 20.9 or newer to set itself up, and this is Node ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org, then run npm start again.",
  );
  process.exitCode = 1;
} else {
  const { launch } = await import("./setup/launch.mjs");
  await launch("scripts/start/main.ts", process.argv.slice(2), { dev: process.argv.includes("--dev") });
}
