import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from "discord.js";
import type { DiscordBotService } from "@/features/guilds/service";

/** What commands and parts get of the process around them. */
export interface OsEnv {
  /** Base of links to the website, without a slash at its end. */
  siteUrl: string;
  discord: DiscordBotService;
  /** One name a process: who holds leases. */
  worker: string;
}

/**
 * A slash command. What `run` throws is answered for it: an AppError by its sentence, only to the person who asked;
 * anything else by a general one, and it is logged.
 */
export interface Command {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(interaction: ChatInputCommandInteraction<"cached" | "raw">, env: OsEnv): Promise<void>;
  /** Suggestions while somebody types; at most 25. */
  complete?(interaction: AutocompleteInteraction<"cached" | "raw">, env: OsEnv): Promise<void>;
}

export type ComponentInteraction = (
  | ButtonInteraction<"cached" | "raw">
  | ModalSubmitInteraction<"cached" | "raw">
  | StringSelectMenuInteraction<"cached" | "raw">
) & { guildId: string };

/** Buttons, selects and modals of which the `custom_id` begins with `prefix` and a colon. Errors as a command's. */
export interface Component {
  prefix: string;
  run(interaction: ComponentInteraction, env: OsEnv): Promise<void>;
}
