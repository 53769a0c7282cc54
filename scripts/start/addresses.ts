import type { House } from "../lib/house";

/** The box that a start ends with: where to go, and how to leave. */
export function addresses(house: House, took: string): string {
  const rows: [string, string][] = [["Website", house.siteUrl]];
  if (house.sandboxUrl) {
    rows.push([
      "Sandbox",
      `${house.sandboxUrl}/   who I am, my pledge, the game servers, what the bots posted`,
    ]);
  }
  rows.push(["Live", `port ${house.livePort}, which the website's pages listen to by themselves`]);
  const lines = rows.map(([name, value]) => `${name.padEnd(9)}${value}`);
  lines.push("", `Ready after ${took}. Ctrl-C stops everything.`);
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 4);
  return ["", `╭${edge}╮`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `╰${edge}╯`, ""].join("\n");
}
