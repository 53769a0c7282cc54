import { Events } from "discord.js";
import { z } from "zod";
import { withSystem } from "@/db/context";
import type { EventHandler } from "@/features/events/dispatch";
import { carryOutRoles, lookForDrift } from "@/features/supporters/carry-roles";
import { findDrift } from "@/features/supporters/mutations/drift";
import { wishRole, wishRoles } from "@/features/supporters/mutations/roles";
import { loggerFor } from "@/lib/logger";
import { DAY, SECOND } from "@/lib/time";
import type { Alone } from "../alone";
import type { OsEnv } from "../command";
import type { Part } from "../part";

const log = loggerFor("supporter-roles");
const JOB = { kind: "bot", bot: "grizzly-os" } as const;
const ofPerson = z.object({ grizzlyUserId: z.uuid() });
const ofGuild = z.object({ guildId: z.string() });

/** A plan has changed: what its person should hold in each guild is kept, and carried out a moment later. */
export const planChanged: EventHandler = async (ctx, event) => {
  if ("guildId" in ctx) return;
  await wishRoles(ctx, ofPerson.parse(event.payload).grizzlyUserId);
};

/** Somebody has said which roles show tiers, or asks for a look now. */
export const lookAsked: EventHandler = async (ctx, event) => {
  if (!("guildId" in ctx)) await findDrift(ctx, ofGuild.parse(event.payload).guildId);
};

/**
 * Supporters' roles in Discord: a state that is wished for after every change of a plan and for whoever comes into a
 * guild, brought about by its difference; and a look each night at what differs by itself.
 */
export function roles({ discord }: Pick<OsEnv, "discord">, alone: Alone): Part {
  return {
    subscriber: "grizzly-os:roles",
    handlers: [
      ["supporters.plan.changed", planChanged],
      ["supporters.roles.look", lookAsked],
    ],
    tasks: [
      {
        name: "supporter roles",
        everyMs: SECOND,
        run: async ({ signal }) => {
          while (!signal.aborted && (await carryOutRoles(discord)) > 0);
        },
      },
      { name: "role drift", everyMs: DAY, run: alone("role-drift", 120, lookForDrift) },
    ],
    start(client) {
      client.on(Events.GuildMemberAdd, ({ guild, id }) => {
        // Missed here, it is found by the nightly look.
        withSystem(JOB, (ctx) => wishRole(ctx, guild.id, id)).catch((error: unknown) =>
          log.warn({ err: error }, "the role of a new member was not wished"),
        );
      });
    },
  };
}
