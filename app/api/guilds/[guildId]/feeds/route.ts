import { feedList } from "@/features/guilds/data/feeds";
import { feedsCsv } from "@/features/guilds/feed-csv";
import { defineExport } from "@/features/identity/http/export";

/** The guild's feeds as a CSV file. */
export const GET = defineExport({
  name: "guilds.feeds.csv",
  section: "feeds",
  file: "feeds.csv",
  rows: async (ctx) => feedsCsv(await feedList(ctx)),
});
