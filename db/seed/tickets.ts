import { type GuildScope, withGuild } from "@/db/context";
import { scopeForCustomer } from "@/features/guilds/scope";
import { closeTicket, setPriority } from "@/features/tickets/mutations/change";
import { writeAsOpener, writeAsStaff, writeNote } from "@/features/tickets/mutations/message";
import { openTicket } from "@/features/tickets/mutations/open";
import { rateTicket } from "@/features/tickets/mutations/rate";
import { setTags } from "@/features/tickets/mutations/tags";
import type { TicketPriority, TicketType } from "@/features/tickets/words";
import { HOUR } from "@/lib/time";
import { personByKey } from "@/sandbox/population";
import type { PersonIds } from "./people";
import { guildIdOf } from "./servers";
import { seedOldTickets } from "./ticket-history";
import { seedReplies } from "./ticket-replies";
import type { DemoServer } from "./world/cast";

interface Talk {
  guild: DemoServer["guild"];
  opener: string;
  agent: string;
  hoursAgo: number;
  type: TicketType;
  title: string;
  text: string;
  priority?: TicketPriority;
  tags?: readonly string[];
  /** What follows, each an hour after the one before: `>` staff, `<` the opener, `!` a note. */
  talk?: readonly string[];
  closed?: { reason: string; rating?: number };
}

const TALKS: readonly Talk[] = [
  {
    guild: "black-pine",
    opener: "rook77",
    agent: "quietledger",
    hoursAgo: 31,
    type: "order",
    title: "Sea chest was not where I paid for it",
    text: "I logged in after the 23:00 restart and stood at the **drop zone** for ten minutes. Nothing there.",
    tags: ["delivery"],
    talk: [
      "> Thank you. The file went up before the restart. Which end of the barn did you look at?",
      "< The north end, where the last one was.",
      "! It lies at the south wall: the map shows it 14 m away. Ask before refunding.",
    ],
  },
  {
    guild: "black-pine",
    opener: "cinderlynx",
    agent: "quietledger",
    hoursAgo: 5,
    type: "report",
    title: "Shot inside the Green Mountain trader",
    text: "Shot from the tree line while I was selling, rifle on my back. It was at 9:48 this morning.",
    priority: "urgent",
    tags: ["trader", "kill-on-sight"],
  },
  {
    guild: "black-pine",
    opener: "dustyeli",
    agent: "sableotter",
    hoursAgo: 80,
    type: "account",
    title: "My coins stand still since Saturday",
    text: "I played four hours on Saturday evening and the wallet shows nothing for it.",
    talk: [
      "> The player list was off that evening, so the log has no hours. They come with the next recount.",
    ],
    closed: { reason: "The hours were counted and paid.", rating: 5 },
  },
  {
    guild: "livonia-outlaws",
    opener: "twomaps",
    agent: "tinroof",
    hoursAgo: 20,
    type: "server",
    title: "Rubber banding near Topolin",
    text: "Since yesterday everything jumps back two seconds around Topolin, for all of us.",
    talk: ["> Restarted at 18:00 with fewer animals there. Is it better?", "< Much better, thank you."],
  },
];

function as(guild: Talk["guild"], key: string, ids: PersonIds): GuildScope | null {
  const id = ids.get(key);
  if (!id) return null;
  const { name } = personByKey(key);
  return scopeForCustomer(
    {
      id: id.grizzlyUserId,
      discordId: id.discordId,
      name,
      avatar: null,
      locale: null,
      timeZone: null,
      staff: null,
    },
    { guildId: guildIdOf(guild) },
  );
}

async function play(talk: Talk, opener: GuildScope, agent: GuildScope, now: Date): Promise<void> {
  const start = now.getTime() - talk.hoursAgo * HOUR;
  const key = (step: number) => `demo-${talk.opener}-${talk.hoursAgo}-${step}`;
  const at = (step: number) => new Date(start + step * HOUR);
  const { type, title, text } = talk;
  const { number } = await withGuild({ ...opener, now: at(0) }, (ctx) =>
    openTicket(ctx, { key: key(0), type, title, text, order: null }),
  );
  const { priority } = talk;
  if (priority) await withGuild({ ...agent, now: at(0) }, (ctx) => setPriority(ctx, { number, priority }));
  const { tags } = talk;
  if (tags) await withGuild({ ...agent, now: at(0) }, (ctx) => setTags(ctx, { number, tags: [...tags] }));
  for (const [nr, line] of (talk.talk ?? []).entries()) {
    const message = { key: key(nr + 1), number, text: line.slice(2) };
    const when = at(nr + 1);
    if (line.startsWith("<"))
      await withGuild({ ...opener, now: when }, (ctx) => writeAsOpener(ctx, { ...message, reopen: false }));
    else if (line.startsWith("!")) await withGuild({ ...agent, now: when }, (ctx) => writeNote(ctx, message));
    else
      await withGuild({ ...agent, now: when }, (ctx) =>
        writeAsStaff(ctx, { ...message, seen: 0, anyway: true }),
      );
  }
  const { closed } = talk;
  if (!closed) return;
  const end = at((talk.talk?.length ?? 0) + 1);
  await withGuild({ ...agent, now: end }, (ctx) =>
    closeTicket(ctx, { number, reason: closed.reason }, "staff"),
  );
  const { rating } = closed;
  if (rating) await withGuild({ ...opener, now: end }, (ctx) => rateTicket(ctx, { number, rating }));
}

/** Who asked long ago, and who answered. */
const BEFORE = {
  openers: ["ironvesper", "cinderlynx", "fernandflint", "oldkestrel", "drymatch"],
  agents: ["quietledger", "sableotter", "quietledger"],
};

/** Tickets of the demo community in every state, by the verbs that people use. */
export async function seedTickets(ids: PersonIds, now: Date): Promise<void> {
  const all = (keys: readonly string[]) => keys.flatMap((key) => as("black-pine", key, ids) ?? []);
  await seedOldTickets(all(BEFORE.openers), all(BEFORE.agents), now, { tickets: 36, days: 58 });
  for (const talk of TALKS) {
    const opener = as(talk.guild, talk.opener, ids);
    const agent = as(talk.guild, talk.agent, ids);
    if (opener && agent) await play(talk, opener, agent, now);
  }
  const [agent, rook] = [as("black-pine", "quietledger", ids), ids.get("rook77")];
  if (agent && rook) await seedReplies(agent, rook.discordId);
}
