import type { DiscordApp } from "@/sandbox/config";
import { jsonBody } from "@/sandbox/http/body";
import { empty, json } from "@/sandbox/http/reply";
import { type Call, type Handler, type Reply, type Route, route } from "@/sandbox/http/types";
import type { AppCommand } from "@/sandbox/state/types";
import { withBot } from "./auth";
import {
  type FieldError,
  invalidForm,
  invalidJson,
  missingAccess,
  unknownCommand,
  unknownGuild,
} from "./errors";
import { applicationFlags } from "./gateway/hello";
import { anyUser, botShape } from "./serialise";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST = 100;

function optionErrors(options: unknown, path: string): FieldError[] {
  if (!Array.isArray(options)) return [];
  const errors: FieldError[] = [];
  if (options.length > 25) {
    errors.push({ path, code: "BASE_TYPE_MAX_LENGTH", message: "Must be 25 or fewer in length." });
  }
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = `${path}.${index}`;
    if (!isObject(option)) continue;
    errors.push(...commandErrors(option, at, true));
    if (option.required === true && optional) {
      const message = "Required options must be placed before non-required options";
      errors.push({ path: at, code: "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message });
    }
    if (option.required !== true) optional = true;
  }
  return errors;
}

/** A name in lower case and a description of at most 100 characters, down to the options. */
function commandErrors(body: Json, path: string, isOption = false): FieldError[] {
  const errors: FieldError[] = [];
  const name = typeof body.name === "string" ? body.name : "";
  const at = (field: string) => (path ? `${path}.${field}` : field);
  const chat = isOption || (body.type ?? 1) === 1;
  if (chat ? !NAME.test(name) || name !== name.toLowerCase() : name.length < 1 || name.length > 32) {
    const message = "Command name is invalid";
    errors.push({ path: at("name"), code: "APPLICATION_COMMAND_INVALID_NAME", message });
  }
  const description = typeof body.description === "string" ? body.description : "";
  if (chat && (description.length < 1 || description.length > 100)) {
    const message = "Must be between 1 and 100 in length.";
    errors.push({ path: at("description"), code: "BASE_TYPE_BAD_LENGTH", message });
  }
  return [...errors, ...optionErrors(body.options, at("options"))];
}

/** Keys that Discord gives back as null or left out where they were not given. */
function commandShape(command: AppCommand): Json {
  const { body } = command;
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value != null));
  return {
    ...given,
    id: command.id,
    application_id: command.appId,
    version: command.version,
    type: body.type ?? 1,
    name: body.name,
    description: body.description ?? "",
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw === true,
    ...(command.guildId
      ? { guild_id: command.guildId }
      : { dm_permission: body.dm_permission !== false, contexts: body.contexts ?? null }),
  };
}

type Own = (call: Call, where: { app: DiscordApp; guildId: string | null; mine: AppCommand[] }) => Reply;

/** A handler for an application's own commands, everywhere or in one guild. */
function own(handler: Own): Handler {
  return withBot((call, app) => {
    if (call.params.app_id !== app.id) return missingAccess();
    const guildId = call.params.guild_id ?? null;
    const guild = guildId ? call.store.guild(guildId) : null;
    if (guildId && !guild) return unknownGuild();
    if (guild && !call.store.member(guild, app.id)) return missingAccess();
    const mine = call.store.state.commands.filter((one) => one.appId === app.id && one.guildId === guildId);
    return handler(call, { app, guildId, mine });
  });
}

/** The same name replaces; an id stays what it was, as it does there. */
function madeFrom(call: Call, body: Json, mine: readonly AppCommand[], app: string, guildId: string | null) {
  const before = mine.find((one) => one.body.name === body.name);
  if (before && JSON.stringify(before.body) === JSON.stringify(body)) return before;
  return { id: before?.id ?? call.store.nextId(), appId: app, guildId, version: call.store.nextId(), body };
}

function put(call: Call, gone: readonly AppCommand[], added: readonly AppCommand[]): void {
  call.store.change((state) => {
    state.commands = [
      ...state.commands.filter((one) => !gone.includes(one) && !added.includes(one)),
      ...added,
    ];
  });
}

const list = own((_, { mine }) => json(200, mine.map(commandShape)));

const overwrite = own((call, { app, guildId, mine }) => {
  let list: unknown = null;
  try {
    list = JSON.parse(call.body.toString("utf8"));
  } catch {
    return invalidJson();
  }
  if (!Array.isArray(list) || !list.every(isObject)) return invalidJson();
  const errors = list.flatMap((body, index) => commandErrors(body, String(index)));
  if (list.length > MOST) {
    const message = `Maximum number of application commands reached (${MOST}).`;
    errors.push({ path: "commands", code: "BASE_TYPE_MAX_LENGTH", message });
  }
  if (errors.length > 0) return invalidForm(errors);
  const made = list.map((body) => madeFrom(call, body, mine, app.id, guildId));
  put(call, mine, made);
  return json(200, made.map(commandShape));
});

const create = own((call, { app, guildId, mine }) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const errors = commandErrors(body, "");
  if (errors.length > 0) return invalidForm(errors);
  const made = madeFrom(call, body, mine, app.id, guildId);
  const before = mine.filter((one) => one.id === made.id);
  put(call, before, [made]);
  return json(before.length > 0 ? 200 : 201, commandShape(made));
});

function one(handler: (call: Call, command: AppCommand) => Reply): Handler {
  return own((call, { mine }) => {
    const command = mine.find(({ id }) => id === call.params.command_id);
    return command ? handler(call, command) : unknownCommand();
  });
}

const read = one((_, command) => json(200, commandShape(command)));

const edit = one((call, command) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const errors = commandErrors({ ...command.body, ...body }, "");
  if (errors.length > 0) return invalidForm(errors);
  call.store.change(() => {
    command.body = { ...command.body, ...body };
    command.version = call.store.nextId();
  });
  return json(200, commandShape(command));
});

const remove = one((call, command) => {
  put(call, [command], []);
  return empty();
});

/** The application as it sees itself. */
const self = withBot((call, app) =>
  json(200, {
    id: app.id,
    name: app.name,
    icon: null,
    description: "",
    type: null,
    bot: botShape(app),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: applicationFlags(app),
    flags_new: String(applicationFlags(app)),
    owner: anyUser(call, call.store.state.people.find((one) => one.operator)?.id ?? app.id),
    team: null,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    role_connections_verification_url: null,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: call.store.state.tokens.filter((one) => one.clientId === app.id)
      .length,
    redirect_uris: app.id === call.config.discord.clientId ? call.config.discord.redirectUris : [],
    interactions_endpoint_url: null,
    approximate_guild_count: call.store.state.guilds.filter((one) => call.store.member(one, app.id)).length,
  }),
);

export const commandRoutes: readonly Route[] = [
  route("GET", "/applications/@me", self),
  route("GET", "/oauth2/applications/@me", self),
  ...["/applications/:app_id/commands", "/applications/:app_id/guilds/:guild_id/commands"].flatMap((path) => [
    route("GET", path, list),
    route("PUT", path, overwrite),
    route("POST", path, create),
    route("GET", `${path}/:command_id`, read),
    route("PATCH", `${path}/:command_id`, edit),
    route("DELETE", `${path}/:command_id`, remove),
  ]),
];
