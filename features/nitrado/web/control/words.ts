import type { Meaning } from "@/components/ui/meaning";
import type { ControlServer } from "../../control/data/servers";
import type { ListName } from "../../control/lists";
import type { CommandAction, CommandState } from "../../control/rules";
import type { ListChangeDto } from "../../control/schema";

export const ACTION_WORDS: Record<CommandAction, string> = {
  start: "Start",
  stop: "Stop",
  restart: "Restart",
};

export const LIST_WORDS: Record<ListName, { title: string; hint: string; one: string }> = {
  bans: { title: "Bans", hint: "Who may not join.", one: "ban" },
  whitelist: { title: "Whitelist", hint: "Who may join while the whitelist is on.", one: "whitelist entry" },
  priority: { title: "Priority", hint: "Who skips the queue.", one: "priority entry" },
};

export const STATE_WORDS: Record<CommandState, { words: string; meaning: Meaning }> = {
  scheduled: { words: "Planned", meaning: "neutral" },
  running: { words: "Sent", meaning: "info" },
  done: { words: "Done", meaning: "good" },
  failed: { words: "Not done", meaning: "bad" },
  cancelled: { words: "Taken back", meaning: "neutral" },
  unknown: { words: "Outcome not known", meaning: "warn" },
};

const SERVER_STATES: Record<string, { words: string; meaning: Meaning }> = {
  up: { words: "Up", meaning: "good" },
  restarting: { words: "Restarting", meaning: "info" },
  down: { words: "Down", meaning: "bad" },
};

export const serverState = ({ state }: Pick<ControlServer, "state">) =>
  (state && SERVER_STATES[state]) || { words: "Not known yet", meaning: "neutral" as const };

const HEALTH: Record<string, { words: string; meaning: Meaning }> = {
  running: { words: "Running", meaning: "good" },
  quiet: { words: "Quiet", meaning: "info" },
  degraded: { words: "Degraded", meaning: "warn" },
  down: { words: "Down", meaning: "bad" },
};

export const healthOf = ({ health }: Pick<ControlServer, "health">) => HEALTH[health] ?? null;

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${new Intl.NumberFormat("en-GB").format(count)} ${count === 1 ? one : many}`;

/** `12 orders wait, 3 players online`. */
export function atStake({
  waitingOrders,
  players,
}: Pick<ControlServer, "waitingOrders" | "players">): string {
  const orders =
    waitingOrders === 0
      ? "No order waits"
      : `${counted(waitingOrders, "order")} ${waitingOrders === 1 ? "waits" : "wait"}`;
  if (players === null) return `${orders}; how many players are online is not known`;
  return `${orders}, ${players === 0 ? "nobody" : counted(players, "player")} online`;
}

export function changeWords({ action, state }: Pick<ListChangeDto, "action" | "state">): {
  words: string;
  meaning: Meaning;
} {
  const done = action === "add" ? "Added" : "Taken off";
  if (state === "pending")
    return { words: action === "add" ? "Being added" : "Being taken off", meaning: "info" };
  if (state === "failed") return { words: action === "add" ? "Not added" : "Not taken off", meaning: "bad" };
  return { words: done, meaning: action === "add" ? "good" : "neutral" };
}
