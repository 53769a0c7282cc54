"use server";

import { refresh } from "next/cache";
import type { ReactNode } from "react";
import { z } from "zod";
import { Markdown } from "@/components/ui/markdown";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { MESSAGE_MAX } from "../limits";
import { deleteMessage, editMessage } from "../mutations/edit";
import { changeInput } from "../schema";

const guildId = z.string().max(60);
const limits = [{ by: "user" as const, max: 30, seconds: 60 }];
const edited = changeInput.extend({ guildId });
const named = edited.omit({ text: true });

/** What is written, as it will look: made on the server, as the conversation is. */
export const previewMessage = defineAction({
  name: "tickets.preview",
  input: z.strictObject({ text: z.string().max(MESSAGE_MAX) }),
  auth: "user",
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: async ({ input }): Promise<ReactNode> => <Markdown text={input.text} />,
});

/** The opener changes words of theirs. */
export const ownEditForm = defineFormAction({
  name: "tickets.message.edit.own",
  input: edited,
  auth: { member: true },
  limits,
  async handler({ input: { messageId, text }, scope }) {
    await withGuild(scope, (ctx) => editMessage(ctx, { messageId, text }, "opener"));
    refresh();
  },
});

/** Staff change words of their own. */
export const editForm = defineFormAction({
  name: "tickets.message.edit",
  input: edited,
  auth: { guild: "support", section: "tickets" },
  limits,
  async handler({ input: { messageId, text }, scope }) {
    await withGuild(scope, (ctx) => editMessage(ctx, { messageId, text }, "staff"));
    refresh();
  },
});

/** The opener takes a message back. */
export const ownDeleteForm = defineFormAction({
  name: "tickets.message.delete.own",
  input: named,
  auth: { member: true },
  limits,
  async handler({ input: { messageId }, scope }) {
    await withGuild(scope, (ctx) => deleteMessage(ctx, { messageId }, "opener"));
    refresh();
  },
});

/** Staff take a message of their own back. */
export const deleteForm = defineFormAction({
  name: "tickets.message.delete",
  input: named,
  auth: { guild: "support", section: "tickets" },
  limits,
  async handler({ input: { messageId }, scope }) {
    await withGuild(scope, (ctx) => deleteMessage(ctx, { messageId }, "staff"));
    refresh();
  },
});
