import { MessageFlags } from "discord.js";
import { withSystem } from "@/db/context";
import { plain } from "@/features/guilds/feed-words";
import { moderation } from "@/features/guilds/moderation/data";
import { takeRateLimit } from "@/features/identity/mutations/rate-limit";
import { ticketMirror } from "@/features/tickets/mirror/data/mirror";
import { wakeMirror } from "@/features/tickets/mirror/mutations/queue";
import { openTicket } from "@/features/tickets/mutations/open";
import { openTicketInput, TICKET_TYPES, type TicketType } from "@/features/tickets/schema";
import { TYPE_WORDS } from "@/features/tickets/words";
import { AppError, notFound, rateLimited } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { SECOND } from "@/lib/time";
import type { Command, Component, ComponentInteraction, OsEnv } from "../command";
import { asMember, keyOf, lookUp } from "../commands/ask";
import { about, choice } from "../commands/build";
import { lines } from "../commands/reply";
import { answersIn, modalFor, typeMenu } from "./form";
import { PREFIX, partsOf } from "./ids";

const LIMIT = { max: 10, seconds: 600 };
/** Until then the thread's link comes into the same answer; what takes longer is found in the channel. */
const LINK_MS = 20 * SECOND;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const typeOf = (text: string | null | undefined): TicketType | undefined =>
  TICKET_TYPES.find((type) => type === text);

/** What it is about is chosen first: each type asks for its own things. */
async function askType(interaction: Parameters<Command["run"]>[0] | ComponentInteraction): Promise<void> {
  const { tickets } = await lookUp(interaction, moderation);
  await interaction.reply({
    content: lines(tickets.note ? plain(tickets.note) : null, "What is it about?"),
    components: [typeMenu(PREFIX.type)],
    flags: MessageFlags.Ephemeral,
  });
}

const command: Command = {
  data: about("ticket", "Write to staff: what you say stands in a thread of your own.", [
    choice(
      "about",
      "What it is about",
      TICKET_TYPES.map((value) => ({ name: TYPE_WORDS[value].name, value })),
    ),
  ]),
  async run(interaction) {
    const type = typeOf(interaction.options.getString("about"));
    if (type) await interaction.showModal(modalFor(type, PREFIX.form));
    else await askType(interaction);
  },
};

const openButton: Component = { prefix: PREFIX.open, run: askType };

const typeChoice: Component = {
  prefix: PREFIX.type,
  async run(interaction) {
    const type = interaction.isStringSelectMenu() ? typeOf(interaction.values[0]) : undefined;
    if (!type || !interaction.isStringSelectMenu())
      throw notFound("This kind of ticket is not there any more.");
    await interaction.showModal(modalFor(type, PREFIX.form));
  },
};

/** The thread's link, once it is made; else where the ticket is on the website. */
async function whereItIs(
  interaction: ComponentInteraction,
  number: number,
  siteUrl: string,
): Promise<string> {
  const page = `[on the website](<${siteUrl}/me/tickets/${interaction.guildId}/${number}>)`;
  for (const until = Date.now() + LINK_MS; Date.now() < until; await pause(SECOND / 4)) {
    const mirror = await lookUp(interaction, (ctx) => ticketMirror(ctx, number));
    if (mirror?.state === "off") return `Ticket ${number} is open. Staff answer ${page}.`;
    if (mirror?.threadId) return `Ticket ${number} is open: <#${mirror.threadId}>. It also stands ${page}.`;
  }
  return `Ticket ${number} is open ${page}. Discord is slow now; its thread comes by itself.`;
}

/** Nothing is lost that somebody wrote: it comes back to be copied. */
function withWords(error: unknown, text: string): unknown {
  if (!(error instanceof AppError) || error.status >= 500) return error;
  const words = text.replaceAll("```", "'''").slice(0, 1_400);
  const { fields, details } = error;
  const kept = `${error.message}\nYour words, to copy:\n\`\`\`\n${words}\n\`\`\``;
  return new AppError(error.code, kept, { ...(fields && { fields }), ...(details && { details }) });
}

function formAnswer(wake: () => void): Component {
  return {
    prefix: PREFIX.form,
    async run(interaction: ComponentInteraction, { siteUrl }: OsEnv) {
      const type = typeOf(partsOf(interaction.customId)[0]);
      if (!interaction.isModalSubmit() || !type) throw notFound("This kind of ticket is not there any more.");
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const bucket = { bucket: `tickets.open|discord|${interaction.user.id}`, ...LIMIT };
      const wait = await withSystem({ kind: "bot", bot: "grizzly-os" }, (ctx) =>
        takeRateLimit(ctx, [bucket]),
      );
      const answers = answersIn(type, interaction.fields);
      try {
        if (wait > 0) throw rateLimited(wait);
        const input = parseInput(openTicketInput, { key: keyOf(interaction.id), type, ...answers });
        const { number } = await asMember(interaction, async (ctx) => {
          const opened = await openTicket(ctx, input);
          await wakeMirror(ctx, opened.number);
          return opened;
        });
        wake();
        await interaction.editReply(await whereItIs(interaction, number, siteUrl));
      } catch (error) {
        throw withWords(error, answers.text ?? "");
      }
    },
  };
}

/** Opening a ticket in Discord. @param wake somebody's thread is due */
export const opening = (wake: () => void): { commands: Command[]; components: Component[] } => ({
  commands: [command],
  components: [openButton, typeChoice, formAnswer(wake)],
});
