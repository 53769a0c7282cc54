import { closeDatabase, createPool, setDatabasePool } from "@/db/client";
import { withGuild, withSystem } from "@/db/context";
import { reconcile } from "@/features/economy/data/reconcile";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { bad, type Finding, good, note } from "./finding";

const JOB = "doctor";

/** Whether the coins of every guild add up: balances, legs, orders, rewards, and what bounties hold. */
export async function examineBooks(databaseUrl: string): Promise<Finding[]> {
  setDatabasePool(createPool(databaseUrl));
  try {
    const guilds = await withSystem({ kind: "system", job: JOB }, knownGuildIds, { readOnly: true });
    const findings: Finding[] = [];
    let legs = 0;
    for (const guildId of guilds) {
      const books = await withGuild(scopeForJob(guildId, JOB), (ctx) => reconcile(ctx));
      legs += books.legs;
      findings.push(...books.problems.map((problem) => bad(`guild ${guildId}`, problem)));
    }
    if (findings.length > 0) return findings;
    return [good("all guilds", `The books of ${guilds.length} guilds are right, ${legs} ledger lines.`)];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [note("not examined", `The database did not let us read its books: ${why}`)];
  } finally {
    await closeDatabase();
  }
}
