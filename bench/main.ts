import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { BenchResult } from "./report";

interface Bench {
  run(): Promise<BenchResult[]>;
}

const folder = new URL(".", import.meta.url);
const { positionals } = parseArgs({ allowPositionals: true, options: {} });

/** Files of this folder that measure something: those that export `run`. */
async function benches(): Promise<[string, Bench][]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts") && name !== "main.ts")
    .map((name) => name.slice(0, -3))
    .filter((name) => positionals.length === 0 || positionals.includes(name));
  const loaded = await Promise.all(names.map(async (name) => [name, await import(`./${name}.ts`)] as const));
  return loaded.flatMap(([name, module]) => ("run" in module ? [[name, module as Bench]] : []));
}

const figure = (value: number) =>
  Number.isFinite(value) ? value.toLocaleString("en-GB", { maximumSignificantDigits: 4 }) : "not measured";

function line(result: BenchResult): string {
  const sign = result.direction === "atLeast" ? "≥" : "≤";
  const verdict = result.ok ? "ok  " : "MISS";
  return `${verdict} ${result.name}: ${figure(result.ratio)} (${sign} ${result.limit})\n     ${figure(result.value)} ${result.unit} against ${figure(result.reference)}. ${result.note}`;
}

let missed = 0;
for (const [name, bench] of await benches()) {
  const started = performance.now();
  console.log(`\n${name}`);
  for (const result of await bench.run()) {
    if (!result.ok) missed++;
    console.log(line(result));
  }
  console.log(`     ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}
console.log(missed === 0 ? "\nEvery measured promise holds." : `\n${missed} measured promises do not hold.`);
process.exit(missed === 0 ? 0 : 1);
