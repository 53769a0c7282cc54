import { bigint, customType, timestamp, uuid, varchar } from "drizzle-orm/pg-core";

/** A Discord id: 17 to 20 digits as text. */
export const snowflake = (name: string) => varchar(name, { length: 20 });

/** The tenant. Every row of a guild carries it, and every policy and composite key starts with it. */
export const guildId = () => snowflake("guild_id").notNull();

/** A guild, or nothing where the row belongs to the platform. */
export const guildIdOrPlatform = () => snowflake("guild_id");

/** A moment; `Date` in TypeScript. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = (name = "created_at") => moment(name).notNull().defaultNow();

export const updatedAt = () => moment("updated_at").notNull().defaultNow();

/** Whole coins, `bigint` on both sides. */
export const coins = (name: string) => bigint(name, { mode: "bigint" });

/** A number that the database hands out, below 2^53. */
export const identity = (name = "id") =>
  bigint(name, { mode: "number" }).notNull().generatedByDefaultAsIdentity();

/** Points to such a number. */
export const ref = (name: string) => bigint(name, { mode: "number" });

/** A whole number that may pass 2^31: bytes, counts. */
export const count = (name: string) => bigint(name, { mode: "number" });

/** A random id, for things that must not be guessed or counted. */
export const uuidId = (name = "id") => uuid(name).notNull().defaultRandom();

/** The person that a row belongs to: `grizzly_users.id`. */
export const person = (name = "grizzly_user_id") => uuid(name);

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
