import { perform } from "./deeds";
import { Dice } from "./dice";
import { actAlone, lookAround } from "./habits";
import { copyDue, copyLogs, say } from "./log/files";
import { playerList, who } from "./log/words";
import { layMission, pathsOf } from "./mission";
import { bodyOf, enter, online, respawn } from "./people";
import { positionOf, somewhere } from "./places";
import { askRestart, askStop, crash, isPlayable, nextScheduled, proceed } from "./power";
import { isOn, type Sim } from "./sim";
import { GAMEPLAY_SWITCH, RESET_SWITCH } from "./spawner";
import type { PlayerState, ServerState } from "./state";
import { type GameServer, type ServerSpec, type WorldOptions, WorldRefusal } from "./types";

const HOUR = 3_600;
/** A world that nobody looked at for longer stood still; a shorter time is lived through. */
const LONGEST_GAP = 36 * HOUR;
const LIST = 300;
const LOOK = 60;
const VERSION = { A: "1.25.158396", B: "1.28.160049", C: "1.29.163047" } as const;

const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);

function initialSettings(spec: ServerSpec, mission: string) {
  return {
    config: {
      hostname: spec.hostname,
      mission,
      slots: String(spec.slots),
      [GAMEPLAY_SWITCH.key]: "1",
      enableWhitelist: "0",
      adminLogPlayerHitsOnly: "0",
      adminLogPlacement: "1",
      adminLogBuildActions: "1",
      adminLogPlayerList: "1",
    },
    general: { bans: "", whitelist: "", priority: "", [RESET_SWITCH.key]: "false" },
  };
}

function newPlayers(spec: ServerSpec, seed: string, now: number): PlayerState[] {
  return spec.players.map(({ id, name }) => {
    const place = somewhere(spec.map, Dice.of(seed, spec.serviceId, id));
    return {
      id,
      name,
      online: false,
      alive: true,
      unconscious: false,
      health: 100,
      from: place,
      to: place,
      leaves: now,
      arrives: now,
      connects: null,
      wakes: null,
      respawns: null,
      acts: null,
      returns: false,
      led: 0,
    };
  });
}

function newState(spec: ServerSpec, seed: string, now: number): ServerState {
  return {
    version: 1,
    now,
    dice: Dice.of(seed, spec.serviceId).state,
    status: "restarting",
    since: now,
    boots: 0,
    runs: null,
    pending: { step: "boot", at: now, goal: "boot", by: "first start" },
    nextList: 0,
    lastCopy: now,
    nextLook: now + LOOK,
    players: newPlayers(spec, seed, now),
    items: [],
    adm: null,
    rpt: null,
    older: [],
    cutNext: false,
    showNext: false,
  };
}

const NEVER = Number.POSITIVE_INFINITY;

function dueOf(sim: Sim): number {
  const { state, settings } = sim;
  let due = Math.min(copyDue(sim), state.pending?.at ?? NEVER);
  if (state.runs === null) return due;
  due = Math.min(due, state.nextList, state.nextLook, nextScheduled(sim));
  for (const { connects, wakes, respawns, acts } of state.players) {
    due = Math.min(due, connects ?? NEVER, wakes ?? NEVER, respawns ?? NEVER);
    if (settings.busy) due = Math.min(due, acts ?? NEVER);
  }
  return due;
}

function livePlayer(sim: Sim, player: PlayerState): void {
  const { now } = sim.state;
  if (player.connects !== null && player.connects <= now) enter(sim, player);
  if (player.wakes !== null && player.wakes <= now) {
    player.wakes = null;
    player.unconscious = false;
    if (player.alive) say(sim, `${who(bodyOf(sim, player))} regained consciousness`);
  }
  if (player.respawns !== null && player.respawns <= now) respawn(sim, player);
  if (sim.settings.busy && player.acts !== null && player.acts <= now) actAlone(sim, player);
}

function writeList(sim: Sim): void {
  const { state } = sim;
  state.nextList += LIST;
  const there = online(sim);
  if (there.length === 0 || !isOn(sim, "config", "adminLogPlayerList")) return;
  say(sim, ...playerList(there.map((player) => bodyOf(sim, player))));
}

/** Everything that is due now, always in the same order. */
function live(sim: Sim, scheduled: number): void {
  const { state } = sim;
  const { now } = state;
  if (state.pending && state.pending.at <= now) proceed(sim);
  if (state.runs !== null) {
    for (const player of state.players) livePlayer(sim, player);
    if (state.nextList <= now) writeList(sim);
    if (state.nextLook <= now) {
      state.nextLook = now + LOOK;
      lookAround(sim);
    }
    if (scheduled <= now) askRestart(sim, "schedule", "Scheduled restart");
  }
  if (copyDue(sim) <= now) copyLogs(sim);
}

function advance(sim: Sim, until: number): void {
  const { state } = sim;
  if (until - state.now > LONGEST_GAP) {
    if (state.runs !== null) crash(sim);
    state.now = until - LONGEST_GAP / 3;
    state.nextLook = Math.max(state.nextLook, state.now);
  }
  for (;;) {
    const scheduled = nextScheduled(sim);
    const due = Math.max(dueOf(sim), state.now);
    if (due > until) break;
    state.now = due;
    live(sim, scheduled);
  }
  state.now = Math.max(state.now, until);
}

/** Whether the file server still has what the world wrote there; a lost hour is a crash of the machine. */
function filesFit(sim: Sim): boolean {
  const { adm } = sim.state;
  return !adm || (sim.host.files.read(adm.path)?.length ?? 0) === adm.copied;
}

function makeSim(options: WorldOptions, spec: ServerSpec): Sim {
  const now = seconds(options.now);
  const paths = pathsOf(spec.game, `ni${spec.serviceId}_1`, spec.map);
  const state = newState(spec, options.seed, now);
  const host = options.host(spec.serviceId);
  layMission(host.files, paths.missionPath, options.now, spec.ourLine);
  const settings = { ...spec.settings };
  return {
    spec,
    paths,
    host,
    settings,
    initialSettings: initialSettings(spec, paths.mission),
    state,
    dice: new Dice(state.dice),
  };
}

export function createServer(options: WorldOptions, spec: ServerSpec): GameServer {
  const sim = makeSim(options, spec);
  const { state, paths } = sim;
  // What a request or a deed wrote is on the file server at once where there are no steps.
  const settled = <T>(result: T): T => {
    if (copyDue(sim) <= state.now) copyLogs(sim);
    return result;
  };
  return {
    serviceId: spec.serviceId,
    game: spec.game,
    mission: paths.mission,
    username: `ni${spec.serviceId}_1`,
    gamePath: paths.gamePath,
    missionPath: paths.missionPath,
    restartLog: paths.restartLog,
    hostname: spec.hostname,
    slots: spec.slots,
    get version() {
      return VERSION[sim.settings.generation];
    },
    initialSettings: sim.initialSettings,
    settings: sim.settings,
    status: () => state.status,
    since: () => new Date(state.since * 1_000),
    boots: () => state.boots,
    playable: () => isPlayable(sim),
    start: (by) => settled(askRestart(sim, by, "Started")),
    stop: (by, message) => settled(askStop(sim, by, message)),
    restart: (by, message) => settled(askRestart(sim, by, message)),
    crash: () => {
      if (state.runs === null) throw new WorldRefusal("The server does not run, so it cannot crash.");
      settled(crash(sim));
    },
    tick: (now) => advance(sim, seconds(now)),
    players: () =>
      online(sim).map((player) => ({
        name: player.name,
        id: player.id,
        position: positionOf(player, state.now),
        alive: player.alive,
        unconscious: player.unconscious,
      })),
    cast: () => state.players.map(({ name, id, online: there }) => ({ name, id, online: there })),
    items: () =>
      state.items.map(({ className, position, tag, takenBy, boot }) => ({
        className,
        position,
        tag,
        takenBy,
        boot,
      })),
    act: (action) => {
      if (action.do !== "rotateLog") return settled(perform(sim, action));
      if (state.runs === null) throw new WorldRefusal("The server does not run.");
      state.showNext = true;
      askRestart(sim, "rotation", "The log turns");
      return settled("The server starts again; its new log is there in a moment.");
    },
    snapshot: () =>
      structuredClone({ state: { ...state, dice: sim.dice.state }, settings: { ...sim.settings } }),
    restore: (kept) => {
      const { state: saved, settings } = structuredClone(kept) as {
        state: ServerState;
        settings: typeof sim.settings;
      };
      if (saved?.version !== 1) return;
      const newcomers = state.players.filter(({ id }) => !saved.players.some((one) => one.id === id));
      Object.assign(state, saved, { players: [...saved.players, ...newcomers] });
      Object.assign(sim.settings, settings);
      sim.dice.state = saved.dice;
      if (!filesFit(sim) && state.runs !== null) crash(sim);
    },
  };
}
