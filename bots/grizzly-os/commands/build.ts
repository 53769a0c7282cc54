import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";

type Option = APIApplicationCommandOption;

/** A command of a server; none of ours works in direct messages. @param rights who sees it before the server's owner says so */
export const about = (
  name: string,
  description: string,
  options: Option[] = [],
  rights?: bigint,
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  name,
  description,
  contexts: [InteractionContextType.Guild],
  ...(rights !== undefined && { default_member_permissions: rights.toString() }),
  options,
});

export const text = (
  name: string,
  description: string,
  more: { required?: boolean; complete?: boolean; max?: number } = {},
): Option & { type: ApplicationCommandOptionType.String } => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required: more.required ?? false,
  // Discord's types tell options with suggestions from those without.
  ...(more.complete ? { autocomplete: true as const } : {}),
  ...(more.max ? { max_length: more.max } : {}),
});

export const choice = (
  name: string,
  description: string,
  choices: readonly { name: string; value: string }[],
): Option => ({ type: ApplicationCommandOptionType.String, name, description, choices: [...choices] });

export const whole = (
  name: string,
  description: string,
  more: { required?: boolean; min?: number; max?: number } = {},
): Option & { type: ApplicationCommandOptionType.Integer } => ({
  type: ApplicationCommandOptionType.Integer,
  name,
  description,
  required: more.required ?? true,
  min_value: more.min ?? 1,
  ...(more.max ? { max_value: more.max } : {}),
});

export const person = (
  name: string,
  description: string,
): Option & { type: ApplicationCommandOptionType.User } => ({
  type: ApplicationCommandOptionType.User,
  name,
  description,
  required: true,
});
