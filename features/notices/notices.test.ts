import { randomInt, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import type { DiscordBotService } from "@/features/guilds/service";
import { unreadNotices } from "@/features/identity/data/chip";
import { ProviderError } from "@/lib/http/provider";
import { DAY, MINUTE, SECOND } from "@/lib/time";
import { choices, discordProblem, notices } from "./data";
import { kindOfNotice, kindSql, NOTICE_KINDS, type NoticeKind } from "./kinds";
import { chooseNotices, notify, takeNotices } from "./mutations";
import { noticeWords, tellInDiscord } from "./tell-in-discord";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const JOB = { kind: "system", job: "test" } as const;

async function person() {
  const [userId, discordId] = [randomUUID(), `2${randomInt(10 ** 14)}000`.padEnd(18, "0")];
  await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'Ann')", [
    userId,
    discordId,
  ]);
  const scope = { userId, actor: { kind: "user" as const, userId, discordId } };
  return {
    discordId,
    as: <T>(work: Parameters<typeof withUser<T>>[1]) => withUser(scope, work),
    choose: (kind: NoticeKind, site: boolean, discord: boolean) =>
      withUser(scope, (ctx) => chooseNotices(ctx, { kind, site, discord })),
    tell: (kind: string, change = {}) =>
      withSystem(JOB, (ctx) =>
        notify(ctx, {
          grizzlyUserId: userId,
          kind,
          level: "info",
          title: `About *${kind}*`,
          key: randomUUID(),
          ...change,
        }),
      ),
    state: async () =>
      (
        await t.sql<{ dm_state: string }>(
          "select dm_state from service_notifications where grizzly_user_id = $1 order by id",
          [userId],
        )
      ).map((row) => row.dm_state),
  };
}

/** Stands in for Discord's direct messages; fails as told. */
function discord(answers: (Error | null)[] = []) {
  const sent: { to: string; content: string; nonce: string }[] = [];
  const service = {
    tell: async (to: string, message: { content: string; nonce: string }) => {
      sent.push({ to, ...message });
      const answer = answers.shift();
      if (answer) throw answer;
    },
  } as unknown as DiscordBotService;
  return { sent, service };
}
const at = (ms: number) => () => new Date(Date.now() + ms);
const tell = (service: DiscordBotService, ms = 0) =>
  tellInDiscord(service, { siteUrl: "https://grizzly.example", clock: at(ms) });

describe("kinds of notices", () => {
  it("are found alike here and in the database", async () => {
    const some = fc.constantFrom(
      "shop.order.ready",
      "deliveries.x",
      "economy.fine",
      "tickets.verdict",
      "feed-channel",
      "nitrado.reconnect",
      "identity.export",
      "supporters.declined",
      "bounties.won",
      "shop",
      "",
    );
    for (const kind of fc.sample(some, 12)) {
      const [row] = await t.sql<{ kind: string }>(`select ${kindSql("$1::text")} as kind`, [kind]);
      expect([kind, row?.kind]).toEqual([kind, kindOfNotice(kind)]);
    }
  });

  it("are told here and nowhere else until somebody chooses", async () => {
    const ann = await person();
    expect(await ann.as(choices)).toEqual(
      NOTICE_KINDS.map(({ kind }) => ({ kind, site: true, discord: false })),
    );
    await ann.choose("coins", false, true);
    expect(await ann.as(choices)).toContainEqual({ kind: "coins", site: false, discord: true });
  });

  it("that are not wanted here are neither shown nor counted", async () => {
    const ann = await person();
    await ann.tell("economy.fine");
    await ann.tell("tickets.answer");
    await ann.choose("coins", false, false);
    expect((await ann.as((ctx) => notices(ctx))).map(({ title }) => title)).toEqual([
      "About *tickets.answer*",
    ]);
    expect(await ann.as(unreadNotices)).toBe(1);
  });
});

describe("in Discord", () => {
  it("stands what is wanted there, once, in plain words", async () => {
    const [ann, ben] = [await person(), await person()];
    await ann.choose("orders", true, true);
    await ann.tell("shop.order.ready", { body: "Crate at [Kabanino](x)", href: "/me/orders" });
    await ann.tell("tickets.answer");
    await ben.tell("shop.order.ready");
    const { sent, service } = discord();
    await Promise.all([tell(service), tell(service), tell(service)]);
    expect(sent).toEqual([
      {
        to: ann.discordId,
        content:
          "**About \\*shop.order.ready\\***\nCrate at \\[Kabanino\\]\\(x\\)\n<https://grizzly.example/me/orders>",
        nonce: expect.stringMatching(/^notice-\d+$/),
      },
    ]);
    expect([await ann.state(), await ben.state()]).toEqual([["sent", "none"], ["none"]]);
    expect(
      noticeWords({ ...sent[0], title: "x".repeat(4_000), body: null, href: null } as never, "").length,
    ).toBe(1_900);
  });

  it("waits where Discord asks for it, and says so where Discord does not let us", async () => {
    const ann = await person();
    await ann.choose("orders", true, true);
    await ann.tell("shop.order.ready");
    const { sent, service } = discord([
      new ProviderError("rate_limited", "Slow down.", 429, 5),
      new ProviderError("refused", "Cannot send.", 403),
    ]);
    await tell(service);
    expect(await ann.state()).toEqual(["open"]);
    expect(await tell(service, 2 * SECOND)).toBe(0);
    await tell(service, 6 * SECOND);
    expect([sent.length, await ann.state()]).toEqual([2, ["failed"]]);
    expect(await ann.as(discordProblem)).toContain("direct messages");
  });

  it("is asked for again with the same nonce after a sender died, and never when Discord has forgotten it", async () => {
    const [ann, ben] = [await person(), await person()];
    for (const one of [ann, ben]) {
      await one.choose("orders", true, true);
      await one.tell("shop.order.ready");
      // Taken, and its sender is gone.
      await withSystem(JOB, takeNotices);
    }
    const { sent, service } = discord([new ProviderError("unavailable", "No answer.")]);
    expect(await tell(service, 30 * SECOND)).toBe(0);
    await tell(service, 61 * SECOND);
    await tell(service, 3 * MINUTE);
    expect(sent.map(({ to }) => to).sort()).toEqual([ann.discordId, ben.discordId].sort());
    expect([...(await ann.state()), ...(await ben.state())].sort()).toEqual(["sent", "unknown"]);
  });

  it("does not tell what is old, or was read", async () => {
    const ann = await person();
    await ann.choose("orders", true, true);
    await ann.tell("shop.order.ready");
    await ann.tell("shop.order.refunded");
    await t.sql("update service_notifications set seen_at = now() where kind = 'shop.order.refunded'");
    const { sent, service } = discord();
    await tell(service, DAY + MINUTE);
    expect([sent, await ann.state()]).toEqual([[], ["none", "none"]]);
  });
});
