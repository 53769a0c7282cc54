import { sql } from "drizzle-orm";
import { type SystemContext, withSystem } from "@/db/context";
import { heartbeatSummary } from "./mutations/bots";
import { recordCheck } from "./mutations/checks";
import { computeKillPoints, computeNetworkNumbers } from "./mutations/network";
import { thinResources } from "./mutations/resources";
import { thinServerStats } from "./mutations/server-status";
import { BOTS, type ComponentCheck } from "./schema";
import { probe } from "./service";
import { type Component, judgeHeartbeat, judgeProbe } from "./status-rules";

/** Tags of public pages that show what this job counts. */
export const MONITORING_TAGS = ["home", "servers", "status"];

export interface MonitoringTargets {
  siteUrl: string;
  discordApiUrl: string;
  patreonUrl: string;
  /** Of its API; without one it is not looked at. */
  nitradoUrl?: string | undefined;
  fetch?: typeof fetch;
}

const ACTOR = { kind: "system" as const, job: "monitoring" };

async function probes(targets: MonitoringTargets): Promise<ComponentCheck[]> {
  const wanted: [Component, string][] = [
    ["website", `${targets.siteUrl}/robots.txt`],
    ["discord", `${targets.discordApiUrl}/gateway`],
    ["patreon", `${targets.patreonUrl}/api/oauth2/v2/identity`],
    ...(targets.nitradoUrl ? [["nitrado", `${targets.nitradoUrl}/ping`] as [Component, string]] : []),
  ];
  return Promise.all(
    wanted.map(async ([component, url]) => {
      const result = await probe(url, targets.fetch);
      return { component, ...judgeProbe(component, result), latencyMs: result.latencyMs };
    }),
  );
}

async function databaseCheck(ctx: SystemContext): Promise<ComponentCheck> {
  const started = performance.now();
  await ctx.db.execute(sql`select 1`);
  const latencyMs = Math.round(performance.now() - started);
  return { component: "database", ...judgeProbe("database", { status: 200, latencyMs }), latencyMs };
}

/**
 * Looks at every part of the platform, counts the network's numbers and drops what is too old. Run by one
 * process every minute; a part that does not answer is a finding, not a failure of the job.
 */
export async function runMonitoring(targets: MonitoringTargets): Promise<void> {
  // Asked outside the transaction: a slow provider must not hold a connection.
  const found = await probes(targets);
  await withSystem(ACTOR, async (ctx) => {
    const checks = [...found, await databaseCheck(ctx)];
    for (const bot of BOTS) {
      const { state, reason } = judgeHeartbeat(await heartbeatSummary(ctx, bot), ctx.now);
      if (state !== "unknown") checks.push({ component: bot, state, reason });
    }
    for (const check of checks) await recordCheck(ctx, check);
  });
  await withSystem(ACTOR, async (ctx) => {
    await computeNetworkNumbers(ctx);
    await computeKillPoints(ctx);
    await thinServerStats(ctx);
    await thinResources(ctx);
  });
}
