import type { GuildScope } from "@/db/context";
import type { NitradoApi } from "@/features/nitrado/api";

/** Moments of a look at which a test may hold the worker, or end it. */
export type Moment = "before upload" | "after upload" | "before commit";

/** What the worker needs from the world. */
export interface Ports {
  now(): Date;
  /** From 0 to 1. */
  random(): number;
  /** Nitrado for a service of the scope's guild. @throws AppError where it is not connected */
  nitrado(scope: GuildScope, serviceId: string): Promise<NitradoApi>;
  /** Called at those moments; the product leaves it out. */
  reached?(moment: Moment): Promise<void>;
}

export interface Target {
  guildId: string;
  serviceId: string;
}
