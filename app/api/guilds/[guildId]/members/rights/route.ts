import { grantList, roleList } from "@/features/guilds/data/members";
import { rightsCsv } from "@/features/guilds/member-csv";
import { defineExport } from "@/features/identity/http/export";

/** Rights that were given in the dashboard, as a CSV file. */
export const GET = defineExport({
  name: "guilds.rights.csv",
  section: "members",
  file: "rights.csv",
  async rows(ctx) {
    const [grants, roles] = await Promise.all([grantList(ctx), roleList(ctx)]);
    return rightsCsv(grants, roles);
  },
});
