import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { replaceRights, upsertGuild } from "@/features/guilds/mutations";
import { sha256 } from "@/lib/crypto";
import { conflict } from "@/lib/errors";
import { sandboxEnv } from "../testing/browser";
import { defineAction, defineFormAction } from "./action";
import { requireGuild, requireGuildMember, requireStaff, requireUser } from "./session";

const SITE = "http://localhost:3000";
const TOKEN = "a".repeat(43);
const GUILD = "100000000000000001";
const ANN = "00000000-0000-4000-8000-00000000000a";

/** The request that Next would hand to the action. */
let sent = new Headers();
vi.mock("next/headers", () => ({
  headers: async () => sent,
  cookies: async () => ({
    get: (name: string) => {
      const value = new RegExp(`(?:^|; )${name}=([^;]*)`).exec(sent.get("cookie") ?? "")?.[1];
      return value === undefined ? undefined : { value };
    },
  }),
}));
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  cache: <T>(work: T) => work,
}));

let t: TestDatabase;

beforeAll(async () => {
  Object.assign(process.env, sandboxEnv(SITE, "http://127.0.0.1:1"));
  t = await testDatabase();
  await t.sql(
    "insert into grizzly_users (id, discord_id, display_name) values ($1, '200000000000000001', 'Ann')",
    [ANN],
  );
  await t.sql("insert into users (id, grizzly_user_id) values ('00000000-0000-4000-8000-00000000000b', $1)", [
    ANN,
  ]);
  await t.sql(
    "insert into session (token_hash, user_id, expires_at) values ($1, '00000000-0000-4000-8000-00000000000b', now() + interval '1 day')",
    [sha256(TOKEN)],
  );
  await withSystem({ kind: "system", job: "test" }, async (ctx) => {
    await upsertGuild(ctx, { guildId: GUILD, name: "Bears", icon: null, ownerDiscordId: null });
    await replaceRights(ctx, ANN, [
      { guildId: GUILD, name: "Bears", icon: null, owner: false, permissions: "32" },
    ]);
  });
});
afterAll(() => t.close());
beforeEach(() => {
  sent = new Headers({ origin: SITE, cookie: `grizzly.session=${TOKEN}`, host: "localhost:3000" });
});

const handled = vi.fn();
const save = defineAction({
  name: "test.save",
  input: z.object({ word: z.string().max(10) }),
  auth: "user",
  async handler({ input, user }) {
    handled();
    return `${user.name}: ${input.word}`;
  },
});
const codeOf = async (work: Promise<{ ok: boolean; error?: { code: string } }>) =>
  (await work).error?.code ?? "ok";
const digestOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: unknown) => String((error as { digest?: string }).digest),
  );

describe("a server action", () => {
  it("takes a value or a form and gives data", async () => {
    expect(await save({ word: "hi" })).toEqual({ ok: true, data: "Ann: hi" });
    const form = new FormData();
    form.set("word", "form");
    form.set("$ACTION_KEY", "next's own");
    expect(await save(form)).toEqual({ ok: true, data: "Ann: form" });
    const formAction = defineFormAction({
      name: "test.form",
      input: z.object({ word: z.string() }),
      auth: "user",
      handler: async ({ input }) => input.word,
    });
    expect(await formAction(null, form)).toEqual({ ok: true, data: "form" });
  });

  it.each<Record<string, string | null>>([
    { origin: null },
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
    { origin: null, referer: `${SITE}/me` },
  ])("runs nothing for %j", async (changes) => {
    handled.mockClear();
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
    expect(await codeOf(save({ word: "hi" }))).toBe("forbidden");
    expect(handled).not.toHaveBeenCalled();
  });

  it("runs nothing without a live session", async () => {
    for (const cookie of ["", "grizzly.session=", `grizzly.session=${"b".repeat(43)}`, `other=${TOKEN}`]) {
      sent.set("cookie", cookie);
      expect(await codeOf(save({ word: "hi" }))).toBe("unauthenticated");
    }
  });

  it("meets hostile values with a sentence", async () => {
    const values = [
      { word: "x".repeat(11) },
      { word: "a\u0000" },
      { word: ["a"] },
      { word: "a", more: 1 },
      new Map(),
      [],
      null,
      undefined,
      5,
      { word: Number.MAX_VALUE },
    ];
    for (const value of values) expect(await codeOf(save(value))).toBe("invalid");
  });

  it("gives a refusal as a sentence, hides a fault, and lets Next's own throws through", async () => {
    const action = (error: unknown) =>
      defineAction({ name: "test.throw", auth: "user", handler: () => Promise.reject(error) })();
    expect(await action(conflict("Just sold.", { code: "sold-out" }))).toMatchObject({
      ok: false,
      error: { code: "conflict", message: "Just sold." },
    });
    const broken = await action(new Error("select * from secrets"));
    expect(JSON.stringify(broken)).not.toContain("secrets");
    const { redirect } = await import("next/navigation");
    const leading = defineAction({
      name: "test.redirect",
      auth: "user",
      handler: async () => redirect("/orders/1"),
    });
    expect(await digestOf(leading())).toContain("NEXT_REDIRECT");
  });

  it("in a guild needs the level there", async () => {
    const inGuild = (guild: "manager" | "owner") =>
      defineAction({
        name: "test.guild",
        input: z.object({ guildId: z.string() }),
        auth: { guild, section: "shop" },
        handler: async ({ scope }) => scope.guildId,
      });
    expect(await inGuild("manager")({ guildId: GUILD })).toEqual({ ok: true, data: GUILD });
    expect(await codeOf(inGuild("owner")({ guildId: GUILD }))).toBe("forbidden");
    expect(await codeOf(inGuild("manager")({ guildId: "100000000000000002" }))).toBe("not_found");
    expect(await codeOf(inGuild("manager")({ guildId: "' or 1=1" }))).toBe("not_found");
  });

  it("can be limited", async () => {
    const limited = defineAction({
      name: "test.limited",
      auth: "user",
      limits: [{ by: "user", max: 2, seconds: 3_600 }],
      handler: async () => 1,
    });
    expect([await codeOf(limited()), await codeOf(limited()), await codeOf(limited())]).toEqual([
      "ok",
      "ok",
      "rate_limited",
    ]);
  });
});

describe("a page", () => {
  it("leads visitors to the sign-in page and back", async () => {
    expect((await requireUser()).name).toBe("Ann");
    sent.set("cookie", "");
    sent.set("x-grizzly-path", "/me/orders?state=open");
    expect(await digestOf(requireUser())).toContain("/sign-in?callbackUrl=%2Fme%2Forders%3Fstate%3Dopen");
  });

  it("of a guild is 404 for strangers, and says what is missing to staff", async () => {
    expect((await requireGuild("bears", "shop", "manager")).scope.guildId).toBe(GUILD);
    expect(await digestOf(requireGuild("other", "shop"))).toContain("404");
    expect(await digestOf(requireGuild("bears", "shop", "owner"))).toContain(
      "/guilds/bears/no-access?section=shop&needs=owner",
    );
    expect((await requireGuildMember("bears")).scope.actor).toMatchObject({ kind: "user", userId: ANN });
    expect(await digestOf(requireGuildMember("other"))).toContain("404");
  });

  it("of the platform is 404 for everybody else", async () => {
    expect(await digestOf(requireStaff("support"))).toContain("404");
    await t.sql("insert into platform_staff (grizzly_user_id, role) values ($1, 'support')", [ANN]);
    expect((await requireStaff("support")).staff).toBe("support");
    expect(await digestOf(requireStaff("operator"))).toContain("404");
  });
});
