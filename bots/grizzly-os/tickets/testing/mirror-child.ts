import { openEar } from "@/features/live/ear";
import { published } from "../../bus";
import { runTickets } from "./run-tickets";

// Grizzly OS's part for tickets as a process that tests kill: `mirror-child.ts API_URL BOT_TOKEN`.
const [apiUrl = "", botToken = ""] = process.argv.slice(2);
// Long enough that many kills hit the moment between what Discord did and our note of it.
const reached = () => new Promise<void>((resolve) => setTimeout(resolve, Math.random() * 60));
const ear = openEar();
await runTickets({
  apiUrl,
  botToken,
  worker: `child:${process.pid}`,
  reached,
  hear: published(ear),
});
console.log("ready");
