import { dispatchDue } from "@/features/events/dispatch";
import { sendFeeds } from "@/features/guilds/send-feeds";
import { discordBotService } from "@/features/guilds/service";
import { feedHandlers } from "../feeds";

// Feeds as the bot has them, for tests that kill it: `feeds-child.ts DISCORD_URL`, with the bot's environment.
const [apiUrl = ""] = process.argv.slice(2);
const discord = discordBotService({ apiUrl, botToken: "1" });
const worker = `child:${process.pid}`;
console.log("ready");
for (;;) {
  await dispatchDue({ subscriber: "grizzly-os", worker, handlers: feedHandlers });
  await sendFeeds(discord).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
