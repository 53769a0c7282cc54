import type { Place } from "@/sandbox/discord/channels";
import { BadOption, commandData, type Runnable, runnables } from "@/sandbox/discord/interactions/options";
import type { Call } from "@/sandbox/http/types";
import { guildPermissions } from "@/sandbox/state/permissions";
import type { Guild, Person } from "@/sandbox/state/types";
import { type Done, Refused } from "../input";
import type { Parts } from "../parts";
import { ask, told } from "./ask";

/** A person may run a command when its `default_member_permissions` are among theirs. */
function mayRun(call: Call, guild: Guild, person: Person, run: Runnable): boolean {
  const needed = run.command.body.default_member_permissions;
  const member = call.store.member(guild, person.id);
  if (!member) return false;
  if (typeof needed !== "string") return true;
  const bits = BigInt(needed);
  return bits !== 0n ? (guildPermissions(guild, member) & bits) === bits : guild.ownerId === person.id;
}

/** The commands that a person is offered in a guild, by name. */
export function offered(call: Call, guild: Guild, person: Person): Runnable[] {
  const here = call.store.state.commands.filter((one) => one.guildId === null || one.guildId === guild.id);
  return here
    .filter((one) => call.store.member(guild, one.appId))
    .flatMap(runnables)
    .filter((run) => mayRun(call, guild, person, run))
    .toSorted((a, b) => a.path.join(" ").localeCompare(b.path.join(" ")));
}

export interface Run {
  readonly person: Person;
  readonly place: Place;
  /** `ticket`, or with a subcommand `shop buy`. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The option that is being written: asks for its choices instead of running. */
  readonly focused?: string;
}

/** Runs a slash command, or asks what one of its options could be. @throws Refused */
export async function runCommand(parts: Parts, call: Call, run: Run): Promise<Done> {
  const { place, person } = run;
  if (place.kind !== "guild") throw new Refused("Commands work in a guild only.");
  const name = run.name.replace(/^\//, "").trim();
  const found = offered(call, place.guild, person).find((one) => one.path.join(" ") === name);
  if (!found) throw new Refused(`There is no command /${name} for ${person.name} here.`, 404);
  try {
    const { values, focused } = run;
    const data = commandData(call, found, { place, values, ...(focused ? { focused } : {}) });
    const outcome = await ask(parts, call, {
      appId: found.command.appId,
      type: focused ? 4 : 2,
      userId: person.id,
      guildId: place.guild.id,
      channelId: place.id,
      data,
      messageId: null,
    });
    return told(outcome);
  } catch (error) {
    if (error instanceof BadOption) throw new Refused(error.message);
    throw error;
  }
}

/** Parses `/pay member:Rook_77 amount:50 note:"for the tent"`: a name, then options by name. */
export function parseTyped(text: string): { name: string; values: Record<string, string> } {
  const values: Record<string, string> = {};
  const rest = text.slice(1).replaceAll(/([\w-]+):(?:"([^"]*)"|(\S+))/g, (_, name, quoted, plain) => {
    values[name] = quoted ?? plain;
    return "";
  });
  return { name: rest.trim().replaceAll(/\s+/g, " "), values };
}

/** Runs what was typed where a message could be; null for text that is none of the guild's commands. */
export async function runTyped(parts: Parts, call: Call, person: Person, place: Place, text: string) {
  if (place.kind !== "guild" || !/^\/[\w-]/.test(text)) return null;
  const { name, values } = parseTyped(text);
  const known = offered(call, place.guild, person).some((one) => one.path.join(" ") === name);
  return known ? runCommand(parts, call, { person, place, name, values }) : null;
}
