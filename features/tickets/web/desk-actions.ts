"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { assignTicket } from "../mutations/assign";
import { applyBulk, previewBulk, undoBulk } from "../mutations/bulk";
import { linkTickets, unlinkTickets } from "../mutations/link";
import { mergeTickets, unmergeTicket } from "../mutations/merge";
import { moveTicket } from "../mutations/move";
import { splitTicket } from "../mutations/split";
import { setTags } from "../mutations/tags";
import {
  assignInput,
  bulkApplyInput,
  bulkInput,
  moveInput,
  pairInput,
  splitInput,
  tagsInput,
} from "../schema";

const guildId = z.string().max(60);
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const auth = { guild: "support", section: "tickets" } as const;

/** Gives a ticket to somebody. */
export const assignForm = defineFormAction({
  name: "tickets.assign",
  input: assignInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...change }, scope }) {
    await withGuild(scope, (ctx) => assignTicket(ctx, change));
    refresh();
  },
});

/** Sets a ticket's tags. */
export const tagsForm = defineFormAction({
  name: "tickets.tags",
  input: tagsInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...change }, scope }) {
    await withGuild(scope, (ctx) => setTags(ctx, change));
    refresh();
  },
});

/** Lets two tickets stand beside each other. */
export const linkForm = defineFormAction({
  name: "tickets.link",
  input: pairInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...pair }, scope }) {
    await withGuild(scope, (ctx) => linkTickets(ctx, pair));
    refresh();
  },
});

/** Takes a link away. */
export const unlinkForm = defineFormAction({
  name: "tickets.unlink",
  input: pairInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...pair }, scope }) {
    await withGuild(scope, (ctx) => unlinkTickets(ctx, pair));
    refresh();
  },
});

/** Puts a ticket's messages under another one. */
export const mergeForm = defineFormAction({
  name: "tickets.merge",
  input: pairInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...pair }, scope }) {
    await withGuild(scope, (ctx) => mergeTickets(ctx, pair));
    refresh();
  },
});

/** Takes a merge back. */
export const unmergeForm = defineFormAction({
  name: "tickets.unmerge",
  input: pairInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => unmergeTicket(ctx, input.number, input.other));
    refresh();
  },
});

/** Moves messages to a new ticket, and says where it is. */
export const splitForm = defineFormAction({
  name: "tickets.split",
  input: splitInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...chosen }, scope, access }) {
    const number = await withGuild(scope, (ctx) => splitTicket(ctx, chosen));
    refresh();
    return { number, address: `/desk/${access.slug}/${number}` };
  },
});

/** Makes a ticket one of another type. */
export const moveForm = defineFormAction({
  name: "tickets.move",
  input: moveInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...change }, scope }) {
    await withGuild(scope, (ctx) => moveTicket(ctx, change));
    refresh();
  },
});

/** What a change of many tickets would do to each. */
export const previewTickets = defineAction({
  name: "tickets.bulk.preview",
  input: bulkInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...change }, scope }) {
    return withGuild(scope, (ctx) => previewBulk(ctx, change), { readOnly: true });
  },
});

/** Changes many tickets at once. */
export const changeTickets = defineAction({
  name: "tickets.bulk",
  input: bulkApplyInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...change }, scope }) {
    const lines = await withGuild(scope, (ctx) => applyBulk(ctx, change));
    refresh();
    return lines;
  },
});

/** Takes a change of many tickets back. */
export const undoTickets = defineAction({
  name: "tickets.bulk.undo",
  input: z.strictObject({ guildId, id: z.uuid() }),
  auth,
  limits,
  async handler({ input, scope }) {
    const lines = await withGuild(scope, (ctx) => undoBulk(ctx, input.id));
    refresh();
    return lines;
  },
});
