import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { accountExportFiles, accountExports } from "@/db/schema/account";
import { prepared } from "@/db/transaction";
import { notify } from "@/features/notices/mutations";
import { COLLECTIONS } from "../collections";
import { type CollectedRow, filesOf, pagesOf, readMe, wordsOf } from "../files";
import { EXPORT_LIVES_MS, MOST_ATTEMPTS, retryAfterMs } from "../rules";
import { pageSql } from "../sql";
import { packFile } from "../zip";

/** Rows of one page: each is a transaction, and a file of the archive. */
const PAGE = 2_000;

interface Open {
  id: string;
  grizzly_user_id: string;
  discord_id: string;
  name: string;
  step: number;
  after: string[] | null;
  rows: bigint;
  files: number;
}

// Locked until the page is written: another process takes the next archive.
const OPEN = `
select e.id, e.grizzly_user_id, u.discord_id, u.display_name as name, e.step, e.after, e.rows, e.files
from account_exports e join grizzly_users u on u.id = e.grizzly_user_id
where e.state = 'waiting' and e.next_try_at <= $1 and ($2::uuid is null or e.id = $2) order by e.created_at limit 1
for update of e skip locked`;

async function store(
  ctx: SystemContext,
  open: Open,
  files: readonly [string, Buffer | string][],
): Promise<number> {
  let bytes = 0;
  for (const [at, [name, content]] of files.entries()) {
    const packed = packFile(name, content);
    bytes += packed.packed.length;
    await ctx.db.insert(accountExportFiles).values({
      ...packed,
      exportId: open.id,
      grizzlyUserId: open.grizzly_user_id,
      position: open.files + at,
    });
  }
  return bytes;
}

async function finish(ctx: SystemContext, open: Open): Promise<void> {
  const names = await prepared<{ name: string; size: number }>(
    ctx.db,
    "select name, size from account_export_files where export_id = $1 order by position",
    [open.id],
  );
  const bytes = await store(ctx, open, [["README.txt", readMe(open.name, names, ctx.now)]]);
  const expiresAt = new Date(ctx.now.getTime() + EXPORT_LIVES_MS);
  await prepared(
    ctx.db,
    `update account_exports set state = 'ready', doing = null, files = files + 1, bytes = bytes + $2, ready_at = $3, expires_at = $4
     where id = $1`,
    [open.id, bytes, ctx.now, expiresAt],
  );
  await notify(ctx, {
    grizzlyUserId: open.grizzly_user_id,
    kind: "identity.export",
    level: "success",
    title: "Your archive is ready",
    body: "Fetch it within seven days. Only you can.",
    href: "/me/account#archive",
    key: `identity.export:${open.id}`,
  });
}

/**
 * Reads the next page of an archive that is due into it, in one transaction: whoever dies on the way leaves what was
 * there before, and the next one goes on from it.
 * @param only this archive alone
 * @returns the archive's id; null where nothing is due
 */
export async function collectPage(ctx: SystemContext, only: string | null = null): Promise<string | null> {
  const [first] = await prepared<Open>(ctx.db, OPEN, [ctx.now, only]);
  if (!first) return null;
  const holding = COLLECTIONS[first.step];
  if (!holding) {
    await finish(ctx, first);
    return first.id;
  }
  const limit = holding.bytes ? 1 : PAGE;
  const who = { discordId: first.discord_id, personId: first.grizzly_user_id };
  const rows = await prepared<CollectedRow>(
    ctx.db,
    pageSql(holding, who, first.after, limit),
    first.after ?? [],
  );
  const [{ pages = 0 } = {}] = await prepared<{ pages: number }>(
    ctx.db,
    "select count(*)::int as pages from account_export_files where export_id = $1 and starts_with(name, $2) and name like '%.json'",
    [first.id, pagesOf(holding)],
  );
  const files = filesOf(holding, rows, pages, who.discordId);
  const bytes = await store(ctx, first, files);
  const more = rows.length === limit;
  await prepared(
    ctx.db,
    `update account_exports set step = step + $2, after = $3::jsonb, doing = $4, rows = rows + $5, files = files + $6, bytes = bytes + $7,
       attempts = 0, error = null where id = $1`,
    [
      first.id,
      more ? 0 : 1,
      more ? JSON.stringify(rows.at(-1)?.key) : null,
      wordsOf(holding),
      rows.length,
      files.length,
      bytes,
    ],
  );
  return first.id;
}

/** A page failed: it is tried again later, and given up after some tries. */
export async function collectFailed(ctx: SystemContext, id: string, error: string): Promise<void> {
  const e = accountExports;
  const [row] = await ctx.db
    .update(e)
    .set({ attempts: sql`${e.attempts} + 1`, error })
    .where(sql`${e.id} = ${id} and ${e.state} = 'waiting'`)
    .returning({ attempts: e.attempts });
  if (!row) return;
  const over = row.attempts >= MOST_ATTEMPTS;
  const nextTryAt = new Date(ctx.now.getTime() + retryAfterMs(row.attempts));
  await ctx.db
    .update(e)
    .set(over ? { state: "failed" } : { nextTryAt })
    .where(sql`${e.id} = ${id}`);
}
