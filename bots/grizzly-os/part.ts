import type { Client } from "discord.js";
import type { EventHandler } from "@/features/events/dispatch";
import type { Task } from "../runtime/task";
import type { Command, Component } from "./command";

/** One of the things that Grizzly OS does; main.ts composes the process of them. */
export interface Part {
  /** Loops beside each other; they also run while Discord is away. */
  tasks?: readonly Task[];
  /** Who claims this part's events: its own name where another part listens to the same type. `grizzly-os` by default. */
  subscriber?: string;
  handlers?: readonly (readonly [pattern: string, handler: EventHandler])[];
  commands?: readonly Command[];
  components?: readonly Component[];
  /** Once the gateway is ready, and again with each new client after a lost one: add listeners here. */
  start?(client: Client<true>): Promise<void> | void;
  /** Before the database closes. */
  stop?(): Promise<void>;
}
