import type { Route } from "@/sandbox/http/types";
import type { Parts } from "../parts";
import { guildRoutes } from "./guild";
import { componentRoutes } from "./use";
import { writeRoutes } from "./write";

/** The control API of the sandbox's Discord, under `/__sandbox/discord`. */
export function chatRoutes(parts: Parts): readonly Route[] {
  return [...writeRoutes(parts), ...componentRoutes(parts), ...guildRoutes(parts)];
}
