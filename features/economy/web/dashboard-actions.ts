"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { auditEntry } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { defineAction } from "@/features/identity/web/action";
import { notFound } from "@/lib/errors";
import { MINUTE } from "@/lib/time";
import { checkBooks } from "../mutations/check-books";
import { changeRules } from "../mutations/rules";
import { moveStaffCoins } from "../mutations/staff-coins";
import { rulesInput } from "../rules-input";
import { staffAmountInput } from "../schema";

const guildId = z.string().max(60);
const manager = { guild: "manager", section: "economy" } as const;

/** Sets what is paid, and what people may do with coins, from now on. */
export const saveRules = defineAction({
  name: "economy.rules.save",
  input: rulesInput,
  auth: manager,
  limits: [{ by: "user", max: 30, seconds: 60 }],
  async handler({ input: { coins, kills }, scope }) {
    const changed = await withGuild(scope, (ctx) => changeRules(ctx, { coins, kills }));
    // The name of the coins stands on the public shop.
    if (changed.coins) updateTag(`shop:${scope.guildId}`);
    refresh();
    return changed;
  },
});

/** Gives a person coins, or takes them. The key makes a second press the same movement. */
export const moveCoins = defineAction({
  name: "economy.staff.move",
  input: staffAmountInput.extend({ guildId, kind: z.enum(["grant", "fine"]) }),
  auth: { guild: "moderator", section: "economy" },
  limits: [
    { by: "user", max: 30, seconds: 60 },
    { by: "guild", max: 300, seconds: 3_600 },
  ],
  async handler({ input: { guildId: _, ...input }, scope, access }) {
    const moved = await withGuild(scope, (ctx) => moveStaffCoins(ctx, access.sections.economy, input));
    refresh();
    return moved;
  },
});

/** Sets back what staff gave or took, by a movement the other way. */
export const undoCoins = defineAction({
  name: "economy.staff.undo",
  input: z.strictObject({ guildId, entryId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  auth: manager,
  limits: [{ by: "user", max: 30, seconds: 60 }],
  async handler({ input, scope, access }) {
    await withGuild(scope, async (ctx) => {
      const entry = await auditEntry(ctx, input.entryId);
      if (entry?.subjectType !== "economy_account") throw notFound("This line is not in the log.");
      await undoEntry(ctx, access.sections, input.entryId);
    });
    refresh();
  },
});

/** Holds the books against the whole ledger now. */
export const checkBooksNow = defineAction({
  name: "economy.books.check",
  input: z.strictObject({ guildId }),
  auth: manager,
  limits: [{ by: "guild", max: 3, seconds: 3_600 }],
  async handler({ scope }) {
    await withGuild(scope, checkBooks, { statementTimeoutMs: MINUTE });
    refresh();
  },
});
