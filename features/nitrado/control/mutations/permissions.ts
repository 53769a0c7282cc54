import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoPermissions } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { parseInput } from "@/lib/http/validate";
import { lockTarget } from "../data/target";
import { type PermissionInput, permissionInput } from "../schema";

const p = nitradoPermissions;

/** Gives a person or a Discord role a level over one server or all of them; level 0 takes it away. */
export async function setPermission(ctx: GuildContext, given: PermissionInput, by: string): Promise<void> {
  const { serviceId, subjectKind, discordId, level } = parseInput(permissionInput, given);
  if (serviceId !== "*") await lockTarget(ctx, serviceId);
  const named = and(eq(p.guildId, ctx.guildId), eq(p.discordId, discordId), eq(p.serviceId, serviceId));
  const [before] = await ctx.db.select().from(p).where(named).for("update");
  if (level === 0) await ctx.db.delete(p).where(named);
  else {
    const row = { subjectKind, level, grantedBy: by, updatedAt: ctx.now };
    await ctx.db
      .insert(p)
      .values({ guildId: ctx.guildId, discordId, serviceId, ...row })
      .onConflictDoUpdate({ target: [p.guildId, p.discordId, p.serviceId], set: row });
  }
  await recordAudit(ctx, {
    action: "nitrado.permission.set",
    subjectType: "service",
    subjectId: serviceId,
    before: { discordId, subjectKind: before?.subjectKind ?? subjectKind, level: before?.level ?? 0 },
    after: { discordId, subjectKind, level },
  });
}
