import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { behind, byMoment, byNumber, every, has, momentKey, pageOf, words } from "./keyset";

type Raw = Record<string, unknown> & { cursor: string };

export const incidentsAsked = z.strictObject({
  q: words,
  state: z.enum(["open", "over"]).optional(),
  before: byMoment,
});

/** An outage, found by a probe or written by an operator. */
export interface IncidentLine {
  id: string;
  component: string;
  state: "degraded" | "down";
  title: string;
  text: string | null;
  startedAt: string;
  endedAt: string | null;
}

const AT = sql`i.started_at`;
const ID = sql`i.id`;

/** Incidents, the newest first. */
export async function listIncidents(
  ctx: SystemContext,
  asked: z.output<typeof incidentsAsked>,
  limit: number,
) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select i.id, i.component, i.state, i.title, i.text, i.started_at as "startedAt", i.ended_at as "endedAt",
      ${momentKey(AT, ID)} as cursor
    from platform_incidents i
    where ${every(
      asked.state && (asked.state === "open" ? sql`i.ended_at is null` : sql`i.ended_at is not null`),
      has(asked.q, sql`i.component, i.title, i.text`),
      behind(AT, ID, asked.before),
    )}
    order by i.started_at desc, i.id::text desc limit ${limit + 1}`);
  return pageOf<IncidentLine>(rows, limit, ["startedAt", "endedAt"]);
}

export const changelogAsked = z.strictObject({ q: words, before: byMoment });

/** An entry of the changelog, drafts too. */
export interface ChangelogLine {
  id: string;
  version: string;
  title: string;
  body: string;
  publishedAt: string | null;
  updatedAt: string;
}

const WRITTEN = sql`c.created_at`;
const ENTRY = sql`c.id`;

/** Entries of the changelog with its drafts, the latest written first. */
export async function listChangelog(
  ctx: SystemContext,
  asked: z.output<typeof changelogAsked>,
  limit: number,
) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select c.id, c.version, c.title, c.body, c.published_at as "publishedAt", c.updated_at as "updatedAt",
      ${momentKey(WRITTEN, ENTRY)} as cursor
    from update_logs c
    where ${every(has(asked.q, sql`c.version, c.title, c.body`), behind(WRITTEN, ENTRY, asked.before))}
    order by c.created_at desc, c.id::text desc limit ${limit + 1}`);
  return pageOf<ChangelogLine>(rows, limit, ["publishedAt", "updatedAt"]);
}

/** The person behind a line, found by key: an actor's id may be a Discord id as well. */
const ACTOR = sql`u.id = (case when a.actor_kind = 'user' and a.actor_id ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then a.actor_id::uuid end)`;

const SUBJECT = sql`s.id = (case when a.subject_type = 'person' and a.subject_id ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then a.subject_id::uuid end)`;

export const noticesAsked = z.strictObject({ q: words, before: byNumber });

/** What everybody was told. */
export interface NoticeLine {
  id: number;
  title: string;
  body: string | null;
  level: string;
  href: string | null;
  people: number;
  seen: number;
  by: string | null;
  at: string;
}

/** Notices to everybody, the newest first, with how many have seen each. */
export async function listNotices(ctx: SystemContext, asked: z.output<typeof noticesAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select a.id::float8 as id, a.after ->> 'title' as title, a.after ->> 'body' as body, a.after ->> 'level' as level,
      a.after ->> 'href' as href, (a.after ->> 'people')::int as people, u.display_name as by, a.created_at as at,
      (select count(*)::int from service_notifications n where n.kind = 'everybody' and n.key = a.subject_id
        and n.seen_at is not null) as seen, a.id::text as cursor
    from audit_log a left join grizzly_users u on ${ACTOR}
    where ${every(
      sql`a.guild_id is null and a.subject_type = 'notice' and a.action = 'notices.everybody'`,
      has(asked.q, sql`a.after ->> 'title', a.after ->> 'body', u.display_name`),
      asked.before === undefined ? undefined : sql`a.id < ${asked.before}::bigint`,
    )}
    order by a.id desc limit ${limit + 1}`);
  return pageOf<NoticeLine>(rows, limit, ["at"]);
}

export const auditAsked = z.strictObject({
  q: words,
  of: z.enum(["platform", "guilds"]).optional(),
  by: z.enum(["user", "discord-member", "bot", "system"]).optional(),
  before: byNumber,
});

/** A line of the log over everything. */
export interface AuditLogLine {
  id: number;
  action: string;
  subjectType: string;
  subjectId: string;
  /** Their name, where the line is about a person. */
  subject: string | null;
  actorKind: string;
  actorId: string | null;
  actor: string | null;
  guildId: string | null;
  guild: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string | null;
  at: string;
}

/** Lines that a search looks through at once: further back is the next page. */
const WINDOW = 200_000;

/** The audit log of the platform and of all guilds, the newest first. */
export async function listAuditLog(ctx: SystemContext, asked: z.output<typeof auditAsked>, limit: number) {
  const newest = await ctx.db.execute<{ id: number }>(
    sql`select coalesce(max(id), 0)::float8 as id from audit_log`,
  );
  const top = asked.before === undefined ? (newest.rows[0]?.id ?? 0) + 1 : Number(asked.before);
  const floor = Math.max(0, top - WINDOW);
  const { rows } = await ctx.db.execute<Raw>(sql`
    select a.id::float8 as id, a.action, a.subject_type as "subjectType", a.subject_id as "subjectId",
      s.display_name as subject, a.actor_kind as "actorKind", a.actor_id as "actorId", coalesce(u.display_name, a.actor_label) as actor,
      a.guild_id as "guildId", g.name as guild, a.before, a.after, a.reason, a.request_id as "requestId",
      a.created_at as at, a.id::text as cursor
    from audit_log a left join grizzly_users u on ${ACTOR} left join guilds g on g.guild_id = a.guild_id
      left join grizzly_users s on ${SUBJECT}
    where ${every(
      sql`a.id < ${top} and a.id > ${floor}`,
      asked.of && (asked.of === "platform" ? sql`a.guild_id is null` : sql`a.guild_id is not null`),
      asked.by && sql`a.actor_kind = ${asked.by}`,
      has(
        asked.q,
        sql`a.action, a.subject_type, a.subject_id, a.actor_id, a.actor_label, u.display_name, u.discord_id, g.name, a.guild_id, a.reason, a.request_id`,
      ),
    )}
    order by a.id desc limit ${limit + 1}`);
  const page = pageOf<AuditLogLine>(rows, limit, ["at"]);
  return { ...page, next: page.next ?? (floor > 0 ? String(floor + 1) : null) };
}
