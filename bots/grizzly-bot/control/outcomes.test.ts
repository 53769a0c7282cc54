import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type ControlWorld, controlWorld, SERVICE } from "@/db/testing/control-world";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { dispatchDue } from "@/features/events/dispatch";
import { subscribe } from "@/features/events/mutations";
import { askCommand } from "@/features/nitrado/control/mutations/ask";
import { nitradoControl } from "@/sandbox/nitrado/testing";
import { commandOutcome } from "./outcomes";

let t: TestDatabase;
let w: ControlWorld;

beforeAll(async () => {
  t = await testDatabase();
  w = await controlWorld(t);
});
afterAll(async () => {
  await w.close();
  await t.close();
});

it("whoever asked is told where it went wrong, and nobody else", async () => {
  await t.sql(
    "insert into grizzly_users (id, discord_id, display_name) values ('00000000-0000-4000-8000-00000000000a', '200000000000000001', 'Ann')",
  );
  await t.sql("insert into guild_members (guild_id, discord_id) values ($1, '200000000000000001')", [
    w.guildId,
  ]);
  await withSystem({ kind: "system", job: "test" }, (ctx) => subscribe(ctx, "test", ["servers.command"]));
  const asAnn = {
    ...w.scope(),
    actor: {
      kind: "user" as const,
      userId: "00000000-0000-4000-8000-00000000000a",
      discordId: "200000000000000001",
    },
  };
  await nitradoControl(w.sandbox.url).fault({ mode: "soft_error", path: "/gameservers/restart" });
  await withGuild(asAnn, (ctx) =>
    askCommand(
      ctx,
      {
        serviceId: SERVICE,
        action: "restart",
        reason: "",
        when: { kind: "now", inMinutes: 0 },
        warnMinutes: null,
        key: randomUUID(),
      },
      "Ann",
    ),
  );
  await w.bot("one")();
  const handlers = [["servers.command", commandOutcome]] as const;
  for (let round = 0; round < 4; round++)
    expect(await dispatchDue({ subscriber: "test", worker: "test", handlers })).toMatchObject({ failed: 0 });
  expect(await t.sql("select grizzly_user_id, title, href from service_notifications")).toEqual([
    {
      grizzly_user_id: asAnn.actor.userId,
      title: "Restart of Black Pine One: not done",
      href: `/guilds/${w.guildId}/servers/${SERVICE}`,
    },
  ]);
});
