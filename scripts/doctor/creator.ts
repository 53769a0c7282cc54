import { closeDatabase, createPool, setDatabasePool } from "@/db/client";
import { withSystem } from "@/db/context";
import { creatorInUse } from "@/features/supporters/creator-access";
import { creatorWords } from "@/features/supporters/creator-words";
import type { Env } from "@/lib/env";
import type { Finding } from "./finding";

/** The creator's access as it is used now, and whether it is renewed. Without a database it is the settings' own. */
export async function examineCreator(env: Env): Promise<{ token: string; findings: Finding[] }> {
  setDatabasePool(createPool(env.DATABASE_URL));
  try {
    const { token, access } = await withSystem({ kind: "system", job: "doctor" }, creatorInUse, {
      readOnly: true,
    });
    const { state, title, sentence } = creatorWords(access);
    return {
      token,
      findings: [{ state, subject: "Patreon creator's renewal", sentence: `${title}. ${sentence}` }],
    };
  } catch {
    return { token: env.PATREON_CREATOR_TOKEN, findings: [] };
  } finally {
    await closeDatabase();
  }
}
