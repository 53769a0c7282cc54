"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineFormAction } from "@/features/identity/web/action";
import { closeTicket, reopenTicket, setPriority, takeTicket } from "../mutations/change";
import { openTicket } from "../mutations/open";
import { rateTicket } from "../mutations/rate";
import { ratingInput } from "../rating";
import { closeInput, openTicketInput, priorityInput } from "../schema";

const guildId = z.string().max(60);
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const agent = { guild: "support", section: "tickets" } as const;
const member = { member: true } as const;
const named = closeInput.pick({ number: true }).extend({ guildId });

/** Opens a ticket, and says where it is. */
export const openTicketForm = defineFormAction({
  name: "tickets.open",
  input: openTicketInput.extend({ guildId }),
  auth: member,
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ input: { guildId: _, ...ticket }, scope }) {
    const { number } = await withGuild(scope, (ctx) => openTicket(ctx, ticket));
    return { address: `/me/tickets/${scope.guildId}/${number}` };
  },
});

/** The opener closes their ticket. */
export const ownCloseForm = defineFormAction({
  name: "tickets.close.own",
  input: named,
  auth: member,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => closeTicket(ctx, { number: input.number, reason: "" }, "opener"));
    refresh();
  },
});

/** The opener says how it went. */
export const rateTicketForm = defineFormAction({
  name: "tickets.rate",
  input: ratingInput.extend({ guildId }),
  auth: member,
  limits,
  async handler({ input: { guildId: _, ...rating }, scope }) {
    await withGuild(scope, (ctx) => rateTicket(ctx, rating));
    refresh();
  },
});

/** Staff close a ticket, with a sentence that the opener reads. */
export const closeTicketForm = defineFormAction({
  name: "tickets.close",
  input: closeInput.extend({ guildId }),
  auth: agent,
  limits,
  async handler({ input: { guildId: _, ...closed }, scope }) {
    await withGuild(scope, (ctx) => closeTicket(ctx, closed, "staff"));
    refresh();
  },
});

/** Staff open a ticket again. */
export const reopenTicketForm = defineFormAction({
  name: "tickets.reopen",
  input: named,
  auth: agent,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => reopenTicket(ctx, input.number));
    refresh();
  },
});

/** An agent takes a ticket, or gives it back. */
export const takeTicketForm = defineFormAction({
  name: "tickets.take",
  input: named.extend({ take: z.enum(["yes", "no"]) }),
  auth: agent,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => takeTicket(ctx, input.number, input.take === "yes"));
    refresh();
  },
});

/** Staff say how urgent it is. */
export const priorityForm = defineFormAction({
  name: "tickets.priority",
  input: priorityInput.extend({ guildId }),
  auth: agent,
  limits,
  async handler({ input: { guildId: _, ...change }, scope }) {
    await withGuild(scope, (ctx) => setPriority(ctx, change));
    refresh();
  },
});
