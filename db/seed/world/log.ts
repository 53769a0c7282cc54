import type { DemoServer } from "./cast";
import { fight, identity, type Line, mishap } from "./fights";
import { Random } from "./random";
import { DAY_BEGINS, type Stay, staysOf } from "./stays";

/** One log file: a boot and what was written until the next. Times are seconds on the server's clock. */
export interface LogFile {
  name: string;
  text: string;
}

const DAY = 86_400;
/** Restarts at these hours of the server's clock. */
const RESTART_HOURS = [5, 17];
const RULE = "*".repeat(78);
const two = (value: number) => String(value).padStart(2, "0");

function stamp(seconds: number): string {
  const day = ((seconds % DAY) + DAY) % DAY;
  return `${two(Math.floor(day / 3_600))}:${two(Math.floor(day / 60) % 60)}:${two(day % 60)}`;
}

const date = (seconds: number) => new Date(seconds * 1_000).toISOString().slice(0, 10);

/** The boots of a server, in its own clock, between two moments; the last one may still run. */
export function bootsOf(server: DemoServer, from: Date, to: Date): { start: number; end: number }[] {
  const offset = server.utcOffsetMinutes * 60;
  const [first, last] = [from.getTime() / 1_000 + offset, to.getTime() / 1_000 + offset];
  const starts: number[] = [];
  for (let day = Math.floor(first / DAY); day <= Math.floor(last / DAY); day++) {
    for (const hour of RESTART_HOURS) {
      const jitter = new Random("boot", server.serviceId, day, hour).whole(2, 55);
      starts.push(day * DAY + hour * 3_600 + jitter);
    }
  }
  const within = starts.filter((start) => start >= first && start < last);
  return within.map((start, index) => ({ start, end: within[index + 1] ?? Number.POSITIVE_INFINITY }));
}

/** Stays that touch a boot, cut at its edges: a restart ends whatever is open, and most log in again. */
function staysIn(server: DemoServer, start: number, end: number): Stay[] {
  const offset = server.utcOffsetMinutes * 60;
  const days = [-1, 0, 1].map((step) => Math.floor((start - offset - DAY_BEGINS) / DAY) + step);
  return days
    .flatMap((day) => staysOf(server, day))
    .filter((stay) => stay.to > start + 60 && stay.from < end - 60)
    .map((stay) => ({
      ...stay,
      from: Math.max(stay.from, start + 90 + (stay.player.name.length % 7) * 11),
      to: Math.min(stay.to, end),
      cutByRestart: stay.to >= end,
    }))
    .filter((stay) => stay.to - stay.from > 120);
}

function comings(stay: Stay): Line[] {
  const { player, from, to, track } = stay;
  const [start, last] = [track.at(0), track.at(to - from)];
  const here = (point: typeof start) => identity(player, point);
  const lines: Line[] = [
    { at: from - 11, text: `Player "${player.name}" (id=${player.id}) is connecting` },
    { at: from, text: `${here(start)} is connected` },
  ];
  if (!stay.cutByRestart) lines.push({ at: to, text: `${here(last)} has been disconnected` });
  return lines;
}

/** Deaths of a boot with everything around them: who meets whom is drawn from those who are there together. */
function lives(server: DemoServer, start: number, stays: readonly Stay[]): Line[] {
  const random = new Random("lives", server.serviceId, start);
  const lines: Line[] = [];
  const respawn = (victim: Stay, at: number) => {
    const back = at + random.whole(12, 40);
    if (back < victim.to - 60)
      lines.push({ at: back, text: `${identity(victim.player, victim.track.at(0))} is connected` });
  };
  for (const stay of stays) {
    const hours = (stay.to - stay.from) / 3_600;
    const others = stays.filter((other) => other.player.id !== stay.player.id);
    const duels = Math.floor(hours * 0.55 * stay.player.skill + random.next());
    for (let duel = 0; duel < duels; duel++) {
      const at = random.whole(stay.from + 120, Math.max(stay.from + 121, stay.to - 90));
      const near = others.filter((other) => other.from < at - 120 && other.to > at + 90);
      if (near.length === 0) continue;
      const victim = random.pick(near);
      if (random.next() * (stay.player.skill + victim.player.skill) > stay.player.skill) continue;
      lines.push(...fight(random, at, stay, victim));
      respawn(victim, at);
    }
    if (random.chance(Math.min(0.4, hours * 0.12))) {
      const at = random.whole(stay.from + 200, Math.max(stay.from + 201, stay.to - 90));
      lines.push(...mishap(random, at, stay));
      respawn(stay, at);
    }
  }
  return lines;
}

function chores(server: DemoServer, start: number, stays: readonly Stay[]): Line[] {
  const random = new Random("chores", server.serviceId, start);
  return stays.flatMap((stay) => {
    const lines: Line[] = [];
    for (let at = stay.from + 300; at < stay.to - 60; at += random.whole(600, 2_400)) {
      const me = identity(stay.player, stay.track.at(at - stay.from));
      const kind = random.next();
      if (kind < 0.35)
        lines.push({
          at,
          text: `${me}[HP: ${random.whole(40, 95)}] hit by Infected into ${random.pick(["Torso(1)", "LeftLeg(8)", "RightArm(30)"] as const)} for ${random.between(2, 9).toPrecision(4)} damage (MeleeInfected)`,
        });
      else if (kind < 0.55) lines.push({ at, text: `${me} placed Fence Kit<FenceKit>` });
      else if (kind < 0.75) lines.push({ at, text: `${me}Built wall_base_down on Fence with Hatchet` });
      else
        lines.push({
          at,
          text: `${me} performed ${random.pick(["EmoteSitA", "EmoteGreeting", "EmotePoint", "EmoteDance"] as const)}`,
        });
    }
    return lines;
  });
}

/** Everyone's place, every five minutes, as `adminLogPlayerList` writes it. */
function lists(start: number, until: number, stays: readonly Stay[]): Line[] {
  const lines: Line[] = [];
  for (let at = start + 300; at < until; at += 300) {
    const present = stays.filter((stay) => stay.from < at && stay.to > at);
    if (present.length === 0) continue;
    lines.push({ at, text: `##### PlayerList log: ${present.length} players` });
    for (const stay of present)
      lines.push({ at, text: identity(stay.player, stay.track.at(at - stay.from)) });
    lines.push({ at, text: "#####" });
  }
  return lines;
}

/**
 * Writes the log of one boot as the game would have by `now`: the same boot asked for later begins with the same bytes.
 * @param withLists whether the owner had the player list switched on
 */
export function writeLog(
  server: DemoServer,
  boot: { start: number; end: number },
  now: Date,
  withLists: boolean,
): LogFile {
  const { start } = boot;
  const until = Math.min(boot.end, now.getTime() / 1_000 + server.utcOffsetMinutes * 60);
  const stays = staysIn(server, start, boot.end === Number.POSITIVE_INFINITY ? start + DAY : boot.end);
  const lines = [
    ...stays.flatMap(comings),
    ...lives(server, start, stays),
    ...chores(server, start, stays),
    ...(withLists ? lists(start, until, stays) : []),
  ];
  const written = lines.filter((line) => line.at < until).sort((a, b) => a.at - b.at);
  const platform = server.game === "dayzxb" ? "X1" : "PS4";
  const time = stamp(start);
  return {
    name: `DayZServer_${platform}_x64_${date(start)}_${time.replaceAll(":", "-")}.ADM`,
    text: `\n\n${RULE}\nAdminLog started on ${date(start)} at ${time}\n\n${written.map((line) => `${stamp(line.at)} | ${line.text}\n`).join("")}`,
  };
}

/** How many players a server has at a moment. */
export function playersAt(server: DemoServer, at: Date): number {
  const local = at.getTime() / 1_000 + server.utcOffsetMinutes * 60;
  const day = Math.floor((at.getTime() / 1_000 - DAY_BEGINS) / DAY);
  const stays = [day].flatMap((each) => staysOf(server, each));
  return new Set(stays.filter((stay) => stay.from <= local && stay.to > local).map((stay) => stay.player.id))
    .size;
}
