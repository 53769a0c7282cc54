import { randomInt, randomUUID } from "node:crypto";
import { type GuildScope, withGuild } from "@/db/context";
import { createZone } from "@/features/deliveries/mutations";
import { grantCoins } from "@/features/economy/mutations/staff";
import { scopeForInteraction, scopeForJob } from "@/features/guilds/scope";
import { createItem } from "@/features/shop/mutations/items";
import { type ItemInput, itemInput, type PurchaseInput } from "@/features/shop/schema";

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

export interface Person {
  userId: string;
  discordId: string;
  playerId: number;
  name: string;
}

export interface ShopWorld {
  guildId: string;
  serviceId: string;
  zoneId: string;
  people: Person[];
  /** As the platform's job: arranges, advances, checks. */
  job: GuildScope;
  /** As a person who acts through a Discord interaction. */
  as(person: Person): GuildScope;
  /** As a signed-in person, whose tier is readable. */
  signedIn(person: Person): GuildScope;
  give(person: Person, amount: number): Promise<void>;
  /** @returns the item's id */
  item(change?: Partial<ItemInput>): Promise<number>;
  order(person: Person, itemId: number, change?: Partial<PurchaseInput>): PurchaseInput;
}

const snowflake = () => `1${String(randomInt(10 ** 14)).padStart(14, "0")}${randomInt(1000, 9999)}`;

/**
 * A guild with one game server, a drop zone, and linked people. What no verb of ours makes (persons, the guild,
 * players) is inserted by the owner; all else goes through the features' verbs.
 */
export async function shopWorld(sql: Sql, people: number): Promise<ShopWorld> {
  const guildId = snowflake();
  const serviceId = String(randomInt(1_000_000, 9_999_999));
  await sql("insert into guilds (guild_id, name, slug, is_public) values ($1, 'Black Pine', $2, true)", [
    guildId,
    `black-pine-${guildId}`,
  ]);
  await sql(
    "insert into nitrado_services (guild_id, service_id, name, map) values ($1, $2, 'One', 'chernarusplus')",
    [guildId, serviceId],
  );
  const crowd = await peopleOf(sql, guildId, people);
  const job = scopeForJob(guildId, "test");
  const zone = await withGuild(job, (ctx) =>
    createZone(ctx, {
      kind: "drop_zone",
      name: "Kabanino barn",
      map: "chernarusplus",
      serviceId,
      x: 5_312.4,
      z: 8_604.1,
      altitude: 311.6,
      radius: null,
      outline: null,
      openHours: null,
      reason: null,
    }),
  );
  const as = (person: Person) =>
    scopeForInteraction({ id: randomUUID(), guildId, discordId: person.discordId });
  return {
    guildId,
    serviceId,
    zoneId: zone.id,
    people: crowd,
    job,
    as,
    signedIn: (person) => ({
      ...job,
      actor: { kind: "user", userId: person.userId, discordId: person.discordId },
    }),
    give: async ({ discordId }, amount) => {
      const input = { key: `grant-${randomUUID()}`, discordId, amount, reason: "For a test" };
      await withGuild(job, (ctx) => grantCoins(ctx, input));
    },
    item: async (change = {}) => {
      const input = itemInput.parse({
        name: `Rifle ${randomUUID()}`,
        categoryId: null,
        kind: "in_game",
        price: 100,
        stock: null,
        maxPerPerson: null,
        limitCount: null,
        limitHours: null,
        classNames: ["M4A1"],
        ...change,
      });
      return (await withGuild(job, (ctx) => createItem(ctx, input))).id;
    },
    order: (person, itemId, change = {}) => ({
      key: randomUUID(),
      itemId,
      quantity: 1,
      expectedPrice: 100,
      playerId: person.playerId,
      serviceId,
      place: { kind: "place", id: zone.id },
      ...change,
    }),
  };
}

async function peopleOf(sql: Sql, guildId: string, count: number): Promise<Person[]> {
  const base = 10 ** 9 + randomInt(10 ** 9);
  const crowd = Array.from({ length: count }, (_, at) => ({
    userId: randomUUID(),
    discordId: snowflake(),
    playerId: base + at,
    name: `Player_${at}`,
  }));
  const arrays = [
    guildId,
    crowd.map((one) => one.userId),
    crowd.map((one) => one.discordId),
    crowd.map((one) => one.playerId),
    crowd.map((one) => one.name),
  ];
  await sql(
    `with p as (select * from unnest($2::uuid[], $3::text[], $4::bigint[], $5::text[]) as p (id, discord, player, name)),
     person as (insert into grizzly_users (id, discord_id, display_name) select id, discord, name from p),
     player as (insert into player_profiles (guild_id, player_id, platform_id, ingame_name) select $1, player, name, name from p)
     insert into player_links (guild_id, discord_id, ingame_name, player_id, verified) select $1, discord, name, player, true from p`,
    arrays,
  );
  return crowd;
}
