import type { SystemContext } from "@/db/context";
import { prepared } from "@/db/transaction";

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

/** Archives that wait to be made, the oldest first. */
export async function dueExports(ctx: SystemContext): Promise<string[]> {
  return ids(
    await prepared<{ id: string }>(
      ctx.db,
      "select id from account_exports where state = 'waiting' and next_try_at <= $1 order by created_at limit 20",
      [ctx.now],
    ),
  );
}

/** Accounts whose seven days are over, or that are half deleted. */
export async function dueDeletions(ctx: SystemContext): Promise<string[]> {
  return ids(
    await prepared<{ id: string }>(
      ctx.db,
      `select id from account_deletions where state in ('asked','running') and due_at <= $1 and next_try_at <= $1
       order by due_at limit 20`,
      [ctx.now],
    ),
  );
}
