import { randomUUID } from "node:crypto";
import { type GuildContext, type GuildScope, withGuild } from "@/db/context";
import { type PersonIds, seedGuilds, seedPeople } from "@/db/seed/people";
import { scopeForJob } from "@/features/guilds/scope";
import { writeAsStaff, writeNote } from "@/features/tickets/mutations/message";
import { openTicket } from "@/features/tickets/mutations/open";
import { noteInput, openTicketInput, replyInput } from "@/features/tickets/schema";
import { discordControl } from "@/sandbox/discord/testing";
import { guildByKey, personByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import type { TestDatabase } from "./database";

/** A message of a ticket as it is stored. */
interface StoredMessage {
  id: number;
  text: string | null;
  source: string;
  state: string;
  error: string | null;
  discordId: string | null;
  staff: boolean;
  deleted: boolean;
}

/** The demo's guild Black Pine with its people, here and in the sandbox's Discord, and its channel for tickets. */
export async function ticketWorld(database: TestDatabase) {
  const sandbox = await startSandbox({ port: 0 });
  const ids: PersonIds = await seedPeople();
  await seedGuilds();
  const guild = guildByKey("black-pine");
  const channelId = guild.channels.find((one) => one.key === "tickets")?.id ?? "";
  const discord = discordControl(sandbox.url);
  const job = scopeForJob(guild.id, "test");

  const as = (key: string): GuildScope => ({
    ...job,
    actor: { kind: "user", userId: ids.get(key)?.grizzlyUserId ?? "", discordId: personByKey(key).id },
  });
  const work = <T>(key: string, what: (ctx: GuildContext) => Promise<T>) => withGuild(as(key), what);

  return {
    sandbox,
    discord,
    guild,
    channelId,
    job,
    work,
    apiUrl: `${sandbox.url}/discord/api/v10`,
    botToken: sandbox.config.discord.apps[0]?.botToken ?? "",
    botId: sandbox.config.discord.clientId,

    /** Somebody opens a ticket on the website. @returns its number */
    async open(who = "rook77", change: object = {}): Promise<number> {
      const input = openTicketInput.parse({
        key: randomUUID(),
        type: "report",
        title: "Shot inside the trader",
        text: "It was at Green Mountain, at 9:48.",
        ...change,
      });
      return (await work(who, (ctx) => openTicket(ctx, input))).number;
    },
    /** Staff answer on the website. @returns the message's id */
    async answer(number: number, text: string, change: object = {}): Promise<number> {
      const input = replyInput.parse({ key: randomUUID(), number, text, seen: 0, anyway: true, ...change });
      return (await work("quietledger", (ctx) => writeAsStaff(ctx, input))).id;
    },
    async note(number: number, text: string): Promise<number> {
      const input = noteInput.parse({ key: randomUUID(), number, text });
      return (await work("quietledger", (ctx) => writeNote(ctx, input))).id;
    },

    /** The ticket's public messages as they are stored, in their order. */
    stored: (number: number): Promise<StoredMessage[]> =>
      database.sql<StoredMessage>(
        `select m.message_id::int as id, m.message as text, m.source, m.mirror_state as state, m.mirror_error as error,
           m.discord_message_id as "discordId", m.is_staff as staff, m.deleted_at is not null as deleted
         from ticket_messages m join tickets t using (guild_id, ticket_id)
         where t.guild_id = $1 and t.number = $2 and not m.is_internal order by m.message_id`,
        [guild.id, number],
      ),
    /** The ticket's thread in Discord; null while it has none. */
    async threadOf(number: number): Promise<string | null> {
      const [row] = await database.sql<{ id: string | null }>(
        "select thread_id as id from tickets where guild_id = $1 and number = $2",
        [guild.id, number],
      );
      return row?.id ?? null;
    },
    /** The same once its opener can write in it. */
    async openTo(number: number): Promise<string | null> {
      const [row] = await database.sql<{ id: string | null }>(
        "select thread_id as id from tickets where guild_id = $1 and number = $2 and message_id is not null",
        [guild.id, number],
      );
      return row?.id ?? null;
    },
    async stop(): Promise<void> {
      await sandbox.stop();
    },
  };
}

export type TicketWorld = Awaited<ReturnType<typeof ticketWorld>>;
