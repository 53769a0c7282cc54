import type { Actor, GuildContext, SystemContext, UserContext } from "@/db/context";
import type { Part } from "@/db/joined";
import { prepared } from "@/db/transaction";
import { changedFields } from "./rules";

export interface AuditRecord {
  /** `shop.item.update`: feature, thing, verb. */
  action: string;
  subjectType: string;
  subjectId: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  /** Why, in the words of the person who did it. */
  reason?: string;
  /** Only outside a guild's context: the guild that this is about. */
  guildId?: string;
}

/** The actor as two columns. A person is kept by our own id, a member without an account by the Discord id. */
function actorColumns(actor: Actor): {
  actorKind: string;
  actorId: string | null;
  actorLabel: string | null;
} {
  switch (actor.kind) {
    case "user":
      return { actorKind: "user", actorId: actor.userId, actorLabel: null };
    case "discord-member":
      return { actorKind: "discord-member", actorId: actor.discordId, actorLabel: null };
    case "bot":
      return { actorKind: "bot", actorId: actor.serviceId ?? null, actorLabel: actor.bot };
    case "patreon-webhook":
      return { actorKind: "patreon-webhook", actorId: null, actorLabel: null };
    case "system":
      return { actorKind: "system", actorId: null, actorLabel: actor.job };
  }
}

const RECORD = `
insert into audit_log (guild_id, actor_kind, actor_id, actor_label, action, subject_type, subject_id, before, after, reason, request_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));

/** An audit line as a part of a statement; values from {@link auditValues}. */
export const AUDIT: Part = { ctes: `audited as (${RECORD})`, values: 11 };

/** The values of {@link AUDIT}. */
export function auditValues(ctx: GuildContext | UserContext | SystemContext, record: AuditRecord): unknown[] {
  const { actorKind, actorId, actorLabel } = actorColumns(ctx.actor);
  const { before, after } = changedFields(record.before, record.after);
  return [
    "guildId" in ctx ? ctx.guildId : (record.guildId ?? null),
    actorKind,
    actorId,
    actorLabel,
    record.action,
    record.subjectType,
    record.subjectId,
    json(before),
    json(after),
    record.reason ?? null,
    ctx.requestId,
  ];
}

/** Writes who did what, with the changed fields, in the caller's transaction: no change without its line. */
export async function recordAudit(
  ctx: GuildContext | UserContext | SystemContext,
  record: AuditRecord,
): Promise<void> {
  await prepared(ctx.db, RECORD, auditValues(ctx, record));
}
