import type { Dice } from "./dice";
import type { pathsOf } from "./mission";
import type { ServerState } from "./state";
import type { GameHost, ServerSpec, WorldSettings } from "./types";

/** One server in the making: what it is, what its host offers, and all that changes. */
export interface Sim {
  readonly spec: ServerSpec;
  readonly paths: ReturnType<typeof pathsOf>;
  readonly host: GameHost;
  readonly settings: WorldSettings;
  readonly initialSettings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly state: ServerState;
  readonly dice: Dice;
}

/** A setting of the panel; new servers have their initial one. */
export function settingOf(sim: Sim, category: string, key: string): string {
  return sim.host.setting(category, key) ?? sim.initialSettings[category]?.[key] ?? "";
}

/** Whether a switch of the panel is on; Nitrado writes it as 1 or true. */
export function isOn(sim: Sim, category: string, key: string): boolean {
  return ["1", "true"].includes(settingOf(sim, category, key));
}
