import { z } from "zod";
import { modalFields } from "@/sandbox/discord/interactions/modal-form";
import { resolvedShape } from "@/sandbox/discord/interactions/shape";
import { type Route, route } from "@/sandbox/http/types";
import type { Interaction, Message } from "@/sandbox/state/types";
import { action, Refused } from "../input";
import type { Parts } from "../parts";
import { ask, told } from "./ask";
import { runCommand } from "./run";
import { guildStanding, messageSeen, personIn } from "./where";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const back = { return: z.string().optional() };
const many = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const press = z.object({ person: z.string(), customId: z.string(), values: many.optional(), ...back });
/** A form's fields come as `option.amount`, JSON's under `options`. */
const named = (prefix: string, plain: string) =>
  z.preprocess(
    (input) => {
      if (!isObject(input)) return input;
      const own = Object.entries(input).filter(([key]) => key.startsWith(`${prefix}.`));
      const read = Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length + 1), value]));
      return { ...input, [plain]: { ...(isObject(input[plain]) ? input[plain] : {}), ...read } };
    },
    z.looseObject({
      person: z.string(),
      name: z.string().default(""),
      focused: z.string().optional(),
      options: z.record(z.string(), z.unknown()).default({}),
      fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
    }),
  );

/** A component of a message by its custom id, down to nested ones. */
function componentIn(components: readonly unknown[], customId: string): Json | null {
  for (const one of components.filter(isObject)) {
    if (one.custom_id === customId) return one;
    const inner = Array.isArray(one.components) ? componentIn(one.components, customId) : null;
    const accessory = isObject(one.accessory) ? componentIn([one.accessory], customId) : null;
    if (inner ?? accessory) return inner ?? accessory;
  }
  return null;
}

function checkedValues(component: Json, values: readonly string[] | undefined): string[] {
  const least = typeof component.min_values === "number" ? component.min_values : 1;
  const most = typeof component.max_values === "number" ? component.max_values : 1;
  const given = values?.filter(Boolean) ?? [];
  if (given.length < least) throw new Refused(`Choose at least ${least}.`);
  if (given.length > most) throw new Refused(`Choose at most ${most}.`);
  const options = Array.isArray(component.options) ? component.options.filter(isObject) : null;
  const stranger = options && given.find((one) => !options.some((option) => option.value === one));
  if (stranger) throw new Refused(`${stranger} is not offered.`);
  return given;
}

function pressed(message: Message, customId: string, values: readonly string[] | undefined): Json {
  const component = componentIn(message.components, customId);
  if (!component) throw new Refused("That message has no such button or menu.", 404);
  if (component.disabled === true) throw new Refused("That is switched off.", 409);
  const type = Number(component.type);
  if (type === 2) return { custom_id: customId, component_type: 2 };
  const chosen = checkedValues(component, values);
  return { custom_id: customId, component_type: type, values: chosen };
}

function submitted(interaction: Interaction, given: Readonly<Record<string, string | string[]>>): Json {
  const modal = interaction.modal ?? {};
  const components = modalFields(modal).map(({ component, label, wrap }) => {
    const id = String(component.custom_id);
    const value = given[id] ?? "";
    const text = [value].flat().join(",");
    const least = typeof component.min_length === "number" ? component.min_length : 0;
    const most = typeof component.max_length === "number" ? component.max_length : 4000;
    if (component.required !== false && text.trim() === "") throw new Refused(`${label} is missing.`);
    if (text && text.length < least) throw new Refused(`${label}: at least ${least} characters.`);
    if (text.length > most) throw new Refused(`${label}: at most ${most} characters.`);
    const said = component.type === 4 ? { value: text } : { values: [value].flat().filter(Boolean) };
    const field = { type: component.type, custom_id: id, ...said };
    return wrap === 18 ? { type: 18, component: field } : { type: 1, components: [field] };
  });
  const stranger = Object.keys(given).find(
    (id) => !modalFields(modal).some((one) => one.component.custom_id === id),
  );
  if (stranger) throw new Refused(`${String(modal.title)} has no field ${stranger}.`);
  return { custom_id: modal.custom_id, components };
}

/** Buttons, menus, modals and commands, used by the people of the sandbox. */
export function componentRoutes(parts: Parts): readonly Route[] {
  const { store } = parts;
  return [
    route(
      "POST",
      "/__sandbox/discord/messages/:message/press",
      action(press, async (input, call) => {
        const person = personIn(call, input.person);
        const { message, place } = messageSeen(call, person, call.params.message ?? "");
        const data = pressed(message, input.customId, input.values);
        const ids = data.component_type !== 3 && Array.isArray(data.values) ? data.values.map(String) : [];
        const resolved = place.kind === "guild" && ids.length > 0 ? resolvedShape(call, place, ids) : {};
        const outcome = await ask(parts, call, {
          appId: message.authorId,
          type: 3,
          userId: person.id,
          guildId: place.kind === "guild" ? place.guild.id : null,
          channelId: place.id,
          data: { ...data, ...resolved },
          messageId: message.id,
        });
        return told(outcome);
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/modals/:interaction",
      action(named("field", "fields"), async (input, call) => {
        const person = personIn(call, input.person);
        const opener = store.state.interactions.find((one) => one.id === call.params.interaction);
        if (!opener?.modal || opener.userId !== person.id) throw new Refused("That modal is closed.", 404);
        const data = submitted(opener, input.fields);
        const { appId, guildId, channelId, messageId } = opener;
        const question = { appId, guildId, channelId, messageId, type: 5 as const, userId: person.id, data };
        const outcome = await ask(parts, call, question);
        if (outcome.kind !== "failed") {
          store.change(() => {
            opener.modal = null;
          });
        }
        return told(outcome);
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/channels/:channel/slash",
      action(named("option", "options"), (input, call) => {
        const person = personIn(call, input.person);
        const { place } = guildStanding(call, person, call.params.channel ?? "");
        const { name, options, focused } = input;
        return runCommand(parts, call, {
          person,
          place,
          name,
          values: options,
          ...(focused ? { focused } : {}),
        });
      }),
    ),
  ];
}
