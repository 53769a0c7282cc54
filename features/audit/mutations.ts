import type { Actor, GuildContext, SystemContext, UserContext } from "@/db/context";
import { auditLog } from "@/db/schema/core";
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

/** Writes who did what, with the changed fields, in the caller's transaction: no change without its line. */
export async function recordAudit(
  ctx: GuildContext | UserContext | SystemContext,
  record: AuditRecord,
): Promise<void> {
  await ctx.db.insert(auditLog).values({
    guildId: "guildId" in ctx ? ctx.guildId : (record.guildId ?? null),
    ...actorColumns(ctx.actor),
    action: record.action,
    subjectType: record.subjectType,
    subjectId: record.subjectId,
    ...changedFields(record.before, record.after),
    reason: record.reason ?? null,
    requestId: ctx.requestId,
  });
}
