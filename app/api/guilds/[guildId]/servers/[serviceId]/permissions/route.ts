import { defineExport } from "@/features/identity/http/export";
import { permissionsCsv } from "@/features/nitrado/control/control-csv";
import { permissionsOf } from "@/features/nitrado/control/data/permissions";
import { controlServer } from "@/features/nitrado/control/data/servers";

/** Levels that were given over a server, as a CSV file. */
export const GET = defineExport({
  name: "servers.permissions.csv",
  section: "servers",
  file: "server-rights.csv",
  async rows(ctx, _, { serviceId = "" }) {
    await controlServer(ctx, serviceId);
    return permissionsCsv(await permissionsOf(ctx, serviceId));
  },
});
