import { type Actor, withGuild, withSystem } from "@/db/context";
import { grantSection, upsertGuild } from "@/features/guilds/mutations";
import {
  type ChannelPurpose,
  recordSync,
  setChannel,
  syncMembers,
} from "@/features/guilds/mutations/members";
import { sectionLevels } from "@/features/guilds/rules";
import { scopeForJob } from "@/features/guilds/scope";
import { personByDiscord } from "@/features/identity/data/people";
import { personOfDiscord } from "@/features/identity/mutations/sign-in";
import { payerOf, supportedGuild } from "@/features/supporters/data/guild-plan";
import { tierOf } from "@/features/supporters/data/plans";
import { tierRoles } from "@/features/supporters/data/roles";
import { grantPlan } from "@/features/supporters/mutations/grants";
import { supportGuild } from "@/features/supporters/mutations/guild-plan";
import { attachPatreon } from "@/features/supporters/mutations/link";
import { setTierRoles } from "@/features/supporters/mutations/roles";
import type { PatreonIdentity } from "@/features/supporters/schema";
import { configuredPatreon, syncPerson } from "@/features/supporters/sync";
import { env } from "@/lib/env";
import { DAY } from "@/lib/time";
import { sandboxClient } from "@/sandbox/client";
import {
  type ChannelKey,
  type DemoGuild,
  type DemoPerson,
  guildByKey,
  guilds,
  people,
  personByKey,
  tiers,
} from "@/sandbox/population";

export const SEED: Actor = { kind: "system", job: "demo" };

/** Who stays unlinked, so that a newcomer can try the linking: see the sandbox's sign-in page. */
const UNLINKED = new Set(["rook77", "fernandflint", "echoridge"]);

const PURPOSE: Partial<Record<ChannelKey, ChannelPurpose>> = {
  "kill-feed": "kills",
  connections: "connections",
  bounties: "bounties",
  shop: "shop",
  "server-status": "status",
  tickets: "tickets",
  "ticket-log": "ticket-log",
  "admin-log": "admin",
};

/** Ids of the people in our own database, by their key. */
export type PersonIds = Map<string, { grizzlyUserId: string; discordId: string }>;

export async function seedPeople(): Promise<PersonIds> {
  const ids: PersonIds = new Map();
  for (const person of people) {
    const profile = { discordId: person.id, name: person.name, avatarHash: null, locale: person.locale };
    const { grizzlyUserId } = await withSystem(SEED, (ctx) => personOfDiscord(ctx, profile));
    ids.set(person.key, { grizzlyUserId, discordId: person.id });
  }
  return ids;
}

function membersOf(guild: DemoGuild) {
  const owner = people.find((person) => person.key === guild.ownerKey);
  return people.flatMap((person) => {
    const membership = person.guilds[guild.key];
    if (!membership) return [];
    const roleIds = guild.roles.filter((role) => membership.roles.includes(role.key)).map((role) => role.id);
    return [
      {
        discordId: person.id,
        displayName: person.name,
        avatar: null,
        roleIds,
        joinedAt: new Date(Date.now() - membership.joinedDays * DAY),
        isAdmin: person === owner || membership.roles.includes("admin"),
      },
    ];
  });
}

export async function seedGuilds(): Promise<void> {
  for (const guild of guilds) {
    const owner = people.find((person) => person.key === guild.ownerKey);
    await withSystem(SEED, (ctx) =>
      upsertGuild(ctx, {
        guildId: guild.id,
        name: guild.name,
        icon: null,
        ownerDiscordId: owner?.id ?? null,
      }),
    );
    await withGuild(scopeForJob(guild.id, "demo"), async (ctx) => {
      const count = await syncMembers(ctx, membersOf(guild));
      await recordSync(ctx, { botPresent: true, memberCount: count, error: null });
      for (const channel of guild.channels) {
        const purpose = PURPOSE[channel.key];
        if (purpose) await setChannel(ctx, { channelId: channel.id, purpose, name: channel.key });
      }
      const giver = sectionLevels("owner", []);
      for (const [role, level] of [
        ["support", "support"],
        ["moderator", "moderator"],
      ] as const) {
        const subject = guild.roles.find((each) => each.key === role);
        if (!subject) continue;
        for (const section of ["tickets", "orders", "players"] as const) {
          await grantSection(ctx, giver, { section, subjectKind: "role", subjectId: subject.id, level });
        }
      }
    });
  }
}

/** Whose plan pays for which guild. Sakhal Drift has nobody, so that a newcomer sees that, too. */
const PAYERS: readonly [person: string, guild: DemoGuild["key"]][] = [
  ["oldkestrel", "black-pine"],
  ["cinderlynx", "livonia-outlaws"],
];

/** Lets plans pay for the demo's guilds, where nobody does yet and the supporter has not chosen otherwise. */
export async function seedGuildPlans(): Promise<void> {
  for (const [key, guild] of PAYERS) {
    const { id: guildId } = guildByKey(guild);
    await withSystem(SEED, async (ctx) => {
      const person = await personByDiscord(ctx, personByKey(key).id);
      if (!person || (await payerOf(ctx, guildId)) || (await supportedGuild(ctx, person.id))) return;
      if ((await tierOf(ctx, person.id)) !== "none") await supportGuild(ctx, guildId, person.id);
    });
  }
}

/** Lets supporters' tiers show by roles, where the guild has such roles and nobody has chosen yet. */
export async function seedTierRoles(): Promise<void> {
  for (const guild of guilds) {
    const roleOf = (tier: string) => guild.roles.find(({ key }) => key === `supporter-${tier}`)?.id ?? null;
    const roles = new Map(
      (["bronze", "silver", "gold", "partner"] as const).map((tier) => [tier, roleOf(tier)]),
    );
    if ([...roles.values()].every((roleId) => roleId === null)) continue;
    await withSystem(SEED, async (ctx) => {
      if ((await tierRoles(ctx, guild.id)).size === 0) await setTierRoles(ctx, guild.id, roles);
    });
  }
}

/** Whoever was declined had paid when they linked: that is what the days of grace keep. */
function asItWas(identity: PatreonIdentity, { patreon }: DemoPerson): PatreonIdentity {
  const tier = tiers.find(({ key }) => key === patreon?.pledge.tier);
  if (patreon?.pledge.kind !== "declined" || !identity.member || !tier) return identity;
  const paid = { patronStatus: "active_patron", lastChargeStatus: "Paid" } as const;
  return { ...identity, member: { ...identity.member, ...paid, entitledTierIds: [tier.patreonId] } };
}

/** Links Patreon accounts the way people do: through Patreon's own pages, which the sandbox stands in for. */
export async function seedSupporters(ids: PersonIds): Promise<number> {
  const service = configuredPatreon();
  const sandbox = sandboxClient(new URL(env().PATREON_URL).origin);
  let linked = 0;
  for (const person of people) {
    const id = ids.get(person.key);
    if (!id) continue;
    if (person.granted) {
      const grant = {
        grizzlyUserId: id.grizzlyUserId,
        tier: person.granted,
        reason: "Runs the events of the whole network.",
        endsAt: null,
      };
      await withSystem(SEED, (ctx) => grantPlan(ctx, grant));
    }
    if (!person.patreon || UNLINKED.has(person.key)) continue;
    const back = await sandbox.authorize(service.authorizeUrl(`demo-${person.key}`), person.key);
    const tokens = await service.exchange(back.searchParams.get("code") ?? "");
    const identity = await service.identity(tokens.accessToken);
    await withSystem(SEED, (ctx) => attachPatreon(ctx, id.grizzlyUserId, asItWas(identity, person), tokens));
    if (person.patreon.pledge.kind === "declined") await syncPerson(id.grizzlyUserId, "person");
    linked++;
  }
  return linked;
}
