import type { EventHandler } from "@/features/events/dispatch";
import { tellingOf } from "@/features/tickets/verdict/data/telling";
import { verdictGiven } from "@/features/tickets/verdict/events";
import { ProviderError } from "@/lib/http/provider";
import type { OsEnv } from "./command";
import type { Part } from "./part";

/** Writes to whoever was warned or banned by a verdict; the ticket's thread tells its opener. */
export function verdicts({ discord, siteUrl }: Pick<OsEnv, "discord" | "siteUrl">): Part {
  const tell: EventHandler = async (ctx, event) => {
    if (!("guildId" in ctx)) return;
    const { verdict, concernedId } = verdictGiven.parse(event.payload);
    if (concernedId === null) return;
    const content = await tellingOf(ctx, { verdict, discordId: concernedId, site: siteUrl });
    if (content === null) return;
    try {
      // The same nonce within minutes is the same message: a second try after a lost answer tells nobody twice.
      await discord.tell(concernedId, { content, nonce: `verdict-${verdict}` });
    } catch (error) {
      // Who takes no direct messages reads it among their notices on the site.
      if (!(error instanceof ProviderError && error.fault === "refused")) throw error;
    }
  };
  return { subscriber: "grizzly-os:verdicts", handlers: [["tickets.verdict", tell]] };
}
