import { createHash } from "node:crypto";
import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { SectionLevels } from "@/features/guilds/schema";
import {
  PULSE_TOPICS,
  type PulseTopic,
  type PulseVersions,
  TOPIC_SECTIONS,
  topicOfAction,
} from "./pulse-topics";

/** Lines of the audit log that are looked at. A setting further back than this has been seen long ago. */
const AUDIT_LINES = 40;

// The end of an index, or the few rows of a guild: nothing here grows with a guild's history.
const READ = `select
  (select max(kill_id) from kill_logs where guild_id = $1)::text as kills,
  concat_ws(' ', (select max(id) from player_sessions where guild_id = $1),
    (select count(*) from player_sessions where guild_id = $1 and session_end is null),
    (select max(last_seen_at) from player_profiles where guild_id = $1)) as players,
  (select max(id) from player_activity where guild_id = $1)::text as positions,
  (select max(event_id) from shop_order_events where guild_id = $1)::text as orders,
  concat_ws(' ', (select concat(count(*), ' ', max(state_at)) from delivery_attempts
      where guild_id = $1 and state not in ('fulfilled','abandoned')),
    (select concat(max(written_at), ' ', max(gameplay_checked_at)) from delivery_files where guild_id = $1),
    (select max(id) from server_boots where guild_id = $1)) as deliveries,
  (select max(transaction_id) from economy_transactions where guild_id = $1)::text as economy,
  concat_ws(' ', (select max(bounty_id) from bounties where guild_id = $1),
    (select count(*) from bounties where guild_id = $1 and status = 'active')) as bounties,
  concat_ws(' ', (select string_agg(concat_ws(' ', service_id, name, status, is_active, dry_run, health, last_error, access_ref), ',' order by service_id)
      from nitrado_services where guild_id = $1),
    (select string_agg(concat_ws(' ', server_id, state, players, slots, queue, next_restart_at), ',' order by server_id)
      from server_status where guild_id = $1),
    (select concat(count(*), ' ', max(state_at)) from server_commands where guild_id = $1 and state in ('scheduled','running')),
    (select count(*) from server_commands where guild_id = $1 and state = 'unknown'),
    (select max(id) from server_list_changes where guild_id = $1),
    (select count(*) from server_list_changes where guild_id = $1 and state = 'pending'),
    (select max(changed_at) from server_lists where guild_id = $1)) as servers,
  concat_ws(' ', (select string_agg(concat_ws(' ', service_id, status, health, health_reason, log_checked_at, last_error), ',' order by service_id)
      from nitrado_services where guild_id = $1),
    (select max(id) from server_boots where guild_id = $1),
    (select max(id) from service_notifications where guild_id = $1)) as health,
  concat_ws(' ', (select updated_at from guild_feed_map where guild_id = $1),
    (select concat(count(*), ' ', max(updated_at)) from guild_channels where guild_id = $1)) as feeds,
  (select last_sync_at from guild_sync where guild_id = $1)::text as members,
  (select max(id) from audit_log where guild_id = $1)::text as audit,
  concat_ws(' ', (select max(computed_at) from dashboard_data where guild_id = $1),
    (select max(updated_at) from guild_dashboard_sync where guild_id = $1)) as dashboard,
  (select string_agg(concat(id, ' ', action), ',')
    from (select id, action from audit_log where guild_id = $1 order by id desc limit ${AUDIT_LINES}) a) as lines`;

type Row = Partial<Record<PulseTopic, string | null>> & { lines: string | null };

// What is counted in a guild is nobody's business who may not see it, so versions tell nothing but that they differ.
const short = (guildId: string, text: string) =>
  createHash("sha256").update(`${guildId} ${text}`).digest("base64url").slice(0, 10);

/** The newest line of the audit log for each topic, among the last lines. */
function lastLines(lines: string | null): Map<PulseTopic, string> {
  const last = new Map<PulseTopic, string>();
  for (const line of lines?.split(",") ?? []) {
    const [id = "", action = ""] = line.split(" ");
    const topic = topicOfAction(action);
    const known = last.get(topic);
    if (known === undefined || BigInt(id) > BigInt(known)) last.set(topic, id);
  }
  return last;
}

/** Whether somebody with these levels may follow a topic. */
function mayFollow(levels: SectionLevels, topic: PulseTopic): boolean {
  const sections = TOPIC_SECTIONS[topic];
  return sections === null || sections.some((section) => levels[section] !== undefined);
}

/**
 * A version for each topic that these levels may follow, in one read of a few index entries. A version may also
 * differ where nothing did, once in a while; it never stays the same over a change.
 */
export async function guildPulse(ctx: GuildContext, levels: SectionLevels): Promise<PulseVersions> {
  const [row] = await prepared<Row>(ctx.db, READ, [ctx.guildId]);
  const lines = lastLines(row?.lines ?? null);
  const versions: PulseVersions = {};
  for (const topic of PULSE_TOPICS) {
    if (!mayFollow(levels, topic)) continue;
    versions[topic] = short(ctx.guildId, `${topic} ${row?.[topic] ?? ""} ${lines.get(topic) ?? ""}`);
  }
  return versions;
}

/** One tag for all versions, for `ETag`. */
export const pulseTag = (versions: PulseVersions): string => `"${short("", JSON.stringify(versions))}"`;
