import { withGuild } from "@/db/context";
import { refreshGuild } from "@/features/dashboard/job";
import { countLedger } from "@/features/economy/mutations/count-ledger";
import { keepStandings } from "@/features/economy/mutations/standings";
import { scopeForJob } from "@/features/guilds/scope";
import { countDays } from "@/features/map/mutations/count-days";
import { MINUTE } from "@/lib/time";
import type { GuildSize, Sql } from "./big-guild-size";

const LONG = { statementTimeoutMs: 10 * MINUTE };

// As the ingest would have left them.
const HOURS = `
insert into kill_hours (guild_id, hour, service_id, kills, deaths)
select guild_id, date_trunc('hour', timestamp, 'UTC'), service_id, count(*) filter (where kind = 'pvp'), count(*)
from kill_logs where guild_id = $1 group by 1, 2, 3 on conflict do nothing`;
const VISITS = `
insert into visit_days (guild_id, day, service_id, player_id, first_at, last_at)
select guild_id, (session_start at time zone 'UTC')::date, service_id, player_id, min(session_start), max(session_start)
from player_sessions where guild_id = $1 group by 1, 2, 3, 4 on conflict do nothing`;

/** Lets the product's own jobs count what they keep, up to `now`; what is counted already stays. */
export async function runJobs(superuser: Sql, { guild }: GuildSize, now: Date): Promise<void> {
  await superuser(HOURS, [guild]);
  await superuser(VISITS, [guild]);
  const job = { ...scopeForJob(guild, "bench"), now };
  // The first turn sets the mark that the next ones count to.
  let turn = await withGuild(job, (ctx) => countLedger(ctx, 0), LONG);
  do turn = await withGuild(job, (ctx) => countLedger(ctx, 0), LONG);
  while (turn.more);
  await withGuild(job, (ctx) => keepStandings(ctx), LONG);
  let days = 0;
  do days = await withGuild(job, (ctx) => countDays(ctx, 50), LONG);
  while (days > 0);
  await refreshGuild(guild, { force: true });
  await superuser(
    "vacuum (analyze) kill_hours, visit_days, economy_days, economy_person_days, map_cells, dashboard_data",
  );
}
