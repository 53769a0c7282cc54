import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { connectWithToken } from "@/features/nitrado/connect";
import { service } from "@/features/nitrado/data";
import { beginHistory } from "@/features/nitrado/log/services";
import { setServiceActive, setServiceLive } from "@/features/nitrado/mutations/services";
import { nitradoAccounts } from "@/sandbox/nitrado/demo";
import { guildByKey } from "@/sandbox/population";
import { catchUp } from "./history";
import { guildIdOf } from "./servers";
import { type DemoServer, servers } from "./world/cast";

const GUILDS: readonly DemoServer["guild"][] = ["black-pine", "livonia-outlaws"];

async function isConnected(guildId: string): Promise<boolean> {
  const mine = servers.filter((server) => guildIdOf(server.guild) === guildId);
  for (const { serviceId } of mine) {
    const scope = scopeForJob(guildId, "demo");
    if ((await withGuild(scope, (ctx) => service(ctx, serviceId), { readOnly: true })).connected) return true;
  }
  return false;
}

/**
 * Hands the demo's servers over from the written history to the sandbox's world: the last written log ends, each owner
 * pastes their Nitrado token, and every server is switched on and live. What the world writes from now on is news.
 * A guild that was connected before stays as its owner left it.
 * @param lastRead how far a guild's written logs were read
 */
export async function connectServers(lastRead: (guild: DemoServer["guild"]) => Promise<Date>): Promise<void> {
  for (const guild of GUILDS) {
    const guildId = guildIdOf(guild);
    const scope = scopeForJob(guildId, "demo");
    const account = nitradoAccounts.find(({ key }) => key === guildByKey(guild).ownerKey);
    if (!account || (await isConnected(guildId))) continue;
    const mine = servers.filter((server) => server.guild === guild);
    const from = await lastRead(guild);
    for (const server of mine) await catchUp(server, from, new Date(), true);
    await connectWithToken(scope, { token: account.token, label: "Made at server.nitrado.net" });
    for (const { serviceId } of mine) {
      await withGuild(scope, async (ctx) => {
        await beginHistory(ctx, serviceId);
        await setServiceActive(ctx, serviceId, true);
        await setServiceLive(ctx, serviceId, true);
      });
    }
  }
}
