type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

const PATIENCE_MS = 15_000;

/**
 * Waits until every transaction of the database server that runs now has ended: what is counted behind a mark waits
 * for them, and other suites have theirs on the same server.
 */
export async function olderTransactionsEnd(sql: Sql): Promise<void> {
  const [mine] = await sql<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const [now] = await sql<{ over: boolean }>(
      "select pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8 as over",
      [mine?.xid],
    );
    if (now?.over) return;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error("A transaction of this database server does not end.");
}
