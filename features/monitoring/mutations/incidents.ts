import { eq } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { platformIncidents } from "@/db/schema/monitoring";
import { recordAudit } from "@/features/audit/mutations";
import { invalid, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { COMPONENTS } from "../status-rules";

export const incidentInput = z.strictObject({
  component: z.enum(COMPONENTS, "Choose the part that it is about."),
  state: z.enum(["degraded", "down"], "Choose how bad it is."),
  title: z.string().trim().min(3, "Say in a few words what does not work.").max(120),
  text: z.string().trim().max(2_000).nullable(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
});
export type IncidentInput = z.input<typeof incidentInput>;

/** How far the clocks of two machines may be apart. */
const SLACK_MS = 60_000;

/**
 * Writes or corrects an incident on the status page. One that a probe opened ends by itself when the probe is well,
 * one that was written here does not.
 * @param id null: a new one
 * @throws AppError not_found; invalid for times that cannot be
 */
export async function saveIncident(
  ctx: SystemContext,
  id: string | null,
  input: IncidentInput,
): Promise<void> {
  const values = parseInput(incidentInput, input);
  const latest = ctx.now.getTime() + SLACK_MS;
  if (values.startedAt.getTime() > latest)
    throw invalid("It cannot begin in the future.", { startedAt: "It cannot begin in the future." });
  if (values.endedAt && (values.endedAt < values.startedAt || values.endedAt.getTime() > latest))
    throw invalid("It ends after it begins, and not in the future.", {
      endedAt: "It ends after it begins, and not in the future.",
    });
  const [before] =
    id === null
      ? []
      : await ctx.db.select().from(platformIncidents).where(eq(platformIncidents.id, id)).for("update");
  if (id !== null && !before) throw notFound("There is no such incident.");
  const [saved] = before
    ? await ctx.db
        .update(platformIncidents)
        .set(values)
        .where(eq(platformIncidents.id, before.id))
        .returning({ id: platformIncidents.id })
    : await ctx.db
        .insert(platformIncidents)
        .values({ ...values, byHand: true })
        .returning({ id: platformIncidents.id });
  const plain = (row: z.output<typeof incidentInput>) => ({
    component: row.component,
    state: row.state,
    title: row.title,
    text: row.text,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  });
  await recordAudit(ctx, {
    action: before ? "monitoring.incident.update" : "monitoring.incident.open",
    subjectType: "incident",
    subjectId: saved?.id ?? id ?? "",
    before: before ? plain(before as z.output<typeof incidentInput>) : null,
    after: plain(values),
  });
}
