import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";

/** Nobody needs to know more precisely how much waits. */
export const COUNTED_TO = 100;

/** How much waits for somebody, each up to {@link COUNTED_TO}, and since when the oldest does. */
export interface Waiting {
  what: WaitingFor;
  count: number;
  since: string | null;
}

const WAITING = {
  dead: sql`select created_at as since from interbot_event_deliveries where state = 'dead'`,
  stuck: sql`select created_at as since from interbot_event_deliveries
    where state in ('pending','running') and created_at < now() - interval '10 minutes'`,
  deliveries: sql`select state_at as since from delivery_attempts where state = 'needs_look'`,
  tokens: sql`select created_at as since from token_refresh_errors
    where resolved_at is null and created_at > now() - interval '30 days'`,
  verifications: sql`select requested_at as since from patreon_verification_requests where not processed`,
  applications: sql`select updated_at as since from server_registration_tickets where state = 'submitted'`,
  reports: sql`select created_at as since from server_listing_reports where state = 'open'`,
  incidents: sql`select started_at as since from platform_incidents where ended_at is null`,
  logs: sql`select created_at as since from bot_logs
    where level in ('error','fatal') and created_at > now() - interval '1 day'`,
};
export type WaitingFor = keyof typeof WAITING;

/** What waits for the platform's staff. */
export async function listWaiting(ctx: SystemContext): Promise<Waiting[]> {
  const parts = Object.entries(WAITING).map(
    ([what, rows]) =>
      sql`select ${what}::text as what, count(*)::int as count, min(since) as since from (${rows} limit ${COUNTED_TO}) w`,
  );
  const { rows } = await ctx.db.execute<{ what: WaitingFor; count: number; since: string | Date | null }>(
    sql.join(parts, sql` union all `),
  );
  return rows.map((row) => ({ ...row, since: row.since ? new Date(row.since).toISOString() : null }));
}
