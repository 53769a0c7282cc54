import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { accountDeletions } from "@/db/schema/account";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { unlinkPatreon } from "@/features/supporters/mutations/link";
import { wishRoles } from "@/features/supporters/mutations/roles";
import { HOUR, SECOND } from "@/lib/time";
import { ERASURES } from "../erasures";
import type { Erasure } from "../plan-types";
import { retryAfterMs } from "../rules";
import { erasureSql, type Who } from "../sql";

const d = accountDeletions;

interface Due {
  id: string;
  grizzly_user_id: string;
  stand_in: string;
  done: Record<string, number>;
  discord_id: string | null;
  started_at: Date | null;
}

/** As long as something elsewhere is waited for, it is looked at this often, and for so long. */
const LOOK_MS = 3 * SECOND;
const LONGEST_MS = HOUR;

// Locked until the step is done: another process takes the next person.
const DUE = `
select d.id, d.grizzly_user_id, d.stand_in, d.done, d.started_at, u.discord_id
from account_deletions d left join grizzly_users u on u.id = d.grizzly_user_id
where d.state in ('asked','running') and d.due_at <= $1 and d.next_try_at <= $1 and ($2::uuid is null or d.id = $2)
order by d.due_at limit 1 for update of d skip locked`;

async function unlink(ctx: SystemContext, personId: string): Promise<number> {
  const [row] = await prepared<{ linked: boolean }>(
    ctx.db,
    "select patreon_user_id is not null as linked from grizzly_users where id = $1",
    [personId],
  );
  if (!row?.linked) return 0;
  await unlinkPatreon(ctx, personId);
  return 1;
}

/** @returns how many rows it was about; null where something is still waited for */
async function carryOut(ctx: SystemContext, step: Erasure, who: Who, due: Due): Promise<number | null> {
  if (step.verb === "call" && step.call === "unlink") return unlink(ctx, who.personId);
  if (step.verb === "call") {
    await wishRoles(ctx, who.personId);
    return 1;
  }
  const result = await ctx.db.execute(sql.raw(erasureSql(step, who)));
  const rows = result.rowCount ?? 0;
  if (step.verb !== "wait" || rows === 0) return rows;
  const since = (due.started_at ?? ctx.now).getTime();
  return ctx.now.getTime() - since > LONGEST_MS ? rows : null;
}

/**
 * Carries out the next step of a deletion that is due, and notes it, in one transaction: each step happens once, and
 * whoever dies on the way leaves the rest to the next one.
 * @param only this deletion alone
 * @returns null where nothing is due, or something else has to happen before
 */
export async function eraseStep(
  ctx: SystemContext,
  only: string | null = null,
): Promise<{ id: string; ended: boolean } | null> {
  const [due] = await prepared<Due>(ctx.db, DUE, [ctx.now, only]);
  if (!due) return null;
  const step = ERASURES.find(({ name }) => !(name in due.done));
  if (!step || due.discord_id === null) {
    await prepared(
      ctx.db,
      "update account_deletions set state = 'done', done_at = $2, error = null where id = $1",
      [due.id, ctx.now],
    );
    await recordAudit(ctx, {
      action: "identity.account.delete",
      subjectType: "person",
      subjectId: due.grizzly_user_id,
      after: { tables: Object.keys(due.done).length },
    });
    return { id: due.id, ended: true };
  }
  const who = { discordId: due.discord_id, personId: due.grizzly_user_id, standIn: due.stand_in };
  const rows = await carryOut(ctx, step, who, due);
  if (rows === null) {
    await prepared(ctx.db, "update account_deletions set next_try_at = $2 where id = $1", [
      due.id,
      new Date(ctx.now.getTime() + LOOK_MS),
    ]);
    return null;
  }
  await prepared(
    ctx.db,
    `update account_deletions set state = 'running', started_at = coalesce(started_at, $2), attempts = 0, error = null,
       done = done || jsonb_build_object($3::text, $4::int) where id = $1`,
    [due.id, ctx.now, step.name, rows],
  );
  return { id: due.id, ended: false };
}

/** A step failed: it is tried again, later each time, for as long as it takes. What was done stays done. */
export async function eraseFailed(ctx: SystemContext, id: string, error: string): Promise<void> {
  const [row] = await ctx.db
    .update(d)
    .set({ attempts: sql`${d.attempts} + 1`, error })
    .where(sql`${d.id} = ${id} and ${d.state} in ('asked','running')`)
    .returning({ attempts: d.attempts });
  if (!row) return;
  const nextTryAt = new Date(ctx.now.getTime() + retryAfterMs(row.attempts));
  await ctx.db.update(d).set({ nextTryAt }).where(sql`${d.id} = ${id}`);
}
