import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { nitradoFor } from "@/features/nitrado/access";
import type { NitradoApi } from "@/features/nitrado/api";
import { service } from "@/features/nitrado/data";
import { logDir } from "@/features/nitrado/paths";
import { type WaitingReport, waitingReports } from "@/features/tickets/evidence/data/reports";
import { type FreezePlan, freezeReport, planFreeze } from "@/features/tickets/evidence/mutations/freeze";
import { lineAt, lineKey, rawIsGivenUp, stretchesOf } from "@/features/tickets/evidence/rules";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";
import { type InContext, withLease } from "../runtime/lease";
import type { Task } from "../runtime/task";

const NAME = "grizzly-bot:evidence";
const system: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);

interface EvidenceOptions {
  apiFor(scope: GuildScope, serviceId: string): Promise<NitradoApi>;
  now(): Date;
}

const LIVE: EvidenceOptions = {
  apiFor: (scope, serviceId) => nitradoFor(scope, serviceId),
  now: () => new Date(),
};

/** The log's own lines at the wanted bytes, as far as the files still have them. @throws ProviderError, AppError */
async function readLines(
  scope: GuildScope,
  { serviceId, wanted }: FreezePlan,
  apiFor: EvidenceOptions["apiFor"],
  lines: Map<string, string>,
): Promise<void> {
  if (wanted.length === 0) return;
  const server = await withGuild(scope, (ctx) => service(ctx, serviceId), { readOnly: true });
  const dir = logDir({ gamePath: server.gamePath, game: server.game ?? "dayz" });
  const api = await apiFor(scope, serviceId);
  const listed = new Map((await api.list(serviceId, dir)).map((file) => [file.name, file.size]));
  for (const { name, fileName, bytes, position } of wanted) {
    // A log that was removed will not come back; what was read of it stays by file and byte.
    const end = Math.min(position, listed.get(name) ?? 0);
    for (const stretch of stretchesOf(bytes, end)) {
      const read = await api.seek(serviceId, `${dir}/${name}`, stretch.from, stretch.to - stretch.from);
      for (const byte of stretch.bytes) {
        const line = lineAt(read, byte - stretch.from);
        if (line !== null) lines.set(lineKey({ file: fileName, byte }), line);
      }
    }
  }
}

/** Completes the timeline of one report, or leaves it for later. @returns whether it was frozen */
async function complete(report: WaitingReport, { apiFor, now }: EvidenceOptions): Promise<boolean> {
  const scope: GuildScope = { ...scopeForJob(report.guildId, "evidence"), now: now() };
  const plan = await withGuild(scope, (ctx) => planFreeze(ctx, report.ticketId));
  if (!plan || plan.step === "wait") return false;
  const lines = new Map<string, string>();
  try {
    await readLines(scope, plan, apiFor, lines);
  } catch (error) {
    if (!(error instanceof ProviderError || error instanceof AppError)) throw error;
    if (!rawIsGivenUp(plan.since, now())) return false;
    loggerFor(NAME).warn(
      { err: error, ticketId: report.ticketId },
      "a timeline is frozen without its own lines",
    );
  }
  return withGuild({ ...scope, now: now() }, (ctx) => freezeReport(ctx, report.ticketId, lines));
}

/** Completes what waits for its log, in all guilds. @returns how many timelines were frozen */
export async function completeReports(
  options: EvidenceOptions = LIVE,
  signal?: AbortSignal,
): Promise<number> {
  const waiting = await withSystem(
    { kind: "bot", bot: "grizzly-bot" },
    (ctx) => waitingReports({ ...ctx, now: options.now() }),
    { readOnly: true },
  );
  let frozen = 0;
  for (const report of waiting) {
    if (signal?.aborted) break;
    if (await complete(report, options)) frozen += 1;
  }
  return frozen;
}

/** Freezes the timelines of reported deaths as soon as their log has arrived. */
export const evidence = (worker: string): Task => ({
  name: "evidence",
  everyMs: 5 * SECOND,
  run: async ({ signal }) => {
    await withLease(system, { name: NAME, holder: worker, seconds: 60 }, async (held) => {
      await completeReports(LIVE, AbortSignal.any([signal, held.signal]));
    });
  },
});
