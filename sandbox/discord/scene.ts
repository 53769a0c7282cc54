import type { Call } from "@/sandbox/http/types";

/** What shapes are made from: the state, who the bots are, and the address to be reached at. */
export type Scene = Pick<Call, "store" | "config" | "base">;
