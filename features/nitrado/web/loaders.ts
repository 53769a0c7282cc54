import { withGuild } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { personByDiscord } from "@/features/identity/data/people";
import { requireGuild } from "@/features/identity/web/session";
import { guildPlan } from "@/features/supporters/data/guild-plan";
import { beyondPlan, beyondWords, planLimits } from "@/features/supporters/plan-limits";
import { logCompleteUntil, services } from "../data";
import { connections, openRefreshFailures } from "../data/access";
import { servicesOnPlan } from "../data/plan";
import { configuredOauth } from "../oauth";
import { explainAccess, missingRoles, missingScopes } from "../rules";
import { PLATFORM_NAMES } from "../schema";

/** What the page of a guild's Nitrado connection shows: nothing of any token. */
export async function loadConnect(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "servers", "manager");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [accounts, servers, failures, logs, plan, onPlan] = await Promise.all([
        connections(ctx),
        services(ctx),
        openRefreshFailures(ctx),
        logCompleteUntil(ctx),
        guildPlan(ctx),
        servicesOnPlan(ctx),
      ]);
      const people = await Promise.all(
        accounts.map(({ kind, ref }) => (kind === "oauth" ? personByDiscord(ctx, ref) : null)),
      );
      return { accounts, people, servers, failures, logs, plan, onPlan };
    },
    { readOnly: true },
  );
  const [newest] = facts.failures;
  const { tier, limitsSince } = facts.plan;
  const beyond = beyondPlan(tier, facts.onPlan);
  const known = new Map(facts.onPlan.map(({ serviceId, since }) => [serviceId, since]));
  const ended = new Set(
    facts.accounts.filter(({ state }) => state === "reconnect").map(({ kind, ref }) => `${kind}:${ref}`),
  );
  return {
    access,
    mayGoLive: mayEnter(access.sections, "servers", "owner"),
    oauth: configuredOauth() !== null,
    accounts: facts.accounts.map((account, index) => ({
      ...account,
      title:
        account.kind === "oauth"
          ? `Nitrado account of ${facts.people[index]?.name ?? "a former member"}`
          : `Long-life token${account.label ? ` “${account.label}”` : ""}`,
      problem: explainAccess(
        account.state,
        // Only an account's pair is renewed; a token's failures are in its state.
        account.kind === "oauth" && newest ? newest.status : null,
        account.kind === "oauth" && newest !== undefined,
      ),
      gaps: account.scopes.length > 0 ? missingScopes(account.scopes) : [],
    })),
    failures: facts.failures,
    plan: { used: facts.onPlan.length, of: planLimits(tier).servers },
    servers: facts.servers.map((server) => ({
      ...server,
      platformName: server.platform === null ? "DayZ" : PLATFORM_NAMES[server.platform],
      gaps: server.connected && server.status !== "gone" ? missingRoles(server.roles) : [],
      ended: server.access !== null && ended.has(`${server.access.kind}:${server.access.ref}`),
      readUntil: facts.logs.get(server.serviceId) ?? null,
      // Set for one that the guild's plan does not cover: since when, and what follows from it.
      beyond: beyond.has(server.serviceId)
        ? { since: limitsSince ?? known.get(server.serviceId) ?? null, words: beyondWords(tier) }
        : null,
    })),
  };
}

export type ConnectFacts = Awaited<ReturnType<typeof loadConnect>>;
export type ConnectedAccount = ConnectFacts["accounts"][number];
export type ConnectServer = ConnectFacts["servers"][number];
