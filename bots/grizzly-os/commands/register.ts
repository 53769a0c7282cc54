import { type Client, type RESTPostAPIChatInputApplicationCommandsJSONBody, Routes } from "discord.js";
import { loggerFor } from "@/lib/logger";
import type { Command } from "../command";

const log = loggerFor("discord");

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What Discord adds to a command, and leaves out where it is as it always is. */
const DEFAULTS: Record<string, unknown> = {
  required: false,
  autocomplete: false,
  default_member_permissions: null,
};
const OURS = ["name", "description", "options", "contexts", "default_member_permissions"];
const OPTION = [
  "type",
  "name",
  "description",
  "required",
  "autocomplete",
  "choices",
  "options",
  "min_value",
  "max_value",
  "min_length",
  "max_length",
  "value",
];

function plain(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, OPTION));
  if (value === null || typeof value !== "object") return value;
  const kept = value as Record<string, unknown>;
  const entries = keys
    .map((key) => [key, kept[key]] as const)
    .filter(([key, one]) => one !== undefined && one !== null && one !== DEFAULTS[key])
    .filter(([, one]) => !(Array.isArray(one) && one.length === 0));
  return Object.fromEntries(entries.map(([key, one]) => [key, plain(one, OPTION)]));
}

/** Commands as one text, the same for what we want and for what Discord has. */
export const commandText = (commands: readonly unknown[]): string =>
  JSON.stringify(
    commands.map((one) => plain(one, OURS) as { name: string }).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );

/** Tells Discord of our commands, all at once, where it has others. @returns whether it had */
export async function registerCommands(client: Client<true>, commands: readonly Command[]): Promise<boolean> {
  const wanted: Body[] = commands.map(({ data }) => data);
  const route = Routes.applicationCommands(client.application.id);
  const has = (await client.rest.get(route)) as unknown[];
  if (commandText(has) === commandText(wanted)) return false;
  await client.rest.put(route, { body: wanted });
  log.info({ commands: wanted.length }, "slash commands registered");
  return true;
}
