import { type GuildScope, withGuild } from "@/db/context";
import { scopeForCustomer } from "@/features/guilds/scope";
import { linkedPlayer } from "@/features/players/data/links";
import { ticketRef } from "@/features/tickets/evidence/data/case";
import { ownDeaths } from "@/features/tickets/evidence/data/deaths";
import { evidenceOf } from "@/features/tickets/evidence/data/reports";
import { noteEvidence } from "@/features/tickets/evidence/mutations/attach";
import { freezeReport, planFreeze } from "@/features/tickets/evidence/mutations/freeze";
import { openDeathReport } from "@/features/tickets/evidence/mutations/report";
import { lineAt, lineKey } from "@/features/tickets/evidence/rules";
import type { OwnDeath } from "@/features/tickets/evidence/schema";
import { writeAsStaff } from "@/features/tickets/mutations/message";
import { giveVerdict } from "@/features/tickets/verdict/mutations/give";
import { verdictInput } from "@/features/tickets/verdict/schema";
import { env } from "@/lib/env";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { personByKey } from "@/sandbox/population";
import { logHasLists } from "./history";
import type { PersonIds } from "./people";
import { guildIdOf } from "./servers";
import { type DemoServer, servers } from "./world/cast";
import { bootsOf, writeLog } from "./world/log";

interface DemoCase {
  guild: DemoServer["guild"];
  opener: string;
  agent: string;
  asksFor: "kit" | "ban" | "look";
  text: string;
  note: string;
  answer: string;
  /** What is decided two hours later; an open case has none yet. */
  verdict?: { coins: number; rule: string; reason: string; internal: string };
}

const CASES: readonly DemoCase[] = [
  {
    guild: "black-pine",
    opener: "rook77",
    agent: "quietledger",
    asksFor: "kit",
    text: "I was at the trader with the rifle on my back. I lost the Mosin with the PU scope and the field backpack. No ban needed, just my kit.",
    note: "The line names the metres; compare it with the ring of the zone.",
    answer: "Thank you, I have the log line. Were you inside the ring when you were hit?",
  },
  {
    guild: "black-pine",
    opener: "oldkestrel",
    agent: "sableotter",
    asksFor: "look",
    text: "I came back from a disconnect and was dead on the ground. Did somebody wait for me there?",
    note: "They stood there before the connect: see the sightings.",
    answer: "The log shows it second by second. We decide it this evening.",
    verdict: {
      coins: 840,
      rule: "Rule 4: nobody waits at a place of rest",
      reason: "The log shows the other player at your place for minutes before you came back.",
      internal: "First time; they know now.",
    },
  },
];

function as(guild: DemoCase["guild"], key: string, ids: PersonIds): GuildScope | null {
  const id = ids.get(key);
  if (!id) return null;
  return scopeForCustomer(
    {
      id: id.grizzlyUserId,
      discordId: id.discordId,
      name: personByKey(key).name,
      avatar: null,
      locale: null,
      timeZone: null,
      staff: null,
    },
    { guildId: guildIdOf(guild) },
  );
}

/** The log's own lines, from the files that the demo's servers have written. */
function rawLines(
  serviceId: string,
  wanted: readonly { fileName: string; bytes: readonly number[] }[],
  around: Date,
  now: Date,
): Map<string, string> {
  const lines = new Map<string, string>();
  const server = servers.find((one) => one.serviceId === serviceId);
  if (!server) return lines;
  for (const boot of bootsOf(server, new Date(around.getTime() - DAY), new Date(around.getTime() + DAY))) {
    const { name, text } = writeLog(server, boot, now, logHasLists(boot));
    const file = wanted.find(({ fileName }) => fileName === name);
    if (!file) continue;
    const bytes = new TextEncoder().encode(text);
    for (const byte of file.bytes) {
      const line = lineAt(bytes, byte);
      if (line !== null) lines.set(lineKey({ file: name, byte }), line);
    }
  }
  return lines;
}

/** The newest death by another player whose half hour afterwards is in the log. */
async function deathOf(
  demo: DemoCase,
  opener: GuildScope,
  discordId: string,
  now: Date,
): Promise<OwnDeath | null> {
  const agent = personByKey(demo.agent).gamertag;
  return withGuild({ ...opener, now }, async (ctx) => {
    const player = await linkedPlayer(ctx, ctx.guildId, discordId);
    if (!player) return null;
    const deaths = await ownDeaths(ctx, { discordId, playerId: player.playerId }, 25);
    return (
      deaths.find(
        // Nobody decides about themselves.
        ({ at, kind, killer }) =>
          kind === "pvp" && killer !== agent && now.getTime() - Date.parse(at) > 6 * HOUR,
      ) ?? null
    );
  });
}

async function play(demo: DemoCase, opener: GuildScope, agent: GuildScope, discordId: string, now: Date) {
  const death = await deathOf(demo, opener, discordId, now);
  if (!death) return;
  const died = new Date(death.at);
  const at = (minutes: number) => new Date(died.getTime() + minutes * MINUTE);
  const key = (step: string) => `demo-case-${demo.opener}-${step}`;
  const { number } = await withGuild({ ...opener, now: at(34) }, (ctx) =>
    openDeathReport(ctx, { key: key("open"), killId: death.killId, asksFor: demo.asksFor, text: demo.text }),
  );
  const found = await withGuild({ ...agent, now: at(43) }, async (ctx) => {
    const ref = await ticketRef(ctx, number);
    const plan = ref && (await planFreeze(ctx, ref.ticketId));
    return ref && plan ? { ticketId: ref.ticketId, plan } : null;
  });
  if (found) {
    const raws = rawLines(found.plan.serviceId, found.plan.wanted, died, now);
    await withGuild({ ...agent, now: at(43) }, (ctx) => freezeReport(ctx, found.ticketId, raws));
  }
  await withGuild({ ...agent, now: at(60) }, async (ctx) => {
    const [timeline] = found ? await evidenceOf(ctx, found.ticketId) : [];
    const lines = (timeline?.lines ?? [])
      .filter(({ kind, at: moment }) => kind === "kill" && moment === death.at)
      .map(lineKey);
    if (lines.length > 0) await noteEvidence(ctx, { key: key("note"), number, lines, text: demo.note });
    await writeAsStaff(ctx, { key: key("answer"), number, text: demo.answer, seen: 0, anyway: true });
  });
  const { verdict } = demo;
  if (!verdict) return;
  const input = verdictInput.parse({
    key: key("verdict"),
    number,
    seen: 0,
    anyway: true,
    decision: "upheld",
    warn: true,
    compensate: true,
    close: true,
    ...verdict,
  });
  await withGuild({ ...agent, now: at(160) }, (ctx) => giveVerdict(ctx, "moderator", input, env().SITE_URL));
}

/** Reports of deaths with frozen timelines, and a verdict, by the verbs that people use. */
export async function seedCases(ids: PersonIds, now: Date): Promise<void> {
  for (const demo of CASES) {
    const [opener, agent] = [as(demo.guild, demo.opener, ids), as(demo.guild, demo.agent, ids)];
    const discordId = ids.get(demo.opener)?.discordId;
    if (opener && agent && discordId) await play(demo, opener, agent, discordId, now);
  }
}
