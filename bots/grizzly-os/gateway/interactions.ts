import { type Client, Events, type Interaction, MessageFlags } from "discord.js";
import { withSystem } from "@/db/context";
import { mayInteract } from "@/features/guilds/data/interaction";
import { takeRateLimit } from "@/features/identity/mutations/rate-limit";
import { AppError, rateLimited } from "@/lib/errors";
import { loggerFor } from "@/lib/logger";
import { inSpan } from "@/lib/spans";
import type { Command, Component, ComponentInteraction, OsEnv } from "../command";
import type { Part } from "../part";

const log = loggerFor("discord");

const WENT_WRONG =
  "Something went wrong on our side, and it is noted. If you were paying, look at /balance first.";

/** What went wrong as the person may read it. */
function wordsOf(error: unknown): string {
  if (!(error instanceof AppError) || error.code === "internal") return WENT_WRONG;
  const fields = Object.values(error.fields ?? {}).filter((text) => !error.message.includes(text));
  return [error.message, ...fields].join("\n").slice(0, 2_000);
}

async function answerError(interaction: Interaction, error: unknown): Promise<void> {
  const known = error instanceof AppError && error.code !== "internal";
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

/** What was used, without what somebody wrote in it: the part of a custom id behind the colon may name anything. */
function kindOf(interaction: Interaction): string {
  if (interaction.isChatInputCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`;
  return "customId" in interaction ? (interaction.customId.split(":")[0] ?? "") : "other";
}

const factsOf = ({ id, guildId }: Interaction) => ({
  "grizzly.interaction_id": id,
  "grizzly.guild_id": guildId,
});

interface Routes {
  commands: ReadonlyMap<string, Command>;
  components: readonly Component[];
}

const ACTOR = { kind: "bot", bot: "grizzly-os" } as const;
/** What one person may ask for in a minute. */
const MOST = { max: 40, seconds: 60 };

/** @throws AppError for whoever is banned from Grizzly, for a guild that was not read yet, and for too many at once */
async function admit(interaction: Interaction): Promise<void> {
  const { guildId, user } = interaction;
  if (guildId === null) return;
  const { may, wait } = await withSystem(ACTOR, async (ctx) => {
    const may = await mayInteract(ctx, guildId, user.id);
    return { may, wait: await takeRateLimit(ctx, [{ bucket: `discord|user|${user.id}`, ...MOST }]) };
  });
  if (may === "banned") throw new AppError("forbidden", "Your account is banned from Grizzly.");
  if (may === "unknown")
    throw new AppError("unavailable", "Grizzly is still reading this server. Try again in a minute.");
  if (wait > 0) throw rateLimited(wait, `That was very often. Try again in ${wait} s. Nothing was changed.`);
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
    await admit(interaction);
    return command.run(interaction, env);
  }
  if (!(interaction.isButton() || interaction.isModalSubmit() || interaction.isStringSelectMenu())) return;
  if (!interaction.inGuild()) return;
  const component = components.find(({ prefix }) => interaction.customId.startsWith(`${prefix}:`));
  if (!component)
    throw new AppError("not_found", "This button is from an older message and does nothing any more.");
  await admit(interaction);
  return component.run(interaction as ComponentInteraction, env);
}

/**
 * Brings each interaction to its command or component, and answers for those that throw.
 * @returns takes no more, and waits for those under way, at most so many milliseconds
 */
export function listen(
  client: Client<true>,
  parts: readonly Part[],
  env: OsEnv,
): (ms: number) => Promise<void> {
  const routes: Routes = {
    commands: new Map(parts.flatMap((part) => (part.commands ?? []).map((one) => [one.data.name, one]))),
    components: parts.flatMap((part) => part.components ?? []),
  };
  const running = new Set<Promise<void>>();
  const take = (interaction: Interaction) => {
    const work = inSpan(
      `interaction ${kindOf(interaction)}`,
      "server",
      () => factsOf(interaction),
      () => route(interaction, routes, env),
    )
      .catch((error: unknown) => answerError(interaction, error))
      .finally(() => running.delete(work));
    running.add(work);
  };
  client.on(Events.InteractionCreate, take);
  return async (ms) => {
    client.off(Events.InteractionCreate, take);
    await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, ms))]);
  };
}
