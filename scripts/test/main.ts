import { onEndRequest } from "../lib/ending";
import { Explained } from "../lib/explained";
import { createProgress, elapsed } from "../setup/progress.mjs";
import { findTestBrowser } from "./browser";
import type { Count } from "./results";
import {
  BUILD,
  browserStage,
  CHECKS,
  hasBrowserSuites,
  NEON,
  ROUTES,
  running,
  type Stage,
  UNIT,
} from "./stages";

const started = Number(process.env.GRIZZLY_LAUNCHED) || Date.now();
const progress = createProgress();
let stopping = false;
onEndRequest(() => {
  if (stopping) return;
  stopping = true;
  progress.say("\nStopping …");
  void Promise.all([...running].map((part) => part.stop())).then(() => process.exit(130));
});

let browser: Promise<string> | undefined;
const suites = browserStage(() => {
  browser ??= findTestBrowser(() => undefined);
  return browser;
});
const ALL: Stage[] = [...CHECKS, UNIT, NEON, BUILD, ROUTES, suites];

// `npm test -- unit features/shop`: stages by name, everything else narrows the suites.
const words = process.argv.slice(2);
const chosen = words.filter((word) => ALL.some((stage) => stage.name === word));
const filters = words.filter((word) => !chosen.includes(word));
const wants = (stage: Stage) => chosen.length === 0 || chosen.includes(stage.name);

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const outputs: [string, string][] = [];

async function run(stage: Stage): Promise<boolean> {
  if (!wants(stage) || stopping) return true;
  let output = "";
  let count: Count = { passed: 0, failed: 1, skipped: 0 };
  const work = progress.step(stage.title, async (step) => {
    try {
      ({ output, count } = await stage.run(
        stage === UNIT || stage === NEON || stage === suites ? filters : [],
        step.note,
      ));
    } catch (error) {
      output =
        error instanceof Explained
          ? error.message
          : error instanceof Error
            ? (error.stack ?? "")
            : String(error);
    }
    const many = count.passed + count.failed > 1;
    const skipped = count.skipped ? `, ${count.skipped} skipped` : "";
    if (many) step.note(`${count.passed} passed, ${count.failed} failed${skipped}`);
    if (count.failed > 0) throw new Error("failed");
  });
  const succeeded = await work.then(
    () => true,
    () => false,
  );
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (!succeeded && !stopping) {
    outputs.push([stage.title, output]);
    progress.say(`\n── ${stage.title} failed ──\n${output.trim()}\n`);
  }
  return succeeded;
}

const wantsBrowser = wants(suites) && hasBrowserSuites();
if (wantsBrowser) {
  browser = progress.step("browser", async (step) => {
    const path = await findTestBrowser(step.note);
    step.note(path);
    return path;
  });
  browser.catch(() => undefined);
}
// While Next builds, it rewrites tsconfig.json and its types: what reads those goes first.
const [types, lint, ...others] = CHECKS;
for (const stage of [types, lint]) if (stage) await run(stage);
// The build takes one core while the other checks and the unit tests take the other; the browser then gets both.
const built = (async () => {
  const succeeded = await run(BUILD);
  if (succeeded) await run(ROUTES);
  return succeeded;
})();
for (const stage of others) await run(stage);
await run(UNIT);
if (wantsBrowser && wants(NEON)) void built.then((succeeded) => succeeded && !stopping && suites.prepare());
await run(NEON);
const canBrowse = await built;
if (wantsBrowser && canBrowse) await run(suites);
else if (wantsBrowser && !stopping) {
  total.failed++;
  outputs.push([suites.title, "not run, because there is no build"]);
}

progress.close();
if (!stopping) {
  if (outputs.length > 0)
    console.log(`\nFailed: ${outputs.map(([title]) => title).join(", ")}. Logs are in .data/test.`);
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`\nAfter ${elapsed(Date.now() - started)}:`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}
