import { withGuild } from "@/db/context";
import { requireGuild } from "@/features/identity/web/session";
import { env } from "@/lib/env";
import { SECOND } from "@/lib/time";
import { setupFacts } from "../data/setup";
import { BOT_RIGHTS, inviteUrl } from "../invite";
import { mayEnter } from "../rules";
import type { GuildAccess } from "../schema";
import { scopeForJob } from "../scope";
import { openSteps, setupSteps } from "../setup-rules";

const READ = { readOnly: true };

/** The rail's count may be this old; opening the page brings it up to date. */
const COUNT_MS = 30 * SECOND;
const MAX_KEPT = 1_000;
const counts = new Map<string, { at: number; open: number }>();

function keep(guildId: string, open: number): number {
  if (counts.size >= MAX_KEPT) counts.clear();
  counts.set(guildId, { at: Date.now(), open });
  return open;
}

/** The checklist of a guild, each step as it stands now, and the servers whose log can be listened to. */
export async function loadSetup(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "settings");
  const facts = await withGuild(scope, setupFacts, READ);
  const steps = setupSteps(facts);
  keep(access.guildId, openSteps(steps));
  const { DISCORD_OAUTH_URL, DISCORD_CLIENT_ID } = env();
  const reached = facts.services.filter(({ connected, status }) => connected && status !== "gone");
  return {
    access,
    steps,
    open: openSteps(steps),
    servers: reached.map(({ serviceId, name }) => ({ serviceId, name })),
    invite: {
      url: inviteUrl({ oauthUrl: DISCORD_OAUTH_URL, clientId: DISCORD_CLIENT_ID }, access.guildId),
      rights: BOT_RIGHTS.map(({ name, why }) => ({ name, why })),
    },
    manages: mayEnter(access.sections, "settings", "manager") && !access.seeAs,
  };
}

export type SetupData = Awaited<ReturnType<typeof loadSetup>>;

/** How many steps wait, for the dashboard's rail; zero for whoever may not see them. */
export async function loadOpenSteps(access: GuildAccess): Promise<number> {
  if (!mayEnter(access.sections, "settings", "viewer")) return 0;
  const kept = counts.get(access.guildId);
  if (kept && Date.now() - kept.at < COUNT_MS) return kept.open;
  const facts = await withGuild(scopeForJob(access.guildId, "setup-count"), setupFacts, READ);
  return keep(access.guildId, openSteps(setupSteps(facts)));
}
