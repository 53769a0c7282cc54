import { hostDay } from "./clock";
import { Dice } from "./dice";
import { closeLogs, noteRestart, openLogs, say, tellRpt } from "./log/files";
import { disconnected } from "./log/words";
import { bodyOf, gone, online } from "./people";
import type { Sim } from "./sim";
import { loadMission } from "./spawner";
import type { ServerStatus } from "./types";

/** Seconds from the request to the game's end, from there to its start, and until people may come in. */
const HALT = 3;
const BOOT = 6;
const STOP = 3;
const GUARDIAN = 25;
const LOADING = 20;
const LIST = 300;
const DAY = 86_400;

function become(sim: Sim, status: ServerStatus): void {
  if (sim.state.status === status) return;
  sim.state.status = status;
  sim.state.since = sim.state.now;
}

export function isPlayable(sim: Sim): boolean {
  const { runs, now } = sim.state;
  return runs !== null && now >= runs + LOADING;
}

/** Asks for a restart, or for a start of a server that stands. Another request while one is under way changes nothing. */
export function askRestart(sim: Sim, by: string, message?: string): void {
  const { state } = sim;
  if (state.pending && !(state.pending.goal === "stay")) return;
  noteRestart(sim, `Server restart: ${message || "requested"} (${by})`);
  const step = state.runs === null ? "boot" : "halt";
  state.pending = { step, at: state.now + (step === "boot" ? BOOT : HALT), goal: "boot", by };
  if (step === "boot") become(sim, "restarting");
}

export function askStop(sim: Sim, by: string, message?: string): void {
  const { state } = sim;
  if (state.runs === null && state.pending === null) return;
  noteRestart(sim, `Server stop: ${message || "requested"} (${by})`);
  const step = state.runs === null ? "stop" : "halt";
  state.pending = { step, at: state.now + HALT, goal: "stay", by };
  become(sim, "stopping");
}

function endGame(sim: Sim, clean: boolean): void {
  const { state } = sim;
  for (const player of online(sim)) {
    // Consoles end without a word: whoever was there is still there for the log.
    if (clean && sim.spec.game === "dayz") {
      say(sim, disconnected(bodyOf(sim, player), sim.settings.generation));
    }
    player.returns = true;
  }
  for (const player of state.players) gone(player);
  if (clean) closeLogs(sim);
  state.runs = null;
}

/** The game ends without a footer; the host notices and starts it again. */
export function crash(sim: Sim): void {
  const { state } = sim;
  endGame(sim, false);
  noteRestart(sim, "Server restart: the server did not answer any more (guardian)");
  state.pending = { step: "boot", at: state.now + GUARDIAN, goal: "boot", by: "guardian" };
}

function boot(sim: Sim): void {
  const { state } = sim;
  state.pending = null;
  state.boots += 1;
  state.runs = state.now;
  become(sim, "started");
  openLogs(sim);
  tellRpt(sim, `Mission read: ${sim.paths.mission}`);
  loadMission(sim);
  state.nextList = state.now + LIST;
  state.nextLook = state.now + LOADING + 5;
  for (const player of state.players.filter((one) => one.returns)) {
    player.connects = state.now + LOADING + sim.dice.whole(5, 70);
  }
}

/** The next step of what was asked for. */
export function proceed(sim: Sim): void {
  const { pending, now } = sim.state;
  if (!pending) return;
  if (pending.step === "boot") boot(sim);
  else if (pending.step === "stop") {
    sim.state.pending = null;
    become(sim, "stopped");
  } else {
    endGame(sim, true);
    if (pending.goal === "boot") {
      become(sim, "restarting");
      sim.state.pending = { ...pending, step: "boot", at: now + BOOT };
    } else sim.state.pending = { ...pending, step: "stop", at: now + STOP };
  }
}

/** When the server's own schedule restarts it next; Infinity without one. */
export function nextScheduled(sim: Sim): number {
  const { spec, state } = sim;
  if (state.runs === null || state.pending) return Number.POSITIVE_INFINITY;
  const { day } = hostDay(state.now, spec.utcOffsetMinutes);
  const starts = [day, day + 1].flatMap((each) =>
    spec.restartHours.map((hour) => {
      const late = Dice.of("restart", spec.serviceId, each, hour).whole(2, 55);
      return each * DAY + hour * 3_600 + late - spec.utcOffsetMinutes * 60;
    }),
  );
  return Math.min(...starts.filter((at) => at > state.now), Number.POSITIVE_INFINITY);
}
