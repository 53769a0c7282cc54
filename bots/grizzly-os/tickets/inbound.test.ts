import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type TicketWorld, ticketWorld } from "@/db/testing/ticket-world";
import { type Ear, openEar } from "@/features/live/ear";
import { ticketOf } from "@/features/tickets/data/tickets";
import { ticketMirror } from "@/features/tickets/mirror/data/mirror";
import { writerIn } from "@/features/tickets/mirror/data/writer";
import { retryMirror } from "@/features/tickets/mirror/mutations/retry";
import { closeTicket } from "@/features/tickets/mutations/change";
import { personByKey } from "@/sandbox/population";
import { published } from "../bus";
import { followTyping, type Typist } from "../live/typing";
import { runTickets } from "./testing/run-tickets";

let t: TestDatabase;
let world: TicketWorld;
let bot: Awaited<ReturnType<typeof runTickets>> | null = null;
let ear: Ear;
let runs = 0;
const typed: (Typist & { on: boolean })[] = [];

const start = async () => {
  const { apiUrl, botToken } = world;
  bot = await runTickets({
    apiUrl,
    botToken,
    worker: `run-${runs++}`,
    register: true,
    started: (client) => followTyping(client, (typist, on) => typed.push({ ...typist, on })),
    hear: published(ear),
  });
};
const stop = async () => {
  await bot?.stop();
  bot = null;
};

beforeAll(async () => {
  t = await testDatabase();
  world = await ticketWorld(t);
  ear = openEar(t.pool);
  await start();
});
afterAll(async () => {
  await stop();
  await ear.close();
  await world.stop();
  await t.close();
});
afterEach(() => world.discord.works());

const ticket = (number: number) => withGuild(world.job, (ctx) => ticketOf(ctx, number));
const mirror = (number: number) => withGuild(world.job, (ctx) => ticketMirror(ctx, number));
const soon = { timeout: 8_000, interval: 20 };
async function thread(number: number): Promise<string> {
  await expect.poll(async () => (await world.stored(number)).at(-1)?.state, soon).toBe("delivered");
  return (await world.threadOf(number)) ?? "";
}
const texts = async (number: number) =>
  (await world.stored(number)).filter((one) => !one.deleted).map((one) => one.text);

const named = (key: string) => {
  const { id, name } = personByKey(key);
  return { id, name };
};

describe("from Discord", () => {
  it("takes the opener's words and staff's, which count as an answer, and nobody else's", async () => {
    const number = await world.open("rook77");
    const id = await thread(number);
    const mine = await world.discord.writes("rook77", id, "It was a <:rifle:123456789012345678>.");
    await world.discord.writes("quietledger", id, "Which trader?");
    await expect.poll(() => texts(number), soon).toHaveLength(3);
    expect(await ticket(number)).toMatchObject({
      waitingFor: "opener",
      assignee: { discordId: personByKey("quietledger").id },
      messages: [{}, { kind: "opener", text: "It was a :rifle:." }, { kind: "staff", source: "discord" }],
    });
    expect((await ticket(number)).firstAnswerAt).not.toBeNull();
    await world.discord.edits("rook77", mine.id, "It was a Mosin.");
    await expect.poll(async () => (await texts(number))[1], soon).toBe("It was a Mosin.");
    await world.discord.deletes("rook77", mine.id);
    await expect.poll(() => texts(number), soon).toHaveLength(2);
    // What came from there is not sent back.
    expect((await world.discord.messages(id)).filter((one) => one.authorId === world.botId)).toHaveLength(2);
  });

  it("hears who writes in a ticket's thread until they sent it, and nothing of strangers and other channels", async () => {
    const number = await world.open("rook77");
    const id = await thread(number);
    typed.length = 0;
    const general = world.guild.channels.find((one) => one.key === "general")?.id ?? "";
    await world.discord.types("quietledger", general);
    await world.discord.types("rook77", id);
    await world.discord.types("quietledger", id);
    await expect.poll(() => typed.length, soon).toBe(2);
    const { guild } = world;
    expect(typed).toEqual(
      expect.arrayContaining([
        { guildId: guild.id, number, side: "opener", on: true, ...named("rook77") },
        { guildId: guild.id, number, side: "staff", on: true, ...named("quietledger") },
      ]),
    );
    await world.discord.writes("quietledger", id, "One moment.");
    await expect.poll(() => typed.slice(2), soon).toEqual([expect.objectContaining({ on: false })]);
    expect(typed[2]).toMatchObject({ side: "staff", ...named("quietledger") });
    const stranger = personByKey("mudboots").id;
    expect(await withGuild(world.job, (ctx) => writerIn(ctx, id, stranger))).toBeNull();
  });

  it("checks files as an upload is, and names what was not kept", async () => {
    const number = await world.open("mudboots");
    const id = await thread(number);
    const files = [
      { name: "server.log", bytes: "10:00:01 | Player connected", type: "text/plain" },
      { name: "picture.png", bytes: "no picture", type: "image/png" },
    ];
    await world.discord.writes("mudboots", id, "Both.", files);
    await expect.poll(() => texts(number), soon).toHaveLength(2);
    expect((await texts(number))[1]).toMatch(/^Both\.\nNot kept, look at it in Discord: picture\.png\./);
    const kept = await t.sql("select file_name from ticket_attachments where guild_id = $1", [
      world.guild.id,
    ]);
    expect(kept).toEqual([{ file_name: "server.log" }]);
  });

  it("reads after an absence what was written, changed and taken back meanwhile", async () => {
    const number = await world.open("drymatch");
    const id = await thread(number);
    const ended = await world.open("mudboots");
    const other = await thread(ended);
    const one = await world.discord.writes("drymatch", id, "One.");
    const two = await world.discord.writes("drymatch", id, "Two.");
    await expect.poll(() => texts(number), soon).toHaveLength(3);
    await stop();
    await world.discord.edits("drymatch", one.id, "One, changed.");
    await world.discord.deletes("drymatch", two.id);
    await world.discord.writes("drymatch", id, "Three.");
    await world.answer(number, "Away.");
    await world.discord.writes("mudboots", other, "Before the end.");
    await world.work("quietledger", (ctx) => closeTicket(ctx, { number: ended, reason: "" }, "staff"));
    await start();
    await expect
      .poll(async () => (await world.stored(ended)).map((one) => one.text), soon)
      .toContain("Before the end.");
    await expect
      .poll(() => texts(number), soon)
      .toEqual(["It was at Green Mountain, at 9:48.", "One, changed.", "Away.", "Three."]);
    await world.discord.gateway("cut");
    await world.discord.writes("drymatch", id, "Four.");
    await expect.poll(async () => (await texts(number)).at(-1), soon).toBe("Four.");
  });
});

describe("a Discord in trouble", () => {
  it("keeps nobody from working, and has everything in order afterwards", async () => {
    const number = await world.open("rook77");
    const id = await thread(number);
    await world.discord.fault({ mode: "error", path: `/channels/${id}` });
    const sent = [await world.answer(number, "One."), await world.answer(number, "Two.")];
    await expect.poll(async () => (await mirror(number))?.nextTryAt, soon).not.toBeNull();
    const [first, second] = sent.map((one) => one);
    const waiting = await mirror(number);
    expect(waiting?.messages[first ?? 0]).toMatchObject({ state: "unknown", error: "Discord answered 500" });
    expect(waiting?.messages[second ?? 0]).toMatchObject({ error: null });
    await world.discord.works();
    await world.work("quietledger", (ctx) => retryMirror(ctx, { number, messageId: first ?? 0 }));
    await expect.poll(async () => (await world.stored(number)).at(-1)?.state, soon).toBe("delivered");
    await world.discord.fault({
      mode: "rate_limited",
      retryAfterSeconds: 1,
      remaining: 1,
      path: `/channels/${id}`,
    });
    await world.answer(number, "Three.");
    await expect.poll(async () => (await world.stored(number)).at(-1)?.state, soon).toBe("delivered");
    const own = (await world.discord.messages(id)).filter((one) => one.content.includes("#message-"));
    expect(own.map((one) => one.content.split("\n")[1])).toEqual([
      "It was at Green Mountain, at 9:48.",
      "One.",
      "Two.",
      "Three.",
    ]);
    const audit = await t.sql("select 1 from audit_log where action = 'tickets.mirror.retry'");
    expect(audit).toHaveLength(1);
  });

  it("asks no more for a thread that was left behind and belongs to no ticket since", async () => {
    const number = await world.open("drymatch");
    const id = await thread(number);
    // A sequence keeps its count where a transaction is rolled back.
    await t.sql(`create sequence refused; grant usage on sequence refused to public;
      create function refuse() returns trigger language plpgsql as
      $$ begin perform nextval('refused'); raise 'refused by a test'; end $$;
      create trigger refuse before insert on ticket_messages for each row when (new.message = 'Refused.')
      execute function refuse()`);
    await world.discord.writes("drymatch", id, "Refused.");
    await expect
      .poll(async () => (await t.sql("select 1 from refused where is_called")).length, soon)
      .toBe(1);
    await t.sql("update tickets set thread_id = null where thread_id = $1", [id]);
    await new Promise((end) => setTimeout(end, 3_000));
    // It ends only when its tasks do.
    await stop();
    await t.sql("drop trigger refuse on ticket_messages");
    await start();
  });
});

describe("who has no thread", () => {
  it("is told why, and a report about staff is never mirrored", async () => {
    const number = await world.open("mudboots", { type: "staff", title: "About an agent" });
    await expect.poll(async () => (await mirror(number))?.state, soon).toBe("off");
    expect((await mirror(number))?.problem).toContain("private");
    await t.sql("delete from guild_channels where guild_id = $1 and purpose = 'tickets'", [world.guild.id]);
    const other = await world.open("fernandflint");
    await expect.poll(async () => (await mirror(other))?.state, soon).toBe("off");
    expect((await mirror(other))?.problem).toContain("/ticket-panel");
    expect(await world.threadOf(other)).toBeNull();
    await bringChannelBack();
  });
});

async function bringChannelBack(): Promise<void> {
  await t.sql(
    "insert into guild_channels (guild_id, channel_id, purpose, name) values ($1, $2, 'tickets', 'tickets')",
    [world.guild.id, world.channelId],
  );
}

describe("opening in Discord", () => {
  it("goes by command, choice and form, with the site's rules, and answers with the thread", async () => {
    const asked = await world.discord.slash("echoridge", world.channelId, "ticket", { about: "server" });
    if (asked.kind !== "modal") throw new Error(asked.kind);
    expect(asked.modal.fields.map((field) => field.customId)).toEqual(["title", "server", "when", "text"]);
    const fields = {
      title: "Rubber banding",
      text: "Everything jumps back two seconds.",
      server: "",
      when: "21:40",
    };
    const answer = await world.discord.answered(
      await world.discord.submits("echoridge", asked.modal, fields),
      8_000,
    );
    expect(answer.ephemeral).toBe(true);
    await expect
      .poll(async () => {
        const all = await world.discord.messages(answer.channelId, { who: "echoridge" });
        return all.at(-1)?.content;
      }, soon)
      .toMatch(/^Ticket \d+ is open: <#\d+>/);
  });

  it("goes by the button that a manager puts into a channel", async () => {
    const done = await world.discord.answered(
      await world.discord.slash("hollowpine", world.channelId, "ticket-panel"),
    );
    expect(done.content).toContain("Done");
    const button = (await world.discord.messages(world.channelId)).find((one) =>
      one.content.includes("Write to the staff"),
    );
    const menu = await world.discord.answered(
      await world.discord.presses("cinderlynx", button?.id ?? "", "ticket-open:panel"),
    );
    const chosen = await world.discord.selects("cinderlynx", menu.id, "ticket-type:choose", ["other"]);
    if (chosen.kind !== "modal") throw new Error(chosen.kind);
    const blank = { title: "\u200b\u200b\u200b\u200b", text: "Something that I would like to know." };
    const refused = await world.discord.answered(
      await world.discord.submits("cinderlynx", chosen.modal, blank),
    );
    expect(refused.content).toContain("Something that I would like to know.");
    expect(refused.content).toContain("Say something that can be read.");
  });
});
