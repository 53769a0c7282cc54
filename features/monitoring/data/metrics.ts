import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import type { Metric } from "../metrics";

type Row = { what: string; a: string; b: string; value: number };

const ABOUT: Record<string, { help: string; labels: readonly [string?, string?] }> = {
  grizzly_bus_deliveries: {
    help: "Deliveries of the bus that are not done, by subscriber and state.",
    labels: ["subscriber", "state"],
  },
  grizzly_bus_oldest_seconds: {
    help: "Age of the oldest delivery that is not done.",
    labels: ["subscriber"],
  },
  grizzly_sockets_open: { help: "Live sockets that are open.", labels: [] },
  grizzly_bot_heartbeat_age_seconds: { help: "Time since a bot was last heard.", labels: ["bot"] },
  grizzly_component_state: {
    help: "1 for the state that a part of the platform was last found in.",
    labels: ["component", "state"],
  },
  grizzly_deliveries_need_look: { help: "Deliveries that wait for a person.", labels: [] },
  grizzly_token_errors_open: { help: "Accesses that could not be renewed.", labels: ["provider"] },
};

/** What the database knows of the platform now, over all processes. */
export async function platformMetrics(ctx: SystemContext): Promise<Metric[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select 'grizzly_bus_deliveries' as what, subscriber as a, state as b, count(*)::float8 as value
      from interbot_event_deliveries where state in ('pending','running','dead') group by 2, 3
    union all select 'grizzly_bus_oldest_seconds', subscriber, '', extract(epoch from now() - min(created_at))::float8
      from interbot_event_deliveries where state in ('pending','running') group by 2
    union all select 'grizzly_sockets_open', '', '', count(*)::float8 from websocket_connections where closed_at is null
    union all select 'grizzly_bot_heartbeat_age_seconds', bot, '', extract(epoch from now() - max(last_heartbeat_at))::float8
      from guild_monitoring_status where last_heartbeat_at > now() - interval '1 day' group by 2
    union all select 'grizzly_component_state', component, state, 1 from platform_status
    union all select 'grizzly_deliveries_need_look', '', '', count(*)::float8 from delivery_attempts where state = 'needs_look'
    union all select 'grizzly_token_errors_open', provider, '', count(*)::float8 from token_refresh_errors
      where resolved_at is null and created_at > now() - interval '30 days' group by 2`);
  return Object.entries(ABOUT).map(([name, { help, labels }]) => ({
    name,
    help,
    type: "gauge" as const,
    samples: rows
      .filter((row) => row.what === name)
      .map((row) => {
        const pairs = [
          [labels[0], row.a],
          [labels[1], row.b],
        ].filter(([key]) => key !== undefined);
        return { labels: Object.fromEntries(pairs) as Record<string, string>, value: row.value };
      }),
  }));
}
