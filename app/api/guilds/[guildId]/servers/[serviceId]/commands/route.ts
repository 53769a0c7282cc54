import { defineExport, MOST_ROWS } from "@/features/identity/http/export";
import { commandsCsv } from "@/features/nitrado/control/control-csv";
import { commandsOf } from "@/features/nitrado/control/data/commands";
import { controlServer } from "@/features/nitrado/control/data/servers";

/** What is planned for a server and what was asked of it before, as a CSV file. */
export const GET = defineExport({
  name: "servers.commands.csv",
  section: "servers",
  file: "commands.csv",
  async rows(ctx, _, { serviceId = "" }) {
    await controlServer(ctx, serviceId);
    const { open, past } = await commandsOf(ctx, serviceId, MOST_ROWS);
    return commandsCsv([...open, ...past]);
  },
});
