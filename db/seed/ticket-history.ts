import type { GuildScope } from "@/db/context";
import { withGuild } from "@/db/context";
import { closeTicket } from "@/features/tickets/mutations/change";
import { writeAsOpener, writeAsStaff } from "@/features/tickets/mutations/message";
import { openTicket } from "@/features/tickets/mutations/open";
import { rateTicket } from "@/features/tickets/mutations/rate";
import { openTicketInput } from "@/features/tickets/schema";
import type { TicketType } from "@/features/tickets/words";
import { DAY, HOUR, MINUTE } from "@/lib/time";

/** What players of a season asked, and what came of it. Closed long ago, so that no queue holds it. */
const ASKED: readonly [type: TicketType, title: string, text: string, end: string][] = [
  [
    "order",
    "Nails arrived at the wrong barn",
    "They lay at the other end of the field.",
    "Moved and collected.",
  ],
  [
    "server",
    "Kicked while I was building",
    "Three times within ten minutes, always near the castle.",
    "Restarted.",
  ],
  ["account", "My second account is linked", "I linked the wrong console player.", "Unlinked the wrong one."],
  ["report", "Somebody shoots from the safe zone", "At the north trader, every evening.", "Warned."],
  ["other", "Can we have a map vote?", "Some of us would like Livonia for a season.", "Put to a vote."],
  [
    "appeal",
    "I was warned for nothing",
    "I stood outside of the zone, look at the log.",
    "Looked at again, it stands.",
  ],
];

const COMMENTS = ["Quick and kind.", "", "Took a while, but it was solved.", "", "Thank you."];

/**
 * A season's closed tickets of a guild, by the verbs that people use: what numbers are made of.
 * @param days how far back they reach
 */
export async function seedOldTickets(
  openers: readonly GuildScope[],
  agents: readonly GuildScope[],
  now: Date,
  { tickets, days }: { tickets: number; days: number },
): Promise<void> {
  for (let nr = 0; nr < tickets; nr++) {
    const [type, title, text, reason] = ASKED[nr % ASKED.length] ?? [];
    const [opener, agent] = [openers[nr % openers.length], agents[(nr * 7) % agents.length]];
    if (!opener || !agent) continue;
    const start = now.getTime() - days * DAY + (nr * (days - 3) * DAY) / tickets + (nr % 9) * HOUR;
    const at = (hours: number) => new Date(start + hours * HOUR + (nr % 13) * MINUTE);
    const key = (step: string) => `history-${nr}-${step}`;
    const input = openTicketInput.parse({ key: key("open"), type, title, text });
    const { number } = await withGuild({ ...opener, now: at(0) }, (ctx) => openTicket(ctx, input));
    // Most get their answer within hours, every ninth waits for two days.
    const answered = nr % 9 === 0 ? 49 : 0.4 + ((nr * 37) % 100) / 9;
    const words = { number, seen: 0, anyway: true };
    await withGuild({ ...agent, now: at(answered) }, (ctx) =>
      writeAsStaff(ctx, { ...words, key: key("answer"), text: "Thank you, we look at it." }),
    );
    if (nr % 3 === 0)
      await withGuild({ ...opener, now: at(answered + 1) }, (ctx) =>
        writeAsOpener(ctx, { key: key("more"), number, text: "It was on the first server.", reopen: false }),
      );
    const end = { ...agent, now: at(answered + 4 + (nr % 5) * 5) };
    await withGuild(end, (ctx) => closeTicket(ctx, { number, reason: reason ?? "" }, "staff"));
    if (nr % 4 === 0) continue;
    const rating = nr % 7 === 0 ? 2 : 4 + (nr % 2);
    const comment =
      rating === 2 ? "It took days, and nobody said why." : (COMMENTS[nr % COMMENTS.length] ?? "");
    await withGuild({ ...opener, now: new Date(end.now.getTime() + 2 * HOUR) }, (ctx) =>
      rateTicket(ctx, { number, rating, comment }),
    );
  }
}
