import { expect, it } from "vitest";
import { type HistorySource, supporterHistory } from "./history";

const line = (id: number, action: string, rest: Partial<HistorySource>): HistorySource => ({
  id,
  at: new Date(Date.UTC(2026, 0, id)).toISOString(),
  action: `supporters.${action}`,
  actorKind: "system",
  actorId: null,
  before: null,
  after: null,
  reason: null,
  guild: null,
  ...rest,
});

it("a history is told from lines that hold only what changed", () => {
  const lines = [
    line(1, "patreon.link", { actorKind: "user", actorId: "me" }),
    line(2, "plan.change", { after: { tier: "silver", state: "active" } }),
    line(3, "guild.support", { actorKind: "user", actorId: "me", guild: "Bears" }),
    line(4, "plan.change", {
      before: { tier: "silver" },
      after: { tier: "gold" },
      actorKind: "patreon-webhook",
    }),
    line(5, "plan.change", {
      before: { state: "active" },
      after: { state: "grace", graceUntil: "2026-01-12T00:00:00.000Z" },
    }),
    line(6, "plan.change", { before: { state: "grace" }, after: { state: "active", graceUntil: null } }),
    line(7, "role.apply", { actorKind: "bot", guild: "Bears" }),
    line(8, "plan.change", {
      before: { tier: "gold" },
      after: { tier: "none", state: "none" },
      reason: "Over.",
    }),
    line(9, "plan.grant", { actorKind: "user", actorId: "staff", after: { tier: "partner" } }),
    line(10, "plan.revoke", {}),
  ];
  const told = supporterHistory(lines.toReversed(), "me").toReversed();
  expect(told.map(({ what, from, result }) => `${what} | ${from} | ${result}`)).toEqual([
    "Patreon linked | You | applied",
    "Silver begins | Patreon | applied",
    "The plan pays for Bears | You | applied",
    "Silver to Gold | Patreon | applied",
    "Charge declined, Gold stays for a while | Patreon | declined",
    "Charge repeated, Gold goes on | Patreon | paid",
    "Role in Bears brought up to date | Discord | applied",
    "Gold ended | Patreon | ended",
    "Partner granted | Grizzly | applied",
    "The granted plan was taken back | Grizzly | ended",
  ]);
  expect([told[4]?.until, told[5]?.until, told[7]?.why]).toEqual(["2026-01-12T00:00:00.000Z", null, "Over."]);
});
