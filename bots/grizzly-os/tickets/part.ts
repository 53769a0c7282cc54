import type { EventHandler } from "@/features/events/dispatch";
import { wakeMirror } from "@/features/tickets/mirror/mutations/queue";
import { type ThreadService, threadService } from "@/features/tickets/mirror/service";
import type { OsEnv } from "../command";
import type { Part } from "../part";
import type { InPorts } from "./catch-up";
import { inOf } from "./in";
import { opening } from "./open";
import { outOf } from "./out";
import { panel } from "./panel";
import type { FollowPorts } from "./ports";
import { presses } from "./press";

/** By then the transaction in which an event is handled has ended. */
const WAKE_MS = 25;

/** The bot's own id, asked for once. */
function selfOf(threads: ThreadService): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    known ??= await threads.self();
    return known;
  };
}

/**
 * Tickets in Discord: each has a private thread that says what the website says, both ways, and can be opened, taken,
 * closed and rated there. @param hooks of tests: between what was done and its note
 */
export function tickets(
  os: OsEnv,
  discord: { apiUrl: string; botToken: string },
  hooks: Pick<FollowPorts & InPorts, "reached"> = {},
): Part {
  const threads = threadService(discord);
  const out = outOf(os.worker, { threads, siteUrl: os.siteUrl, self: selfOf(threads), ...hooks });
  const heard = inOf({ threads, apiUrl: discord.apiUrl, ...hooks });
  const { commands, components } = opening(out.wake);
  const follow: EventHandler = async (ctx, event) => {
    const number = (event.payload as { number?: unknown }).number;
    if (!("guildId" in ctx) || typeof number !== "number") return;
    await wakeMirror(ctx, number);
    setTimeout(out.wake, WAKE_MS);
  };
  return {
    subscriber: "grizzly-os-tickets",
    handlers: [["tickets.*", follow]],
    tasks: [...out.tasks, heard.task],
    commands: [...commands, panel],
    components: [...components, ...presses],
    start: heard.start,
    async stop() {
      await Promise.all([out.stop(), heard.stop()]);
    },
  };
}
