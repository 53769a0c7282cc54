import { z } from "zod";
import { placeOf } from "@/sandbox/discord/channels";
import { dropThreads, forget, setArchived, threadOf } from "@/sandbox/discord/posts";
import { json } from "@/sandbox/http/reply";
import { type Call, type Route, route } from "@/sandbox/http/types";
import { PERMISSION } from "@/sandbox/state/permissions";
import type { Channel, Guild, Overwrite } from "@/sandbox/state/types";
import { action, Refused } from "../input";
import { guildOf, type Parts } from "../parts";
import { CHANNEL_RIGHTS, GUILD_RIGHTS, type RightName } from "./rights-form";

const back = { return: z.string().optional() };
const permission = z.enum(Object.keys(PERMISSION) as [RightName]);
const listed = z.union([z.array(permission), permission.transform((one) => [one])]).default([]);

const channelForm = z.object({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{Ll}\p{N}_-]{1,100}$/u, "takes letters, digits, dashes"),
  category: z.string().optional(),
  ...back,
});
const change = z.object({
  do: z.enum(["delete", "rename", "overwrite", "ticked"]),
  name: z.string().optional(),
  /** A role or a member, by id or key. */
  of: z.string().optional(),
  allow: listed,
  deny: listed,
  ...back,
});
/** With `ticked`, as a form sends it, the shown rights are allowed where they are named and denied where not. */
const rights = z.object({ allow: listed, deny: listed, ticked: z.stringbool().default(false), ...back });
const threadForm = z.object({
  archived: z.stringbool().or(z.boolean()).optional(),
  locked: z.stringbool().or(z.boolean()).optional(),
  delete: z.stringbool().or(z.boolean()).optional(),
  ...back,
});

const bitsOf = (names: readonly RightName[]): bigint =>
  names.reduce((all, name) => all | PERMISSION[name], 0n);
const without = (all: readonly RightName[], some: readonly RightName[]) =>
  all.filter((one) => !some.includes(one));

function channelOf(call: Call): { guild: Guild; channel: Channel } {
  const place = placeOf(call, call.params.channel ?? "");
  if (place?.kind !== "guild" || place.thread) throw new Refused("There is no such channel.", 404);
  return place;
}

function targetOf(guild: Guild, call: Call, of: string): Pick<Overwrite, "id" | "kind"> {
  const role = guild.roles.find((one) => one.id === of || one.key === of);
  if (role) return { id: role.id, kind: "role" };
  const userId = call.store.person(of)?.id ?? call.config.discord.apps.find((one) => one.id === of)?.id;
  if (!userId) throw new Refused(`${guild.name} has no role or member ${of}.`, 404);
  return { id: userId, kind: "member" };
}

/** Sets what an overwrite allows and denies; whatever is named in neither goes back to what the roles say. */
function overwrite(
  channel: Channel,
  target: Pick<Overwrite, "id" | "kind">,
  allow: bigint,
  deny: bigint,
): void {
  const others = channel.overwrites.filter((one) => one.id !== target.id);
  const own = { ...target, allow: (allow & ~deny).toString(), deny: deny.toString() };
  channel.overwrites = allow | deny ? [...others, own] : others;
}

/** What a guild's owner does in Discord's own settings, and what becomes of the gateway. */
export function guildRoutes({ store, gateway }: Parts): readonly Route[] {
  return [
    route("GET", "/__sandbox/discord/sessions", () => json(200, gateway.seen())),
    route(
      "POST",
      "/__sandbox/discord/gateway",
      action(z.object({ do: z.enum(["cut", "reconnect", "invalidate"]), ...back }), (input) => {
        const count = gateway.disturb(input.do);
        const what = { cut: "was cut", reconnect: "was asked to reconnect", invalidate: "lost its session" };
        const who = count === 1 ? "1 connection" : `${count} connections`;
        return { said: `${who} of the gateway ${what[input.do]}.`, data: { count } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/guilds/:guild/channels",
      action(channelForm, (input, call) => {
        const guild = guildOf(call);
        const parent = guild.channels.find(
          (one) => one.kind === "category" && [one.id, one.name].includes(input.category ?? ""),
        );
        const channel: Channel = {
          id: store.nextId(),
          key: input.name,
          name: input.name,
          kind: "text",
          topic: null,
          parentId: parent?.id ?? null,
          position: guild.channels.length,
          overwrites: [],
        };
        store.change(() => guild.channels.push(channel));
        return { said: `#${channel.name} is there.`, data: channel };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/channels/:channel",
      action(change, (input, call) => {
        const { guild, channel } = channelOf(call);
        store.change((state) => {
          if (input.do === "delete") {
            const below = guild.threads.filter((one) => one.parentId === channel.id);
            dropThreads(store, guild, below);
            guild.channels = guild.channels.filter((one) => one !== channel);
            const gone = state.messages.filter((one) => one.channelId === channel.id);
            forget(store, gone);
          } else if (input.do === "rename") {
            channel.name = input.name?.trim() || channel.name;
          } else {
            const target = targetOf(guild, call, input.of ?? "");
            const deny = input.do === "ticked" ? without(CHANNEL_RIGHTS, input.allow) : input.deny;
            overwrite(channel, target, bitsOf(input.allow), bitsOf(deny));
          }
        });
        const said = input.do === "delete" ? "is gone" : "is changed";
        return { said: `#${channel.name} ${said}.`, data: input.do === "delete" ? null : channel };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/guilds/:guild/rights/:role",
      action(rights, (input, call) => {
        const guild = guildOf(call);
        const role = guild.roles.find((one) => [one.id, one.key].includes(call.params.role ?? ""));
        if (!role) throw new Refused(`${guild.name} has no such role.`, 404);
        store.change(() => {
          const deny = input.ticked ? without(GUILD_RIGHTS, input.allow) : input.deny;
          const bits = (BigInt(role.permissions) | bitsOf(input.allow)) & ~bitsOf(deny);
          role.permissions = bits.toString();
        });
        return { said: `${role.name} is changed.`, data: role };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/threads/:thread",
      action(threadForm, (input, call) => {
        const found = threadOf(store, call.params.thread ?? "");
        if (!found) throw new Refused("That thread is gone.", 404);
        const { guild, thread } = found;
        store.change(() => {
          if (input.locked !== undefined) thread.locked = input.locked;
          if (input.archived !== undefined) setArchived(thread, input.archived, store.now().toISOString());
          if (input.delete) dropThreads(store, guild, [thread]);
        });
        return { said: `${thread.name} is ${input.delete ? "gone" : "changed"}.`, data: thread };
      }),
    ),
  ];
}
