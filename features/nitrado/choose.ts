import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { conflict } from "@/lib/errors";
import { activeElsewhere } from "./data/all-guilds";
import { setServiceActive } from "./mutations/services";

/**
 * Switches a service on or off for a guild. Two guilds never read, pay and write for the same game server.
 * @throws AppError not_found, conflict where another guild has it switched on
 */
export async function chooseService(scope: GuildScope, serviceId: string, isActive: boolean): Promise<void> {
  const system = { kind: "system", job: "nitrado-choose" } as const;
  if (isActive && (await withSystem(system, (ctx) => activeElsewhere(ctx, serviceId, scope.guildId)))) {
    throw conflict(
      "This game server is switched on in another guild. Switch it off there first. Nothing was changed.",
    );
  }
  await withGuild(scope, (ctx) => setServiceActive(ctx, serviceId, isActive));
}
