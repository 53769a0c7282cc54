import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type SystemContext, withPublic, withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { supporterIn, type TestPayer } from "@/db/testing/plans";
import { planHistoryOf } from "./data/history";
import { lastSyncOf } from "./data/last-sync";
import { ownVerifications } from "./data/own-verification";
import { paidGuild, supportFacts } from "./data/support";
import { ownThanks, thanksWall } from "./data/thanks";
import { historyCsv } from "./history-csv";
import { askVerification, withdrawVerification } from "./mutations/ask-verification";
import { endDuePlans } from "./mutations/due";
import { endGrant, grantPlan } from "./mutations/grants";
import { supportGuild } from "./mutations/guild-plan";
import { hideThanks, showThanks } from "./mutations/thanks";

const A = "100000000000000001";
const system = { kind: "system", job: "test" } as const;
const asUser = ({ personId, discordId }: TestPayer) => ({
  userId: personId,
  actor: { kind: "user", userId: personId, discordId } as const,
});
const form = { patreonEmail: "", message: "I pay for Gold and see nothing of it." };
const reached = async (ctx: SystemContext, { personId: id, discordId }: TestPayer) =>
  supportFacts(ctx, { id, discordId }, await paidGuild(ctx, id));
const wall = async () => (await withPublic(thanksWall)).map(({ name, tier }) => `${name} ${tier}`);
const history = ({ personId: id, discordId }: TestPayer) =>
  withSystem(system, (ctx) => planHistoryOf(ctx, { id, discordId }));

let t: TestDatabase;
let ann: TestPayer;
let bob: TestPayer;
beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', 'bears')", [A]);
});
afterAll(() => t.close());
beforeEach(async () => {
  ann = await supporterIn(t, A, "gold");
  bob = await supporterIn(t, A, "none");
});

it("a person asks staff to check, once at a time, and reads only their own answer", async () => {
  const ask = (who: TestPayer) => withUser(asUser(who), (ctx) => askVerification(ctx, form));
  const own = (who: TestPayer) => withUser(asUser(who), ownVerifications);
  await ask(ann);
  await expect(ask(ann)).rejects.toThrow("with us already");
  expect([await own(ann), await own(bob)]).toEqual([
    [expect.objectContaining({ state: "open", message: form.message, answer: null })],
    [],
  ]);
  await t.sql(
    "update patreon_verification_requests set processed = true, approved = false, notes = 'Another account pays.', processed_at = now() where grizzly_user_id = $1",
    [ann.personId],
  );
  expect(await own(ann)).toMatchObject([{ state: "refused", answer: "Another account pays." }]);
  await expect(withUser(asUser(ann), withdrawVerification)).rejects.toThrow("Nothing of yours is open");
  await ask(ann);
  await withUser(asUser(ann), withdrawVerification);
  await t.sql(
    "insert into patreon_verification_requests (grizzly_user_id, processed) select $1, true from generate_series(1, 2)",
    [ann.personId],
  );
  await expect(ask(ann)).rejects.toThrow("three times this week");
});

it("the wall names who asked to be, while they have a plan", async () => {
  const show = (who: TestPayer, name: string) =>
    withSystem(system, (ctx) => showThanks(ctx, who.personId, name));
  await expect(show(bob, "Bob")).rejects.toThrow("who have a plan now");
  await show(ann, "Ann of the North");
  expect(await wall()).toEqual(["Ann of the North gold"]);
  await withSystem(system, (ctx) => endGrant(ctx, ann.personId, "over"));
  expect(await wall()).toEqual([]);
  const grant = { grizzlyUserId: ann.personId, tier: "silver", reason: "again", endsAt: null } as const;
  await withSystem(system, (ctx) => grantPlan(ctx, grant));
  expect(await wall()).toEqual(["Ann of the North silver"]);
  await withSystem(system, (ctx) => hideThanks(ctx, ann.personId));
  expect([await wall(), await withUser(asUser(ann), ownThanks)]).toEqual([[], null]);
});

it("a plan whose day has come ends once, for everybody who listens, and its history tells why", async () => {
  await withSystem(system, (ctx) => supportGuild(ctx, A, ann.personId));
  await t.sql(
    "update subscriptions set source = 'patreon', state = 'grace', grace_until = now() - interval '1 minute' where grizzly_user_id = $1",
    [ann.personId],
  );
  const other = await supporterIn(t, A, "gold");
  await t.sql(
    "update subscriptions set state = 'grace', grace_until = now() + interval '1 day' where grizzly_user_id = $1",
    [other.personId],
  );
  expect([await withSystem(system, endDuePlans), await withSystem(system, endDuePlans)]).toEqual([1, 0]);
  const told = await t.sql(
    "select payload->>'after' as after, type from interbot_events where type in ('supporters.plan.changed', 'supporters.guild.changed') order by id desc limit 2",
  );
  expect(told.map(({ type, after }) => `${type} ${after}`)).toEqual([
    "supporters.guild.changed none",
    "supporters.plan.changed none",
  ]);
  const notices = (who: TestPayer) =>
    t.sql("select title from service_notifications where grizzly_user_id = $1 order by id", [who.personId]);
  expect(await notices(ann)).toEqual([{ title: "Your plan has ended: Gold" }]);
  expect(await notices(other)).toEqual([]);
  const [line] = await history(ann);
  expect(line).toMatchObject({
    what: "Gold ended",
    result: "ended",
    why: expect.stringContaining("is over"),
  });
  expect(await history(bob)).toEqual([]);
  expect(historyCsv([line].flatMap((one) => one ?? []))).toContain("Gold ended");
});

it("what a plan reaches is its guild's, and the last sync is one's own", async () => {
  await withSystem(system, (ctx) => supportGuild(ctx, A, ann.personId));
  const facts = await withSystem(system, async (ctx) => reached(ctx, ann));
  expect(facts).toMatchObject({ guild: { name: "Bears", servers: 0 }, listings: [], roles: [] });
  // A guild that shows tiers: who holds the role already needs no change, who does not is told so.
  await t.sql("insert into guild_roles (guild_id, role_id, name) values ($1, '55', 'Supporter')", [A]);
  await t.sql("insert into guild_tier_roles (guild_id, tier, role_id) values ($1, 'bronze', '55')", [A]);
  const role = async () => (await withSystem(system, (ctx) => reached(ctx, ann))).roles[0];
  expect(await role()).toMatchObject({ role: "Supporter", state: "drift", drift: "missing" });
  await t.sql("update guild_members set role_ids = '{55}' where discord_id = $1", [ann.discordId]);
  expect(await role()).toMatchObject({ role: "Supporter", state: "applied", drift: null });
  const changes = [
    { person: bob.personId, before: "gold", after: "none" },
    { person: ann.personId, before: "none", after: "gold" },
  ];
  await t.sql(
    "insert into patreon_sync_logs (reason, member_id, seen, changes) values ('webhook', 'm-1', 2, $1)",
    [JSON.stringify(changes)],
  );
  const last = (id: string, member: string | null) =>
    withSystem(system, (ctx) => lastSyncOf(ctx, id, member));
  expect(await last(ann.personId, "m-1")).toMatchObject({
    askedBy: "patreon",
    change: { before: "none", after: "gold" },
  });
  expect(await last(bob.personId, null)).toBeNull();
});
