import { parseArgs } from "node:util";
import { withSystem } from "@/db/context";
import { rebuildGuild, recountGuild } from "@/features/dashboard/job";
import { knownGuildIds } from "@/features/guilds/data/membership";

const USAGE = `Usage: npm run dashboard:rebuild -- [--guild GUILD_ID] [--recount]
Computes the figures of the overview anew, of one guild or of all. With --recount every total is also counted again from
its rows and compared; where some differ it ends with 1.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { guild: { type: "string" }, recount: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const guilds = values.guild
    ? [values.guild]
    : await withSystem({ kind: "system", job: "dashboard-rebuild" }, knownGuildIds);
  let wrong = 0;
  for (const guildId of guilds) {
    const started = performance.now();
    const widgets = await rebuildGuild(guildId);
    console.log(`${guildId}: ${widgets} widgets in ${Math.round(performance.now() - started)} ms`);
    if (!values.recount) continue;
    const found = await recountGuild(guildId);
    wrong += found.wrong;
    console.log(`${guildId}: ${found.rows} totals counted again, ${found.wrong} differ`);
  }
  return wrong > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
