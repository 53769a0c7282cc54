import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { ticketOf } from "../data/tickets";
import { deleteMessage } from "../mutations/edit";
import { writeAsOpener, writeNote } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { openTicketInput } from "../schema";
import { WAITING_FILES } from "./limits";
import { attachFiles, dropUpload, keepUpload } from "./mutations";
import { prepareFile } from "./prepare";
import type { ReadyFile } from "./schema";
import { fileResponse } from "./serve";
import { mp4, png } from "./testing/samples";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let picture: ReadyFile;
let video: ReadyFile;

const person = (nr: number, of = world): Person => {
  const found = of.people[nr];
  if (!found) throw new Error("The world has three people.");
  return found;
};
const key = () => randomUUID();
const as = <T>(who: Person, work: Parameters<typeof withGuild<T>>[1], of = world) =>
  withGuild(of.signedIn(who), work);
const upload = (who: Person, file = picture, of = world) => as(who, (ctx) => keepUpload(ctx, file), of);
const open = (who: Person, files: string[] = [], of = world) =>
  as(
    who,
    (ctx) =>
      openTicket(
        ctx,
        openTicketInput.parse({
          key: key(),
          type: "server",
          title: "Shot inside the trader",
          text: "It was at Green Mountain, at 9:48.",
          files,
        }),
      ),
    of,
  ).then((opened) => opened.number);
const filesIn = async (number: number) =>
  (await as(person(1), (ctx) => ticketOf(ctx, number))).messages.map((message) => message.files);
const ask = async (
  who: Person,
  number: number,
  id: string,
  change: { opener?: boolean; headers?: Record<string, string>; preview?: boolean; of?: ShopWorld } = {},
) => {
  const of = change.of ?? world;
  const response = await fileResponse(
    { scope: of.signedIn(who), openerId: change.opener ? who.discordId : undefined },
    {
      number,
      id,
      preview: change.preview ?? false,
      request: new Request("http://localhost/", { headers: change.headers ?? {} }),
    },
  );
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 1)];
  for (const one of [world, other]) {
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
      [one.guildId, one.people.map((who) => who.discordId)],
    );
    await withGuild(one.job, (ctx) =>
      updateModeration(ctx, { tickets: { openers: "everyone", maxOpen: 20, note: "" } }),
    );
  }
  picture = await prepareFile({ name: "trader.png", bytes: await png() });
  video = await prepareFile({ name: "trader “9:48”.mp4", bytes: mp4(3_000) });
});
afterAll(() => db.close());

describe("files of a message", () => {
  it("go with the ticket's first words, an answer, and a message without words, in their order", async () => {
    const [one, two] = [await upload(person(0)), await upload(person(0), video)];
    const number = await open(person(0), [two.id, one.id]);
    expect(await filesIn(number)).toEqual([[two, one]]);
    const three = await upload(person(0));
    await as(person(0), (ctx) =>
      writeAsOpener(ctx, { key: key(), number, text: "", reopen: false, files: [three.id] }),
    );
    expect((await filesIn(number)).map((files) => files.length)).toEqual([2, 1]);
    await expect(
      as(person(0), (ctx) => writeAsOpener(ctx, { key: key(), number, text: "", reopen: false })),
    ).rejects.toMatchObject({ fields: { text: "Say something first." } });
  });

  it("are taken once, by whoever uploaded them, in their guild", async () => {
    const number = await open(person(0));
    const mine = await upload(person(0));
    const send = (who: Person, id: string) =>
      as(who, (ctx) => writeNote(ctx, { key: key(), number, text: "See.", files: [id] }));
    await expect(send(person(1), mine.id)).rejects.toMatchObject({ fields: { files: expect.any(String) } });
    const theirs = await upload(person(0, other), picture, other);
    await expect(send(person(0), theirs.id)).rejects.toMatchObject({ code: "invalid" });
    await send(person(0), mine.id);
    await expect(send(person(0), mine.id)).rejects.toMatchObject({ code: "invalid" });
    // A refused message is not there either.
    expect(await filesIn(number)).toEqual([[], [mine]]);
  });

  it("wait so many at a time, can be dropped by their own, and are forgotten after a day", async () => {
    const who = person(2);
    const first = await upload(who);
    await expect(as(person(1), (ctx) => dropUpload(ctx, first.id))).rejects.toMatchObject({
      code: "not_found",
    });
    await as(who, (ctx) => dropUpload(ctx, first.id));
    for (let nr = 0; nr < WAITING_FILES; nr++) await upload(who);
    await expect(upload(who)).rejects.toMatchObject({ fields: { files: expect.stringContaining("wait") } });
    await db.sql(
      "update ticket_attachments set created_at = now() - interval '25 hours' where ticket_id is null",
    );
    await upload(who);
    const [left] = (await db.sql(
      "select count(*)::int as n from ticket_attachments where guild_id = $1 and ticket_id is null",
      [world.guildId],
    )) as { n: number }[];
    expect(left?.n).toBe(1);
  });

  it("that come from elsewhere are kept with a message as far as there is room", async () => {
    const number = await open(person(0));
    const id = await as(person(1), (ctx) => ticketOf(ctx, number)).then((one) => one.messages[0]?.id ?? 0);
    const bot = { ...world.job, actor: { kind: "bot", bot: "grizzly-os" } as const };
    const { kept, refused } = await withGuild(bot, (ctx) =>
      attachFiles(
        ctx,
        id,
        Array.from({ length: 62 }, (_, nr) => ({ ...picture, name: `${nr}.png` })),
      ),
    );
    expect([kept.length, refused.length]).toEqual([60, 2]);
    expect(refused[0]).toEqual({ name: "60.png", why: expect.stringContaining("60 files at most") });
    expect((await filesIn(number))[0]?.map((file) => file.name).slice(0, 3)).toEqual([
      "0.png",
      "1.png",
      "2.png",
    ]);
  });

  it("go with their message when it is deleted", async () => {
    const file = await upload(person(0));
    const number = await open(person(0));
    const { id } = await as(person(0), (ctx) =>
      writeAsOpener(ctx, { key: key(), number, text: "Look.", reopen: false, files: [file.id] }),
    );
    expect((await ask(person(1), number, file.id)).status).toBe(200);
    await as(person(0), (ctx) => deleteMessage(ctx, { messageId: id }, "opener"));
    await expect(ask(person(1), number, file.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await db.sql("select 1 from ticket_attachments where id = $1", [file.id])).toEqual([]);
  });
});

describe("serving", () => {
  it("gives bytes with a type, a name and a policy under which they are no page", async () => {
    const file = await upload(person(0), video);
    const number = await open(person(0), [file.id]);
    const whole = await ask(person(0), number, file.id, { opener: true });
    expect(whole.bytes.equals(video.content)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "video/mp4",
      "content-disposition":
        "inline; filename=\"trader _9:48_.mp4\"; filename*=UTF-8''trader%20%E2%80%9C9%3A48%E2%80%9D.mp4",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=3600",
      "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
    });
    const part = await ask(person(0), number, file.id, { opener: true, headers: { range: "bytes=100-199" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 100-199/${video.size}`);
    expect(part.bytes.equals(video.content.subarray(100, 200))).toBe(true);
    expect((await ask(person(0), number, file.id, { headers: { range: "bytes=99999-" } })).status).toBe(416);
    const etag = whole.headers.get("etag") ?? "";
    expect((await ask(person(0), number, file.id, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("gives the small picture for a conversation, and downloads what is no picture", async () => {
    const text = await prepareFile({ name: "server.ADM", bytes: Buffer.from("AdminLog\n") });
    const [small, log] = [await upload(person(0)), await upload(person(0), text)];
    const number = await open(person(0), [small.id, log.id]);
    const preview = await ask(person(1), number, small.id, { preview: true });
    expect(preview.headers.get("content-type")).toBe("image/webp");
    expect(preview.bytes.equals(picture.preview ?? Buffer.alloc(0))).toBe(true);
    const download = await ask(person(1), number, log.id, { preview: true });
    expect(download.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(download.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("is for the ticket's staff and its opener, never for a note's opener, another ticket or guild", async () => {
    const [file, inNote] = [await upload(person(0)), await upload(person(1))];
    const number = await open(person(0), [file.id]);
    const second = await open(person(2));
    await as(person(1), (ctx) => writeNote(ctx, { key: key(), number, text: "See.", files: [inNote.id] }));
    expect((await ask(person(1), number, inNote.id)).status).toBe(200);
    for (const attempt of [
      () => ask(person(0), number, inNote.id, { opener: true }),
      () => ask(person(2), number, file.id, { opener: true }),
      () => ask(person(2), second, file.id, { opener: true }),
      () => ask(person(1), second, file.id),
      () => ask(person(0, other), number, file.id, { of: other }),
      () => ask(person(1), number, "../../etc/passwd"),
      () => ask(person(1), number, randomUUID()),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });

  it("never gives what waits to be sent", async () => {
    const waiting = await upload(person(0));
    const number = await open(person(0));
    await expect(ask(person(0), number, waiting.id, { opener: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
