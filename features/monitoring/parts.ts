import { DAY, formatSpan, HOUR, MINUTE } from "@/lib/time";
import type { Health } from "./health-rules";
import type { Fix, Part, PartFacts, ServerFacts } from "./parts-schema";

const SERVERS: Fix = { label: "Open server control", path: "/servers", section: "servers", level: "viewer" };
const CONNECT: Fix = {
  label: "Open the Nitrado connection",
  path: "/servers/connect",
  section: "servers",
  level: "manager",
};

/** Order of a page: what is worst comes first. */
const WORST: readonly Health[] = ["down", "degraded", "unknown", "quiet", "running"];

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function serverFix(server: ServerFacts): Fix | null {
  if (server.health === "running") return null;
  const control = { ...SERVERS, path: `/servers/${server.serviceId}` };
  if (!server.connected) return { ...CONNECT, label: "Connect Nitrado" };
  if (server.stopped) return { ...control, label: "Start the server" };
  if (server.off.length > 0)
    return { label: "See the log settings", path: "/setup", section: "settings", level: "viewer" };
  if (server.health === "quiet" || server.unwatched) return null;
  return server.health === "unknown" ? control : CONNECT;
}

const SERVER_TITLES: Record<Health, (name: string) => string> = {
  down: (name) => `${name} is not being read`,
  degraded: (name) => `${name} is read with gaps`,
  unknown: (name) => `${name} has not been looked at yet`,
  quiet: (name) => `${name} is quiet`,
  running: (name) => `${name} is well`,
};

function serverPart(server: ServerFacts): Part {
  const { serviceId, name, health, reason, since, stopped } = server;
  return {
    key: `server:${serviceId}`,
    name: `Log reader, ${name}`,
    health,
    title: stopped ? `${name} is stopped` : SERVER_TITLES[health](name),
    sentence: reason ?? "Nothing is known yet.",
    since,
    fix: serverFix(server),
  };
}

function accessPart({ accesses, now }: PartFacts): Part {
  const part = (health: Health, title: string, sentence: string, fix: Fix | null): Part => ({
    key: "nitrado",
    name: "Nitrado access",
    health,
    title,
    sentence,
    since: null,
    fix,
  });
  if (accesses.length === 0)
    return part("down", "Nitrado is not connected", "Nothing is read and no order reaches the game.", {
      ...CONNECT,
      label: "Connect Nitrado",
    });
  const ended = accesses.filter(({ state }) => state === "reconnect");
  if (ended.length > 0)
    return part(
      ended.length === accesses.length ? "down" : "degraded",
      "Nitrado has ended the access",
      "Its servers are neither read nor written to. Connect it again: the log is read on from where it stopped, and nothing is paid twice.",
      { ...CONNECT, label: "Connect Nitrado again" },
    );
  if (accesses.some(({ failing }) => failing))
    return part(
      "degraded",
      "The access to Nitrado is not renewed",
      "Nitrado did not answer when access was to be renewed. It still works until it ends, and is tried again by itself.",
      CONNECT,
    );
  const ends = accesses.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime() - now.getTime()] : []));
  const soonest = Math.min(...ends);
  if (soonest < DAY)
    return part(
      "degraded",
      "The access to Nitrado ends soon",
      `It ends in ${formatSpan(Math.max(0, soonest))} and was not renewed by itself.`,
      CONNECT,
    );
  const left = Number.isFinite(soonest)
    ? `It is good for ${formatSpan(soonest)} and is renewed by itself every day.`
    : "A long-life token has no end; delete it at Nitrado to take it back.";
  return part("running", "Nitrado is connected", left, null);
}

function deliveriesPart({ deliveries, now }: PartFacts): Part {
  const { waiting, moving, look, oldestAt } = deliveries;
  const fix: Fix = { label: "Open the queue", path: "/deliveries", section: "deliveries", level: "viewer" };
  const queue = `${counted(waiting, "order")} ${waiting === 1 ? "waits" : "wait"} to be written, ${moving} on the way.`;
  const base = { key: "deliveries", name: "Deliveries", since: null };
  if (look > 0)
    return {
      ...base,
      health: "degraded",
      title: `${counted(look, "delivery", "deliveries")} ${look === 1 ? "needs" : "need"} a person`,
      sentence: `Nobody can know for sure what became of ${look === 1 ? "it" : "them"}. The evidence stands with each. ${queue}`,
      fix,
    };
  const waits = oldestAt === null ? 0 : now.getTime() - oldestAt.getTime();
  if (waits > DAY)
    return {
      ...base,
      health: "degraded",
      title: "Orders wait longer than a day",
      sentence: `The oldest waits for ${formatSpan(waits)}. Each says what it waits for. ${queue}`,
      fix: { ...fix, path: "/deliveries?show=waiting" },
    };
  return {
    ...base,
    health: waiting + moving === 0 ? "quiet" : "running",
    title: "Deliveries are well",
    sentence: waiting + moving === 0 ? "No order is on its way." : queue,
    fix: null,
  };
}

function feedsPart({ feeds }: PartFacts): Part {
  const base = { key: "feeds", name: "Feeds", since: null };
  const { on, broken } = feeds;
  if (broken.length > 0)
    return {
      ...base,
      health: "degraded",
      title: `${counted(broken.length, "feed")} cannot post`,
      sentence: broken.join(" "),
      fix: { label: "Open the feeds", path: "/feeds", section: "feeds", level: "viewer" },
    };
  return {
    ...base,
    health: on === 0 ? "quiet" : "running",
    title: "Feeds are well",
    sentence: on === 0 ? "No feed has a channel." : `${counted(on, "feed")} may post.`,
    fix: on === 0 ? { label: "Choose channels", path: "/feeds", section: "feeds", level: "manager" } : null,
  };
}

/** Grizzly OS looks at a guild every five minutes. */
const UNSEEN = HOUR;

function discordPart({ discord, now }: PartFacts): Part {
  const { present, at, error } = discord;
  const base = { key: "discord", name: "Discord", since: null };
  const fix: Fix = { label: "See the set-up", path: "/setup", section: "settings", level: "viewer" };
  if (at === null)
    return {
      ...base,
      health: "unknown",
      title: "Discord has not been read yet",
      sentence: "Grizzly OS lists channels, roles and members within five minutes after it joins.",
      fix,
    };
  if (!present)
    return {
      ...base,
      health: "down",
      title: "Grizzly OS is not in this Discord server",
      sentence: "Nothing can be posted and rights are those of the last look. Invite it again.",
      fix,
    };
  const age = now.getTime() - at.getTime();
  if (error !== null || age > UNSEEN)
    return {
      ...base,
      health: "degraded",
      title: "Discord does not answer",
      sentence: `${error ?? "Channels, roles and members were not read."} What is shown is ${formatSpan(age)} old; posts go out later.`,
      fix: null,
    };
  const missing = discord.missing ?? [];
  if (missing.length > 0)
    return {
      ...base,
      key: "discord-rights",
      health: "degraded",
      title: `Grizzly OS misses ${missing.length === 1 ? "a right" : "rights"} in Discord`,
      sentence: missing.join(" "),
      fix,
    };
  return {
    ...base,
    health: "running",
    title: "Discord answers",
    sentence: "Channels, roles and members are known.",
    fix: null,
  };
}

function queuePart({ queue, now }: PartFacts): Part {
  const waits = queue.oldestAt === null ? 0 : now.getTime() - queue.oldestAt.getTime();
  const late = waits > 15 * MINUTE;
  const jobs = `${counted(queue.open, "message")} between the bots ${queue.open === 1 ? "waits" : "wait"}`;
  return {
    key: "queue",
    name: "Queue",
    health: late ? "degraded" : "running",
    title: "Messages between the bots wait",
    sentence:
      queue.open === 0
        ? "Nothing waits between the bots."
        : `${jobs}, the oldest for ${formatSpan(Math.max(1_000, waits))}.${late ? " A bot is busy or does not run; nothing is lost." : ""}`,
    since: null,
    fix: null,
  };
}

/** Every part of a guild with what is known of it, servers first. */
export const partsOf = (facts: PartFacts): Part[] => [
  ...facts.servers.map(serverPart),
  accessPart(facts),
  deliveriesPart(facts),
  feedsPart(facts),
  discordPart(facts),
  queuePart(facts),
];

/** The part that needs somebody most: the worst, and among equals the one whose fix mends others as well. */
export function worstPart(parts: readonly Part[]): Part | null {
  const rank = (part: Part) => WORST.indexOf(part.health) * 2 - (part.key === "nitrado" ? 1 : 0);
  const [worst] = [...parts].sort((a, b) => rank(a) - rank(b));
  return worst && (worst.health === "down" || worst.health === "degraded") ? worst : null;
}

/** The health of the whole: the worst of its parts, and quiet only where nothing moves at all. */
export function wholeHealth(parts: readonly Part[]): Health {
  const worst = worstPart(parts);
  if (worst) return worst.health;
  const servers = parts.filter(({ key }) => key.startsWith("server:"));
  if (servers.length === 0) return "unknown";
  if (servers.some(({ health }) => health === "running")) return "running";
  return servers.every(({ health }) => health === "quiet") ? "quiet" : "unknown";
}
