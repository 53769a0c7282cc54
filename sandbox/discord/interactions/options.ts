import type { AppCommand } from "@/sandbox/state/types";
import type { GuildPlace } from "../channels";
import type { Scene } from "../scene";
import { resolvedShape } from "./shape";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

export interface OptionForm {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly autocomplete: boolean;
  readonly min: number | null;
  readonly max: number | null;
}

/** A command that can be run: a whole one, or a subcommand with its path, `shop buy`. */
export interface Runnable {
  readonly command: AppCommand;
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly OptionForm[];
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const numberOr = (...values: unknown[]): number | null =>
  values.find((one): one is number => typeof one === "number") ?? null;

function optionForm(option: Json): OptionForm {
  return {
    type: Number(option.type),
    name: String(option.name),
    description: String(option.description ?? ""),
    required: option.required === true,
    choices: list(option.choices).map((one) => ({
      name: String(one.name),
      value: typeof one.value === "number" ? one.value : String(one.value),
    })),
    autocomplete: option.autocomplete === true,
    min: numberOr(option.min_value, option.min_length),
    max: numberOr(option.max_value, option.max_length),
  };
}

/** Everything of a command that can be run: itself, or what is below its groups. */
export function runnables(command: AppCommand): Runnable[] {
  const below = (body: Json, path: readonly string[]): Runnable[] => {
    const options = list(body.options);
    const nested = options.filter((one) => one.type === 1 || one.type === 2);
    if (nested.length > 0) return nested.flatMap((one) => below(one, [...path, String(one.name)]));
    return [{ command, path, description: String(body.description ?? ""), options: options.map(optionForm) }];
  };
  return (command.body.type ?? 1) === 1 ? below(command.body, [String(command.body.name)]) : [];
}

/** A value that does not fit its option, in a sentence. */
export class BadOption extends Error {
  override name = "BadOption";
}

function numeric(option: OptionForm, value: unknown): number {
  const number = Number(value);
  const whole = option.type !== 4 || Number.isInteger(number);
  if (Number.isNaN(number) || String(value).trim() === "" || !whole) {
    throw new BadOption(`${option.name} takes a ${option.type === 4 ? "whole " : ""}number.`);
  }
  if (option.min !== null && number < option.min)
    throw new BadOption(`${option.name}: at least ${option.min}.`);
  if (option.max !== null && number > option.max)
    throw new BadOption(`${option.name}: at most ${option.max}.`);
  return number;
}

function words(option: OptionForm, value: unknown): string {
  const text = String(value);
  if (option.min !== null && text.length < option.min)
    throw new BadOption(`${option.name}: at least ${option.min} characters.`);
  if (option.max !== null && text.length > option.max)
    throw new BadOption(`${option.name}: at most ${option.max} characters.`);
  return text;
}

/** The id of whoever or whatever a text names: an id, a mention, a key, or a name. */
function named(scene: Scene, place: GuildPlace, option: OptionForm, value: unknown): string {
  const text = String(value).replaceAll(/^<?[@#][!&]?|>$/g, "");
  const { guild } = place;
  const person = [6, 9].includes(option.type)
    ? scene.store.state.people.find((one) => [one.id, one.key, one.name, one.username].includes(text))?.id
    : undefined;
  const role = [8, 9].includes(option.type)
    ? guild.roles.find((one) => [one.id, one.key, one.name].includes(text))?.id
    : undefined;
  const channels = [...guild.channels, ...guild.threads];
  const channel =
    option.type === 7 ? channels.find((one) => one.id === text || one.name === text)?.id : undefined;
  const found = person ?? role ?? channel;
  if (!found) throw new BadOption(`${option.name}: there is no ${text} here.`);
  return found;
}

function givenValue(scene: Scene, place: GuildPlace, option: OptionForm, value: unknown) {
  const chosen = option.choices.find((one) => String(one.value) === String(value) || one.name === value);
  if (option.choices.length > 0) {
    if (!chosen) throw new BadOption(`${option.name}: choose one of the offered values.`);
    return chosen.value;
  }
  if (option.type === 4 || option.type === 10) return numeric(option, value);
  if (option.type === 5) return value === true || String(value) === "true";
  if ([6, 7, 8, 9].includes(option.type)) return named(scene, place, option, value);
  if (option.type === 11) throw new BadOption("Files cannot be given to commands here.");
  return words(option, value);
}

interface Given {
  readonly place: GuildPlace;
  readonly values: Readonly<Record<string, unknown>>;
  /** For autocomplete: the option that is being written. Nothing is required then. */
  readonly focused?: string;
}

/**
 * A command's `data` as INTERACTION_CREATE has it.
 * @throws BadOption with a sentence for whoever gave a value that does not fit
 */
export function commandData(scene: Scene, run: Runnable, { place, values, focused }: Given): Json {
  const unknown = Object.keys(values).find((name) => !run.options.some((one) => one.name === name));
  if (unknown !== undefined) throw new BadOption(`/${run.path.join(" ")} has no option ${unknown}.`);
  const ids: string[] = [];
  const options = run.options.flatMap((option): Json[] => {
    const given = values[option.name];
    const missing = given === undefined || given === null || given === "";
    if (missing && option.required && !focused) throw new BadOption(`${option.name} is missing.`);
    if (option.name === focused) {
      return [{ name: option.name, type: option.type, value: String(given ?? ""), focused: true }];
    }
    if (missing) return [];
    const value = givenValue(scene, place, option, given);
    if ([6, 7, 8, 9].includes(option.type)) ids.push(String(value));
    return [{ name: option.name, type: option.type, value }];
  });
  const [name, ...nested] = run.path;
  const wrapped = nested.reduceRight(
    (inner: Json[], part, index) => [
      { name: part, type: index === 0 && nested.length === 2 ? 2 : 1, options: inner },
    ],
    options,
  );
  return {
    id: run.command.id,
    name,
    type: 1,
    ...(run.command.guildId ? { guild_id: run.command.guildId } : {}),
    options: wrapped,
    ...resolvedShape(scene, place, ids),
  };
}
