import { randomUUID } from "node:crypto";
import { WebSocket as Socket } from "ws";
import { Gateway } from "@/bots/grizzly-os/live/gateway";
import type { Limits } from "@/bots/grizzly-os/live/peer";
import { readTicket } from "@/bots/grizzly-os/live/read";
import type { DbPool } from "@/db/client";
import { withGuild } from "@/db/context";
import { scopeForInteraction } from "@/features/guilds/scope";
import { type Ear, openEar } from "@/features/live/ear";
import { ticketTopic } from "@/features/live/names";
import { signPass } from "@/features/live/pass";
import { LiveConnection } from "@/features/live/web/connection";
import { liveMessage, ticketNews } from "@/features/tickets/live/data";
import { writeAsOpener, writeAsStaff } from "@/features/tickets/mutations/message";
import { CatchUp } from "@/features/tickets/web/live/catch-up";
import { type Cable, cable } from "./live-cable";

export const SITE = "http://localhost:3000";
export const SECRET = "a secret of the live gateway's own tests";
export const GUILD = "100000000000000041";
const AGENT = "200000000000000041";
const OPENER = "200000000000000042";

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** A pass as the site signs it, for somebody made up. */
export const passFor = (topics: readonly string[], { userId = randomUUID(), ms = 60_000 } = {}): string =>
  signPass(SECRET, {
    userId,
    sessionId: randomUUID(),
    discordId: AGENT,
    name: "Mara",
    topics: topics.map((topic) => [topic, Date.now() + ms]),
  });

/** A browser as far as it follows a ticket, over a line that can be cut. */
export interface Follower {
  /** Ids of the messages that it ended up with, in its order. */
  ids(): number[];
  /** Ids as they were pushed, those that it knew already included. */
  pushed: number[];
  /** How often it asked for what it had missed. */
  asked(): number;
  line: Cable;
  close(): void;
}

export interface LiveWorld {
  url: string;
  gateway: Gateway;
  ear: Ear;
  /** An agent or the opener writes in a ticket, by the verbs of the desk. */
  write(number: number, by: "staff" | "opener", text: string): Promise<number>;
  /** An agent writes over a line of their own, and by the verb with the same key where nobody answers. */
  send(number: number, text: string): Promise<number>;
  /** What stands in a ticket. */
  stored(number: number): Promise<number[]>;
  follower(number: number): Promise<Follower>;
  close(): Promise<void>;
}

/** A browser's socket that cannot open throws nothing. */
function socketTo(url: string): WebSocket {
  const socket = new Socket(url, { origin: SITE });
  socket.on("error", () => undefined);
  return socket as unknown as WebSocket;
}

interface AgentsLine {
  line: LiveConnection;
  end(): void;
}

/** A line over which somebody writes in a ticket, once it follows it. */
async function agentsLine(url: string, topic: string): Promise<AgentsLine> {
  let whole = true;
  // A socket is one person's: a pass of somebody else closes it.
  const userId = randomUUID();
  const line = new LiveConnection({
    ask: async (topics) => {
      if (!whole) throw new Error("The page is closed.");
      return { url, pass: passFor(topics, { userId }), topics, renewInMs: 40_000 };
    },
    open: socketTo,
    watched: () => whole,
  });
  const over = await new Promise<() => void>((resolve) => {
    const unfollow = line.follow(topic, {
      live: (on) => on && resolve(() => unfollow()),
      heard: () => undefined,
    });
  });
  const end = () => {
    whole = false;
    over();
  };
  return { line, end };
}

/** A gateway over a database with one guild and some open tickets, and browsers that follow them. */
export async function liveWorld(
  sql: Sql,
  { tickets, pool, limits }: { tickets: number; pool: DbPool; limits?: Partial<Limits> },
): Promise<LiveWorld> {
  await sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'live')", [GUILD]);
  await sql(
    `insert into tickets (guild_id, number, title, created_by, waiting_for, data)
     select $1, n, 'Ticket ' || n, $2, 'staff', '{"openerName":"Jonas"}' from generate_series(1, $3::int) n`,
    [GUILD, OPENER, tickets],
  );
  const as = (discordId: string) =>
    scopeForInteraction({ id: String(10n ** 18n), guildId: GUILD, discordId });
  const answered = (key: string, number: number, text: string) =>
    withGuild(as(AGENT), (ctx) => writeAsStaff(ctx, { key, number, text, seen: 0, anyway: true }));
  const gateway = new Gateway({
    siteUrl: SITE,
    secret: SECRET,
    news: readTicket,
    // Whoever sends is let in here: what is looked at is the way of their words.
    words: async (_pass, { topic: { number }, body }) => {
      const { key, text } = body as { key: string; text: string };
      const { news, ...data } = await answered(key, number, text);
      const told = news && { version: news.version, message: liveMessage(news.message) };
      return { answer: { ok: true, data }, news: told };
    },
    ...(limits && { limits }),
  });
  const ear = openEar(pool);
  const heard = new Promise<void>((resolve) => {
    ear.on(
      (call) => gateway.hear(call),
      () => {
        gateway.missed();
        resolve();
      },
    );
  });
  const port = await gateway.listen(0, "127.0.0.1");
  await heard;
  const ask = (number: number, after: number) =>
    withGuild(as(AGENT), (ctx) => ticketNews(ctx, number, after), { readOnly: true });
  const url = `ws://127.0.0.1:${port}`;
  const lines = new Map<number, Promise<AgentsLine>>();
  return {
    url,
    gateway,
    ear,
    write: async (number, by, text) => {
      const key = randomUUID();
      const written =
        by === "staff"
          ? await answered(key, number, text)
          : await withGuild(as(OPENER), (ctx) => writeAsOpener(ctx, { key, number, text, reopen: false }));
      return written.id;
    },
    send: async (number, text) => {
      const key = randomUUID();
      const topic = ticketTopic(GUILD, number);
      const line = lines.get(number) ?? agentsLine(url, topic);
      lines.set(number, line);
      const answer = await (await line).line.write({ topic, note: false, body: { key, text } });
      return answer?.ok ? answer.data.id : (await answered(key, number, text)).id;
    },
    stored: async (number) =>
      (
        await sql<{ id: number }>(
          "select m.message_id::int as id from ticket_messages m join tickets t using (guild_id, ticket_id) where t.number = $1 order by 1",
          [number],
        )
      ).map((row) => row.id),
    follower: async (number) => {
      const line = await cable(port);
      const known: number[] = [];
      const pushed: number[] = [];
      let asked = 0;
      const news = new CatchUp(
        0,
        async (after) => {
          line.must();
          asked++;
          const missed = await ask(number, after);
          line.must();
          return missed;
        },
        (messages) => {
          for (const { id } of messages.slice(known.length)) known.push(id);
        },
        () => undefined,
      );
      const topic = ticketTopic(GUILD, number);
      const userId = randomUUID();
      const connection = new LiveConnection({
        ask: async (topics) => {
          line.must();
          return { url: line.url, pass: passFor(topics, { userId }), topics, renewInMs: 40_000 };
        },
        open: socketTo,
        watched: () => true,
      });
      const end = await new Promise<() => void>((resolve) => {
        const over = connection.follow(topic, {
          live: (on, head) => {
            if (on && head) news.came(head);
            if (on) resolve(() => over());
          },
          heard: (message) => {
            if (message.t !== "ticket") return;
            pushed.push(...message.messages.map(({ id }) => id));
            news.heard(message);
          },
        });
      });
      return {
        ids: () => [...known],
        pushed,
        asked: () => asked,
        line,
        close: () => {
          end();
          void line.close();
        },
      };
    },
    close: async () => {
      for (const line of lines.values()) (await line).end();
      await ear.close();
      await gateway.close();
    },
  };
}
