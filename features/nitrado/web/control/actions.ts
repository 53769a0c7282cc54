"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { commandRow } from "../../control/data/commands";
import { controlLevels } from "../../control/data/permissions";
import { suggestPlayers } from "../../control/data/suggestions";
import { assertMay, guarded } from "../../control/guard";
import { askCommand, cancelCommand, settleCommand } from "../../control/mutations/ask";
import { askListChange } from "../../control/mutations/lists";
import { setPermission } from "../../control/mutations/permissions";
import type { ControlAction } from "../../control/rights";
import { commandInput, listChangeInput, permissionInput } from "../../control/schema";
import { serviceIdInput } from "../../schema";
import { askingOf } from "./who";

const guildId = z.string().max(60);
const commandId = z.uuid("This is not a command.");
// The door to the dashboard; what somebody may do behind it is decided server by server, in `guarded`.
const auth = { guild: "viewer", section: "servers" } as const;
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];

/** Asks for a start, stop or restart, now or by a plan. The bot sends it within seconds. */
export const askForCommand = defineAction({
  name: "nitrado.command.ask",
  input: commandInput.extend({ guildId }),
  auth,
  limits: [{ by: "user", max: 20, seconds: 60 }],
  async handler({ input: { guildId: _, ...input }, user, scope, access }) {
    const asking = await askingOf({ user, scope, access }, true);
    const action: ControlAction = input.when.kind === "now" ? input.action : "schedule";
    const detail = { command: input.action, when: input.when, reason: input.reason };
    const ask = { serviceId: input.serviceId, action, detail };
    const command = await guarded(scope, asking, ask, async (ctx, levels) => {
      assertMay(levels, input.action);
      return askCommand(ctx, input, user.name);
    });
    refresh();
    return { id: command.id };
  },
});

/** Takes a planned command back before it is sent. */
export const cancelPlan = defineAction({
  name: "nitrado.command.cancel",
  input: z.strictObject({ guildId, serviceId: serviceIdInput, commandId }),
  auth,
  limits,
  async handler({ input: { serviceId, commandId: id }, user, scope, access }) {
    const asking = await askingOf({ user, scope, access }, true);
    const ask = { serviceId, action: "cancel" as const, detail: { commandId: id } };
    await guarded(scope, asking, ask, async (ctx, levels) => {
      const row = await commandRow(ctx, id, serviceId);
      if (row.repeatTimes) assertMay(levels, "schedule");
      await cancelCommand(ctx, id);
    });
    refresh();
  },
});

/** Says what happened to a command that nothing else can tell of. */
export const settleOutcome = defineAction({
  name: "nitrado.command.settle",
  input: z.strictObject({
    guildId,
    serviceId: serviceIdInput,
    commandId,
    happened: z.boolean("Say whether it happened."),
  }),
  auth,
  limits,
  async handler({ input: { serviceId, commandId: id, happened }, user, scope, access }) {
    const asking = await askingOf({ user, scope, access }, true);
    const ask = { serviceId, action: "settle" as const, detail: { commandId: id, happened } };
    await guarded(scope, asking, ask, async (ctx) => {
      await commandRow(ctx, id, serviceId);
      await settleCommand(ctx, { id, to: happened ? "done" : "failed", by: user.name });
    });
    refresh();
  },
});

/** Puts a name on a player list or takes it off. The bot does it within seconds. */
export const changeList = defineAction({
  name: "nitrado.list.change",
  input: listChangeInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...input }, user, scope, access }) {
    const asking = await askingOf({ user, scope, access }, true);
    const { list, action: change, entry } = input;
    const ask = { serviceId: input.serviceId, action: "lists" as const, detail: { list, change, entry } };
    await guarded(scope, asking, ask, (ctx) => askListChange(ctx, input, user.name));
    refresh();
  },
});

/** Players of the guild whom an entry may name, for whoever may change the list. */
export const suggestEntries = defineAction({
  name: "nitrado.list.suggest",
  input: z.strictObject({ guildId, serviceId: serviceIdInput, text: z.string().trim().min(2).max(64) }),
  auth,
  limits: [{ by: "user", max: 240, seconds: 60 }],
  async handler({ input: { serviceId, text }, user, scope, access }) {
    const asking = await askingOf({ user, scope, access }, false);
    return withGuild(
      scope,
      async (ctx) => {
        assertMay(await controlLevels(ctx, serviceId, asking), "lists");
        return suggestPlayers(ctx, text);
      },
      { readOnly: true },
    );
  },
});

/** Gives a person or a Discord role a level over a server, or takes it away. */
export const givePermission = defineAction({
  name: "nitrado.permission.set",
  input: permissionInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...input }, user, scope, access }) {
    const asking = await askingOf({ user, scope, access }, true);
    const { serviceId, ...detail } = input;
    await guarded(scope, asking, { serviceId, action: "grant", detail }, (ctx) =>
      setPermission(ctx, input, user.name),
    );
    refresh();
  },
});
