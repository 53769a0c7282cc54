import { newId } from "@/lib/ids";
import type { TestDatabase } from "./database";

let people = 0;

export interface TestPayer {
  personId: string;
  discordId: string;
}

/** A person with a granted plan, who is a member of a guild that is there already. They pay for nothing yet. */
export async function supporterIn(t: TestDatabase, guildId: string, tier: string): Promise<TestPayer> {
  const [personId, discordId] = [newId(), `2900000000000${String(++people).padStart(5, "0")}`];
  await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, $3)", [
    personId,
    discordId,
    `Supporter ${people}`,
  ]);
  await t.sql("insert into guild_members (guild_id, discord_id) values ($1, $2)", [guildId, discordId]);
  if (tier !== "none")
    await t.sql("insert into subscriptions (grizzly_user_id, source, tier) values ($1, 'grant', $2)", [
      personId,
      tier,
    ]);
  return { personId, discordId };
}

/** Lets a plan pay for a guild, so that as many of its servers can be switched on as the plan covers. */
export async function givePlan(t: TestDatabase, guildId: string, tier: string): Promise<TestPayer> {
  const payer = await supporterIn(t, guildId, tier);
  await t.sql(
    `insert into guild_subscriptions (guild_id, supporter_user_id, tier, state, since) values ($1, $2, $3, 'active', now())
     on conflict (guild_id) do update set supporter_user_id = excluded.supporter_user_id, tier = excluded.tier`,
    [guildId, payer.personId, tier],
  );
  return payer;
}
