import { type Client, Events, type Interaction, MessageFlags } from "discord.js";
import { AppError } from "@/lib/errors";
import { loggerFor } from "@/lib/logger";
import type { Command, Component, ComponentInteraction, OsEnv } from "../command";
import type { Part } from "../part";

const log = loggerFor("discord");

const WENT_WRONG =
  "Something went wrong on our side, and it is noted. If you were paying, look at /balance first.";

/** What went wrong as the person may read it. */
function wordsOf(error: unknown): string {
  if (!(error instanceof AppError) || error.status >= 500) return WENT_WRONG;
  const fields = Object.values(error.fields ?? {}).filter((text) => !error.message.includes(text));
  return [error.message, ...fields].join("\n").slice(0, 2_000);
}

async function answerError(interaction: Interaction, error: unknown): Promise<void> {
  const known = error instanceof AppError && error.status < 500;
  if (!known) log.error({ err: error, interaction: interaction.id }, "an interaction failed");
  if (!interaction.isRepliable()) return;
  const content = wordsOf(error);
  // Three seconds may be over, or Discord away: nothing is left to say it with.
  const said = interaction.deferred
    ? interaction.editReply({ content, embeds: [], components: [] })
    : interaction.replied
      ? interaction.followUp({ content, flags: MessageFlags.Ephemeral })
      : interaction.reply({ content, flags: MessageFlags.Ephemeral });
  await said.catch((failed: unknown) => log.warn({ err: failed }, "an interaction could not be answered"));
}

interface Routes {
  commands: ReadonlyMap<string, Command>;
  components: readonly Component[];
}

async function route(interaction: Interaction, { commands, components }: Routes, env: OsEnv): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (interaction.inGuild()) await commands.get(interaction.commandName)?.complete?.(interaction, env);
    return;
  }
  if (interaction.isChatInputCommand()) {
    const command = commands.get(interaction.commandName);
    if (!command) throw new AppError("not_found", "This command is not there any more.");
    if (!interaction.inGuild())
      throw new AppError("invalid", "Commands work in a server, not in direct messages.");
    return command.run(interaction, env);
  }
  if (!(interaction.isButton() || interaction.isModalSubmit() || interaction.isStringSelectMenu())) return;
  if (!interaction.inGuild()) return;
  const component = components.find(({ prefix }) => interaction.customId.startsWith(`${prefix}:`));
  if (!component)
    throw new AppError("not_found", "This button is from an older message and does nothing any more.");
  return component.run(interaction as ComponentInteraction, env);
}

/** Brings each interaction to its command or component, and answers for those that throw. */
export function listen(client: Client<true>, parts: readonly Part[], env: OsEnv): void {
  const routes: Routes = {
    commands: new Map(parts.flatMap((part) => (part.commands ?? []).map((one) => [one.data.name, one]))),
    components: parts.flatMap((part) => part.components ?? []),
  };
  client.on(Events.InteractionCreate, (interaction) => {
    route(interaction, routes, env).catch((error: unknown) => answerError(interaction, error));
  });
}
