import { withGuild } from "@/db/context";
import { requireGuild } from "@/features/identity/web/session";
import { auditPage, recentActors } from "../data";
import { type AuditAsked, queryOf } from "../query";

/** Lines of one page. */
const PAGE = 50;

/** A page of a guild's log, and who has done something lately. */
export async function loadAudit(guildId: string, asked: AuditAsked) {
  const { scope, access, user } = await requireGuild(guildId, "audit");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [page, actors] = await Promise.all([
        auditPage(ctx, { ...queryOf(asked, user.timeZone), limit: PAGE }),
        recentActors(ctx),
      ]);
      return { ...page, actors };
    },
    { readOnly: true },
  );
  return { ...facts, access };
}

export type AuditData = Awaited<ReturnType<typeof loadAudit>>;
