import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sandboxConfig } from "@/sandbox/config";
import { guilds, people, tiers } from "@/sandbox/population";
import { initialState } from "./initial";
import { channelPermissions, guildPermissions, PERMISSION, topPosition } from "./permissions";
import { changePledge, type PledgeAction, PledgeRefused } from "./pledges";
import { isSnowflake, snowflakeAt, snowflakeTime } from "./snowflake";
import type { Guild, Membership } from "./types";

const now = new Date("2026-11-22T12:00:00Z");
const state = initialState(sandboxConfig(), now);

function guildNamed(key: string): Guild {
  const guild = state.guilds.find((one) => one.key === key);
  if (!guild) throw new Error(key);
  return guild;
}

describe("snowflakes", () => {
  it("keep their time and sort by it", () => {
    const early = snowflakeAt("2020-01-01T00:00:00Z", 9);
    const late = snowflakeAt("2020-01-01T00:00:01Z", 1);
    expect(snowflakeTime(early).toISOString()).toBe("2020-01-01T00:00:00.000Z");
    expect(BigInt(late) > BigInt(early)).toBe(true);
    expect(snowflakeAt("2015-01-01T00:00:00Z", 0)).toBe("0");
    expect(["1", "x", "", "-1", "99999999999999999999"].map(isSnowflake)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("the demo community", () => {
  it("has people, names, ids and accounts that are each one's own", () => {
    expect(people).toHaveLength(24);
    const accounts = people.flatMap((one) => one.patreon?.userId ?? []);
    const tags = people.flatMap((one) => one.gamertag ?? []);
    for (const list of [people.map((one) => one.id), people.map((one) => one.key), accounts, tags]) {
      expect(new Set(list).size).toBe(list.length);
    }
    const ids = guilds.flatMap((one) => [
      one.id,
      ...one.roles.map((role) => role.id),
      ...one.channels.map((c) => c.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has every kind of supporter, three agents, two owners, one operator, one stranger, one banned", () => {
    const kinds = people.map((one) => one.patreon?.pledge.kind);
    for (const kind of [
      "active",
      "gifted",
      "free-trial",
      "declined",
      "former",
      "refunded",
      "follower",
      "stranger",
    ]) {
      expect(kinds).toContain(kind);
    }
    const paying = people.filter((one) => one.patreon?.pledge.kind === "active");
    expect(new Set(paying.map((one) => one.patreon?.pledge.tier))).toEqual(
      new Set(tiers.map((one) => one.key)),
    );
    const supports = (one: (typeof people)[number]) =>
      Object.values(one.guilds).some((in_) => in_.roles.includes("support"));
    expect(people.filter(supports)).toHaveLength(3);
    expect(new Set(guilds.map((one) => one.ownerKey)).size).toBe(2);
    expect(people.filter((one) => one.operator)).toHaveLength(1);
    expect(people.filter((one) => one.granted === "partner")).toHaveLength(1);
    expect(people.filter((one) => Object.keys(one.guilds).length === 0)).toHaveLength(1);
    expect(people.filter((one) => one.bannedFrom.length > 0)).toHaveLength(1);
  });

  it("stands in Discord as Discord would have it", () => {
    for (const guild of state.guilds) {
      expect(guild.members.some((one) => one.userId === guild.ownerId)).toBe(true);
      expect(guild.roles.map((one) => one.position)).toEqual(guild.roles.map((_, index) => index));
      const known = new Set(guild.roles.map((one) => one.id));
      for (const member of guild.members) expect(member.roles.filter((id) => !known.has(id))).toEqual([]);
      for (const ban of guild.bans)
        expect(guild.members.some((one) => one.userId === ban.userId)).toBe(false);
    }
  });

  it("lets the bots post, and give supporter roles, without being administrators", () => {
    for (const guild of state.guilds) {
      for (const app of sandboxConfig().discord.apps) {
        const self = guild.members.find((one) => one.userId === app.id);
        if (!self) throw new Error(`${app.name} is not in ${guild.name}`);
        expect(guildPermissions(guild, self) & PERMISSION.ADMINISTRATOR).toBe(0n);
        for (const channel of guild.channels.filter((one) => one.kind === "text")) {
          expect(channelPermissions(guild, channel, self) & PERMISSION.SEND_MESSAGES).toBeTruthy();
        }
        const supporter = guild.roles.filter((one) => one.key.startsWith("supporter-"));
        for (const role of supporter) expect(role.position).toBeLessThan(topPosition(guild, self));
      }
    }
  });

  it("is never dated later than the day it is loaded, and not older the day after", () => {
    const later = initialState(sandboxConfig(), new Date("2027-03-01T00:00:00Z"));
    const last = (one: typeof state) =>
      one.people.map((person) => person.patreon?.membership?.chargedAt ?? "");
    expect(last(state).every((date) => date < now.toISOString())).toBe(true);
    expect(last(later).toSorted().at(-1)?.slice(0, 7)).toBe("2027-02");
  });
});

describe("channel rights", () => {
  const guild = guildNamed("black-pine");
  const channel = (key: string) => {
    const found = guild.channels.find((one) => one.key === key);
    if (!found) throw new Error(key);
    return found;
  };
  const member = (key: string) => {
    const id = people.find((one) => one.key === key)?.id;
    const found = guild.members.find((one) => one.userId === id);
    if (!found) throw new Error(key);
    return found;
  };

  it.each([
    ["rook77", "general", true, true],
    ["rook77", "kill-feed", true, false],
    ["rook77", "staff", false, false],
    ["quietledger", "staff", true, true],
    ["hollowpine", "staff", true, true],
  ])("%s in %s: sees %s, writes %s", (who, where, sees, writes) => {
    const bits = channelPermissions(guild, channel(where), member(who));
    expect([Boolean(bits & PERMISSION.VIEW_CHANNEL), Boolean(bits & PERMISSION.SEND_MESSAGES)]).toEqual([
      sees,
      writes,
    ]);
  });

  it("lets a member's own overwrite win over the roles'", () => {
    const rook = member("rook77");
    const allow = {
      id: rook.userId,
      kind: "member" as const,
      allow: PERMISSION.VIEW_CHANNEL.toString(),
      deny: "0",
    };
    const staff = { ...channel("staff"), overwrites: [...channel("staff").overwrites, allow] };
    expect(channelPermissions(guild, staff, rook) & PERMISSION.VIEW_CHANNEL).toBeTruthy();
  });
});

describe("pledges", () => {
  const action = fc.constantFrom<PledgeAction[]>(
    "pledge",
    "change",
    "decline",
    "recover",
    "cancel",
    "gift",
    "trial",
    "refund",
    "follow",
    "unfollow",
  );
  const tier = fc.constantFrom("bronze" as const, "silver" as const, "gold" as const);

  it("stay consistent whatever is done to them", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(action, tier), { maxLength: 25 }), (steps) => {
        let membership: Membership | null = null;
        for (const [what, which] of steps) {
          try {
            const before: Membership | null = membership;
            const change = changePledge(before, what, which, "51300236", now);
            expect(change.events.length).toBeGreaterThan(0);
            expect(change.events.includes("members:create")).toBe(before === null);
            membership = change.membership;
          } catch (error) {
            if (!(error instanceof PledgeRefused)) throw error;
          }
          if (!membership) continue;
          const entitled = membership.entitledCents > 0;
          expect(entitled).toBe(membership.status === "active_patron");
          if (entitled) expect(membership.tier).not.toBeNull();
          if (membership.status === "former_patron") expect(membership.willPayCents).toBe(0);
          expect(membership.lifetimeCents).toBeGreaterThanOrEqual(0);
          expect(membership.gifted && membership.freeTrial).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("pay the difference on an upgrade, and nothing back on a downgrade", () => {
    const bronze = changePledge(null, "pledge", "bronze", "1", now).membership;
    const gold = changePledge(bronze, "change", "gold", "1", now).membership;
    expect(gold).toMatchObject({ lifetimeCents: 1500, entitledCents: 1500, chargedAt: bronze?.chargedAt });
    expect(changePledge(gold, "change", "silver", "1", now).membership).toMatchObject({
      lifetimeCents: 1500,
      entitledCents: 1000,
    });
  });
});
