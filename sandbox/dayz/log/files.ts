import { hostClock } from "../clock";
import type { Sim } from "../sim";
import type { LogState } from "../state";

const RULE = "*".repeat(78);
const FOOTER = `${"*".repeat(34)}EOF${"*".repeat(40)}`;
const PLATFORM = { dayz: "", dayzps: "PS4_", dayzxb: "X1_" } as const;

/** UTF-8 as one character a byte, so that a log can be cut anywhere and still be kept as JSON. */
const asBytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");
const date = (seconds: number) => new Date(seconds * 1_000);
const isPc = (sim: Sim) => sim.spec.game === "dayz";
// The game runs on Windows; consoles' hosts do as well, but their logs have plain line feeds.
const end = (sim: Sim) => (isPc(sim) ? "\r\n" : "\n");

function fresh(sim: Sim, name: string): LogState {
  const path = `${sim.paths.gamePath}/config/${name}`;
  const { now, showNext } = sim.state;
  return { path, becomes: null, closed: false, waiting: "", copied: 0, born: now, prompt: showNext };
}

function write(sim: Sim, log: LogState | null, lines: readonly string[]): void {
  if (!log) return;
  for (const line of lines) log.waiting += asBytes(line + end(sim));
}

/** Lines of the admin log, with the host's time in front. */
export function say(sim: Sim, ...lines: string[]): void {
  const { time } = hostClock(sim.state.now, sim.spec.utcOffsetMinutes);
  write(
    sim,
    sim.state.adm,
    lines.map((line) => `${time} | ${line}`),
  );
}

/** Lines of the game's own log (RPT). */
export function tellRpt(sim: Sim, ...lines: string[]): void {
  const { rpt } = hostClock(sim.state.now, sim.spec.utcOffsetMinutes);
  write(
    sim,
    sim.state.rpt,
    lines.map((line) => `${rpt} ${line}`),
  );
}

/** Opens the logs of a start. After a crash a PC's live log gets another header; after a clean stop it is moved away. */
export function openLogs(sim: Sim): void {
  const { state, spec } = sim;
  const { date: day, time } = hostClock(state.now, spec.utcOffsetMinutes);
  const dated = `${day}_${time.replaceAll(":", "-")}`;
  const goesOn = isPc(sim) && state.adm !== null && !state.adm.closed;
  const live = isPc(sim) ? "DayZServer_x64.ADM" : `DayZServer_${PLATFORM[spec.game]}x64_${dated}.ADM`;
  if (!goesOn) {
    if (state.adm) {
      const rotated = `${day.replaceAll("-", "_")}_${time.replaceAll(":", "")}${String(state.now % 1_000).padStart(3, "0")}`;
      if (isPc(sim)) state.adm.becomes = `${sim.paths.gamePath}/config/DayZServer_x64_${rotated}.ADM`;
      state.older.push(state.adm);
    }
    state.adm = fresh(sim, live);
  }
  if (state.rpt) state.older.push(state.rpt);
  state.rpt = fresh(sim, `DayZServer_${PLATFORM[spec.game]}x64_${dated}.RPT`);
  state.showNext = false;
  const first = `${sim.settings.generation === "A" ? " " : ""}AdminLog started on ${day} at ${time}`;
  write(sim, state.adm, ["", "", RULE, first, ""]);
}

/** A clean stop. Only PC writes that the log is over. */
export function closeLogs(sim: Sim): void {
  const { adm } = sim.state;
  if (!adm) return;
  if (isPc(sim)) write(sim, adm, [FOOTER]);
  adm.closed = true;
}

function shown(sim: Sim, log: LogState): number {
  return log.prompt ? log.born : log.born + sim.settings.newFileDelaySeconds;
}

/** When the file server has something to catch up with; Infinity when it has not. */
export function copyDue(sim: Sim): number {
  const { state, settings } = sim;
  const step = state.lastCopy + Math.max(0, settings.logStepSeconds);
  const open = [state.adm, state.rpt].filter((log) => log !== null && log.waiting !== "");
  const turn = state.adm ? shown(sim, state.adm) : step;
  return Math.min(
    ...open.map((log) => Math.max(step, log ? shown(sim, log) : 0)),
    ...state.older.map((log) => Math.max(step, log.becomes ? turn : shown(sim, log))),
    Number.POSITIVE_INFINITY,
  );
}

/** Where to cut so that the last line is only begun; all of it where there is but one. */
function cutIn(waiting: string): number {
  const lastLine = waiting.lastIndexOf("\n", waiting.length - 2) + 1;
  return lastLine + Math.ceil((waiting.length - lastLine) / 2);
}

function copy(sim: Sim, log: LogState, length: number): void {
  if (length === 0) return;
  const bytes = Buffer.from(log.waiting.slice(0, length), "latin1");
  sim.host.files.append(log.path, bytes, date(sim.state.now));
  log.copied += length;
  log.waiting = log.waiting.slice(length);
}

/** One step of the file server's copies. */
export function copyLogs(sim: Sim): void {
  const { state } = sim;
  const { now, adm } = state;
  let rest = 0;
  const turn = adm === null || now >= shown(sim, adm);
  state.older = state.older.filter((log) => {
    if (log.becomes ? !turn : now < shown(sim, log)) return true;
    copy(sim, log, log.waiting.length);
    const bytes = log.becomes ? sim.host.files.read(log.path) : null;
    if (log.becomes && bytes) {
      sim.host.files.write(log.becomes, bytes, date(now));
      sim.host.files.remove(log.path);
    }
    return false;
  });
  for (const log of [adm, state.rpt]) {
    if (!log?.waiting || now < shown(sim, log)) continue;
    const cut = log === adm && state.cutNext;
    copy(sim, log, cut ? cutIn(log.waiting) : log.waiting.length);
    if (cut) state.cutNext = false;
    // Long enough for somebody to see it.
    if (cut) rest = Math.max(0, 5 - sim.settings.logStepSeconds);
  }
  state.lastCopy = now + rest;
}

/** Nitrado's own log is written at once. */
export function noteRestart(sim: Sim, words: string): void {
  const at = date(sim.state.now).toISOString().slice(0, 19).replace("T", " ");
  sim.host.files.append(sim.paths.restartLog, Buffer.from(`[${at}] ${words}\n`), date(sim.state.now));
}
