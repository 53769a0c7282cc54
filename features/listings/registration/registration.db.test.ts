import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic, withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { serverPage } from "../data/server-page";
import { applicationOf, guildOfOwn } from "./data/applications";
import { applicationQueue, queueCounts } from "./data/queue";
import { emptyForm } from "./form";
import { decideApplication } from "./mutations/decide";
import { beginApplication, dropApplication, reviseApplication, saveApplication } from "./mutations/draft";
import { recordLook } from "./mutations/proof";
import { submitApplication } from "./mutations/submit";
import { writeAsApplicant } from "./mutations/thread";

const TAIGA = "100000000000000001";
const OTHER = "100000000000000002";
let t: TestDatabase;
let owner: { id: string; discordId: string; name: string };
let agent: typeof owner;

beforeAll(async () => {
  t = await testDatabase();
  for (const [id, slug] of [
    [TAIGA, "taiga"],
    [OTHER, "other"],
  ])
    await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, $2, $2, true)", [id, slug]);
  const person = async (discordId: string, name: string) => {
    const rows = await t.sql<{ id: string }>(
      "insert into grizzly_users (discord_id, display_name) values ($1, $2) returning id",
      [discordId, name],
    );
    return { id: rows[0]?.id ?? "", discordId, name };
  };
  owner = await person("200000000000000001", "HollowPine");
  agent = await person("200000000000000002", "Northwatch");
});
afterAll(() => t.close());

const inGuild = <T>(guildId: string, fn: (ctx: GuildContext) => Promise<T>) =>
  withGuild(scopeForJob(guildId, "test"), fn);

const form = (change: Partial<ReturnType<typeof emptyForm>> = {}) => ({
  ...emptyForm("Europe/Warsaw"),
  host: "185.12.3.4:27016",
  name: "Ridge of Wolves",
  slots: 60,
  description: "Nights last forty minutes, and nobody sells a helicopter here.",
  inviteLink: "https://discord.gg/ridge",
  tags: ["hardcore"],
  ...change,
});

/** An application that waits for staff, with its code. */
async function sent(change: Partial<ReturnType<typeof emptyForm>> = {}) {
  const { id } = await inGuild(TAIGA, (ctx) => beginApplication(ctx, owner, "Europe/Warsaw"));
  await inGuild(TAIGA, (ctx) => saveApplication(ctx, id, form(change), owner));
  await inGuild(TAIGA, (ctx) => submitApplication(ctx, id, owner, "silver"));
  return read(id);
}
const read = (id: number) => inGuild(TAIGA, (ctx) => applicationOf(ctx, id));
const decide = async (
  id: number,
  verdict: "ask" | "approve" | "refuse" | "confirm",
  reason: string,
  plan = "silver" as const,
) => {
  const { version } = await read(id);
  return inGuild(TAIGA, (ctx) => decideApplication(ctx, id, { verdict, reason, version }, agent, plan));
};
const look = (id: number, name: string | null) =>
  inGuild(TAIGA, (ctx) => recordLook(ctx, id, { host: "185.12.3.4:27016", name }, owner));

describe("an application", () => {
  it("is asked about, answered, proven and approved, and then visitors see the server", async () => {
    const { id, code } = await sent();
    await expect(decide(id, "approve", "Fine.")).rejects.toMatchObject({ code: "conflict" });
    await decide(id, "ask", "Which mods?");
    expect((await read(id)).standing.waitingFor).toBe("applicant");
    const key = "the-same-key";
    await inGuild(TAIGA, (ctx) => writeAsApplicant(ctx, id, { text: "None.", key }, owner));
    await inGuild(TAIGA, (ctx) => writeAsApplicant(ctx, id, { text: "None.", key }, owner));
    expect(await look(id, "Ridge of Wolves")).toMatchObject({ proven: false });
    expect(await look(id, `Ridge of Wolves ${code.toLowerCase()}`)).toMatchObject({ proven: true });
    expect(await decide(id, "approve", "Welcome.")).toEqual({ slug: "ridge-of-wolves", held: null });
    const now = await read(id);
    expect(now).toMatchObject({
      standing: { state: "approved", listed: true, answer: "Welcome." },
      proof: { by: "query" },
      slug: "ridge-of-wolves",
    });
    expect(now.thread.filter(({ kind }) => kind === "message").map(({ body }) => body)).toEqual([
      "Which mods?",
      "None.",
    ]);
    const page = await withPublic((ctx) => serverPage(ctx, "ridge-of-wolves"));
    expect(page).toMatchObject({ name: "Ridge of Wolves", slots: 60, tags: ["hardcore"] });
    const told = await t.sql<{ title: string }>("select title from service_notifications order by id");
    expect(told.map(({ title }) => title)).toEqual([
      "Staff ask about Ridge of Wolves",
      "Ridge of Wolves is approved",
    ]);
    const acts = await t.sql<{ action: string }>(
      "select action from audit_log where action like 'listing.application.%'",
    );
    for (const verb of ["begin", "submit", "ask", "answer", "look", "prove", "approve"])
      expect(acts.map(({ action }) => action)).toContain(`listing.application.${verb}`);
  });

  it("is proven at once by the owner's Nitrado account, and by nobody's guest account", async () => {
    await t.sql("insert into guild_sync (guild_id, bot_present) values ($1, true)", [TAIGA]);
    for (const [service, role] of [
      ["s1", "ROLE_OWNER"],
      ["s2", "ROLE_WEBINTERFACE_LOGS_READ"],
    ])
      await t.sql(
        "insert into nitrado_services (guild_id, service_id, name, access_kind, access_ref, roles) values ($1, $2, $2, 'token', 'x', array[$3])",
        [TAIGA, service, role],
      );
    expect((await sent({ serviceId: "s1", name: "One" })).proof.by).toBe("bot");
    expect((await sent({ serviceId: "s2", name: "Two" })).proof.by).toBeNull();
  });

  it("has to be proven again once it names another server", async () => {
    const { id, code } = await sent({ name: "Moved" });
    await look(id, code);
    await decide(id, "ask", "Is the address right?");
    await inGuild(TAIGA, (ctx) =>
      saveApplication(ctx, id, form({ host: "185.12.3.5:27016", name: "Moved" }), owner),
    );
    expect((await read(id)).standing.proven).toBe(false);
  });

  it("tells by field what is missing, and is kept as it was", async () => {
    const { id } = await inGuild(TAIGA, (ctx) => beginApplication(ctx, owner, null));
    const send = inGuild(TAIGA, (ctx) => submitApplication(ctx, id, owner, "silver"));
    await expect(send).rejects.toMatchObject({
      code: "invalid",
      fields: { name: expect.any(String), slots: expect.any(String), inviteLink: expect.any(String) },
    });
    expect((await read(id)).standing.state).toBe("draft");
    await inGuild(TAIGA, (ctx) => dropApplication(ctx, id, owner));
    await expect(read(id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused with a reason, changed and sent again; staff who saw an older state decide nothing", async () => {
    const { id, version } = await sent({ name: "Twice" });
    await look(id, null);
    const old = { verdict: "refuse", reason: "A copy.", version } as const;
    const late = inGuild(TAIGA, (ctx) => decideApplication(ctx, id, old, agent, "silver"));
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await decide(id, "refuse", "A copy.");
    expect((await read(id)).standing).toMatchObject({ state: "refused", answer: "A copy." });
    await inGuild(TAIGA, (ctx) => reviseApplication(ctx, id, owner));
    await inGuild(TAIGA, (ctx) => submitApplication(ctx, id, owner, "silver"));
    expect((await read(id)).standing).toMatchObject({ state: "submitted", answer: null });
    const own = { verdict: "confirm", reason: "I saw it.", version: (await read(id)).version } as const;
    const mine = inGuild(TAIGA, (ctx) => decideApplication(ctx, id, own, owner, "silver"));
    await expect(mine).rejects.toMatchObject({ code: "invalid" });
  });

  it("that no plan covers is approved and rests", async () => {
    const { id } = await sent({ name: "Without a plan" });
    await decide(id, "confirm", "Seen in the server list of the game.");
    const { held } = await decide(id, "approve", "Welcome.", "none" as "silver");
    expect(held).toContain("Silver");
    expect((await read(id)).standing).toMatchObject({ state: "approved", listed: false });
  });

  it("is its guild's and its writer's alone", async () => {
    const { id } = await sent({ name: "Private" });
    await expect(inGuild(OTHER, (ctx) => applicationOf(ctx, id))).rejects.toMatchObject({
      code: "not_found",
    });
    const others = inGuild(TAIGA, (ctx) => saveApplication(ctx, id, form(), agent));
    await expect(others).rejects.toMatchObject({ code: "not_found" });
    const as = (who: typeof owner) =>
      withUser({ userId: who.id, actor: { kind: "user", userId: who.id, discordId: who.discordId } }, (ctx) =>
        guildOfOwn(ctx, id),
      );
    expect(await as(owner)).toBe(TAIGA);
    expect(await as(agent)).toBeNull();
  });

  it("stands in the queue of staff once it was sent", async () => {
    const job = { kind: "system", job: "test" } as const;
    const query = { queue: "waiting", text: "", after: null, limit: 2 } as const;
    const first = await withSystem(job, (ctx) => applicationQueue(ctx, query));
    expect(first.rows).toHaveLength(2);
    const second = await withSystem(job, (ctx) => applicationQueue(ctx, { ...query, after: first.next }));
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => one - other));
    const found = await withSystem(job, (ctx) =>
      applicationQueue(ctx, { ...query, queue: "all", text: "wolves", limit: 9 }),
    );
    expect(found.rows.map(({ name }) => name)).toEqual(["Ridge of Wolves"]);
    const counts = await withSystem(job, queueCounts);
    expect(counts.all).toBe(counts.waiting + counts.asked + counts.decided);
  });
});
