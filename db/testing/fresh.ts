import { forgetEnv } from "@/lib/env";

// Suites share a process, because loading everything anew for each took a fourth of their time. What a suite before this
// one set is taken back here, at the start of each.
const holder = globalThis as typeof globalThis & { grizzlyTestEnv?: NodeJS.ProcessEnv };
holder.grizzlyTestEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in holder.grizzlyTestEnv)) delete process.env[name];
Object.assign(process.env, holder.grizzlyTestEnv);
forgetEnv();
