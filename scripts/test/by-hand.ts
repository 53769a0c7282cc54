import { startStack } from "../lib/stack";
import { findTestBrowser } from "./browser";

/** Playwright's global set-up where nobody started a house: starts one, and stops it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.CHROMIUM_PATH = await findTestBrowser((words) => console.log(words));
  const stack = await startStack({ seed: true, name: "by-hand" });
  Object.assign(process.env, stack.env, {
    E2E_SITE_URL: stack.siteUrl,
    E2E_SANDBOX_URL: stack.sandboxUrl ?? "",
  });
  return () => stack.stop();
}
