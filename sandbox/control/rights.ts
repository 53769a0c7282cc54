import { z } from "zod";
import { leaves } from "@/sandbox/discord/members";
import { type Route, route } from "@/sandbox/http/types";
import { PERMISSION } from "@/sandbox/state/permissions";
import type { Store } from "@/sandbox/state/store";
import type { Guild, Person, Role } from "@/sandbox/state/types";
import { action, Refused } from "./input";
import { guildOf, personOf } from "./parts";

const flag = z.union([z.boolean(), z.stringbool()]);

const rights = z.object({
  member: flag.optional(),
  banned: flag.optional(),
  owner: flag.optional(),
  administrator: flag.optional(),
  manageGuild: flag.optional(),
  /** Keys or ids; replaces the roles that the person holds. */
  roles: z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional(),
  /** Set by the form, where a box that is not ticked is not sent. */
  whole: flag.optional(),
  return: z.string().optional(),
});

type Rights = z.output<typeof rights>;

/** The guild's role that carries a permission; one is made below the bots when there is none. */
function roleWith(store: Store, guild: Guild, key: string, name: string, bit: bigint): Role {
  const known = guild.roles.find(
    (role) => role.botId === null && role.id !== guild.id && BigInt(role.permissions) & bit,
  );
  if (known) return known;
  const lowestBot = Math.min(
    ...guild.roles.filter((role) => role.botId !== null).map((role) => role.position),
  );
  for (const role of guild.roles) if (role.position >= lowestBot) role.position += 1;
  const made: Role = {
    id: store.nextId(),
    key,
    name,
    permissions: bit.toString(),
    position: lowestBot,
    color: 0,
    hoist: false,
    botId: null,
  };
  guild.roles.push(made);
  guild.roles.sort((a, b) => a.position - b.position);
  return made;
}

function leave(guild: Guild, userId: string): void {
  if (guild.ownerId === userId)
    throw new Refused("An owner cannot leave: give the guild to someone else first.", 409);
  leaves(guild, userId);
}

function apply(store: Store, guild: Guild, person: Person, input: Rights): void {
  if (input.banned === true) {
    leave(guild, person.id);
    if (!guild.bans.some((ban) => ban.userId === person.id)) {
      guild.bans.push({ userId: person.id, reason: "Banned on the control page." });
    }
    return;
  }
  if (input.banned === false) guild.bans = guild.bans.filter((ban) => ban.userId !== person.id);
  if (input.member === false) {
    leave(guild, person.id);
    return;
  }
  let member = store.member(guild, person.id);
  if (!member) {
    guild.bans = guild.bans.filter((ban) => ban.userId !== person.id);
    member = {
      userId: person.id,
      roles: [],
      nick: null,
      joinedAt: store.now().toISOString(),
      timeoutUntil: null,
    };
    guild.members.push(member);
  }
  const held = member;
  if (input.roles) {
    const wanted = input.roles;
    const known = guild.roles.filter((role) => wanted.includes(role.key) || wanted.includes(role.id));
    const missing = wanted.find((one) => !known.some((role) => role.key === one || role.id === one));
    if (missing) throw new Refused(`${guild.name} has no role ${missing}.`);
    held.roles = known.map((role) => role.id);
  }
  const hold = (role: Role, has: boolean) => {
    held.roles = held.roles.filter((id) => id !== role.id);
    if (has) held.roles.push(role.id);
  };
  if (input.administrator !== undefined) {
    hold(roleWith(store, guild, "admin", "Admin", PERMISSION.ADMINISTRATOR), input.administrator);
  }
  if (input.manageGuild !== undefined) {
    hold(roleWith(store, guild, "warden", "Wardens", PERMISSION.MANAGE_GUILD), input.manageGuild);
  }
  if (input.owner === true) guild.ownerId = person.id;
  if (input.owner === false && guild.ownerId === person.id) {
    const heir = guild.members.find((one) => one.userId !== person.id && store.person(one.userId));
    if (!heir) throw new Refused("Nobody else could own this guild.", 409);
    guild.ownerId = heir.userId;
  }
}

/** With every box of the form said, also those that are not ticked. */
function completed(input: Rights): Rights {
  if (!input.whole) return input;
  const banned = input.banned ?? false;
  return {
    ...input,
    member: input.member ?? false,
    owner: input.owner ?? false,
    roles: input.roles ?? [],
    banned,
  };
}

const position = z.object({ position: z.coerce.number().int().min(1), return: z.string().optional() });

/** Moves a role to a position; the others close up, as they do when it is dragged in Discord. */
function moveRole(guild: Guild, roleId: string, to: number): Role {
  const role = guild.roles.find((one) => one.id === roleId || one.key === roleId);
  if (!role || role.id === guild.id) throw new Refused("That role cannot be moved.", 404);
  const others = guild.roles.filter((one) => one !== role).toSorted((a, b) => a.position - b.position);
  others.splice(Math.min(to, others.length), 0, role);
  for (const [index, one] of others.entries()) one.position = index;
  guild.roles = others;
  return role;
}

export const rightsRoutes: readonly Route[] = [
  route(
    "POST",
    "/__sandbox/people/:person/guilds/:guild",
    action(rights, (input, call) => {
      const person = personOf(call);
      const guild = guildOf(call);
      call.store.change(() => apply(call.store, guild, person, completed(input)));
      const data = { member: call.store.member(guild, person.id) ?? null, ownerId: guild.ownerId };
      return { said: `${person.name}'s place in ${guild.name} is saved.`, data };
    }),
  ),
  route(
    "POST",
    "/__sandbox/guilds/:guild/roles/:role",
    action(position, (input, call) => {
      const guild = guildOf(call);
      const role = call.store.change(() => moveRole(guild, call.params.role ?? "", input.position));
      return {
        said: `${role.name} stands at position ${role.position} now.`,
        data: { position: role.position },
      };
    }),
  ),
];
