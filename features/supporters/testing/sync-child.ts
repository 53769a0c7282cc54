import { runDueSync } from "../full-sync";
import { configuredPatreon } from "../sync";

// The full sync as Grizzly OS runs it, for tests that kill it: works on what is due until it is killed.
console.log("ready");
for (;;) {
  await runDueSync({ service: configuredPatreon(), silentSeconds: 0 });
  await new Promise((resolve) => setTimeout(resolve, 20));
}
