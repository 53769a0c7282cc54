"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { env } from "@/lib/env";
import { noteEvidence } from "../evidence/mutations/attach";
import { openDeathReport } from "../evidence/mutations/report";
import { deathReportInput, evidenceNoteInput } from "../evidence/schema";
import { stopClock } from "../mutations/clock";
import { closeInput } from "../schema";
import { appealVerdict } from "../verdict/mutations/appeal";
import { giveVerdict } from "../verdict/mutations/give";
import { undoEffect } from "../verdict/mutations/undo";
import { appealInput, undoEffectInput, verdictInput } from "../verdict/schema";

const guildId = z.string().max(60);
const limits = [{ by: "user" as const, max: 30, seconds: 60 }];
const agent = { guild: "support", section: "tickets" } as const;
const member = { member: true } as const;

/** A player reports one of their last deaths, and is told where the ticket is. */
export const reportDeathForm = defineFormAction({
  name: "tickets.report.death",
  input: deathReportInput.extend({ guildId }),
  auth: member,
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ input: { guildId: _, ...report }, scope }) {
    const { number } = await withGuild(scope, (ctx) => openDeathReport(ctx, report));
    return { address: `/me/tickets/${scope.guildId}/${number}` };
  },
});

/** Staff put lines of the log into a note. */
export const evidenceNoteForm = defineFormAction({
  name: "tickets.evidence.note",
  input: evidenceNoteInput.extend({ guildId }),
  auth: agent,
  limits,
  async handler({ input: { guildId: _, ...note }, scope }) {
    const written = await withGuild(scope, (ctx) => noteEvidence(ctx, note));
    refresh();
    return written;
  },
});

/** Staff say that it is the opener's turn. */
export const stopClockForm = defineFormAction({
  name: "tickets.clock.stop",
  input: closeInput.pick({ number: true }).extend({ guildId }),
  auth: agent,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => stopClock(ctx, input.number));
    refresh();
  },
});

/** Staff decide a ticket. */
export const giveVerdictForm = defineFormAction({
  name: "tickets.verdict.give",
  input: verdictInput.extend({ guildId, reject: z.literal("on").optional() }),
  auth: agent,
  limits,
  async handler({ input: { guildId: _, reject: __, ...verdict }, scope, access }) {
    const { SITE_URL: site } = env();
    const given = await withGuild(scope, (ctx) => giveVerdict(ctx, access.sections.tickets, verdict, site));
    refresh();
    return given;
  },
});

/** Staff take one effect of a verdict back. */
export const undoVerdictEffect = defineAction({
  name: "tickets.verdict.undo",
  input: undoEffectInput.extend({ guildId }),
  auth: agent,
  limits,
  async handler({ input: { guildId: _, ...undo }, scope, access }) {
    const undone = await withGuild(scope, (ctx) => undoEffect(ctx, access.sections.tickets, undo));
    refresh();
    return undone;
  },
});

/** Whoever a verdict concerns appeals it, and is told where the ticket is. */
export const appealForm = defineFormAction({
  name: "tickets.verdict.appeal",
  input: appealInput.extend({ guildId }),
  auth: member,
  limits: [{ by: "user", max: 10, seconds: 600 }],
  async handler({ input: { guildId: _, ...appeal }, scope }) {
    const { number } = await withGuild(scope, (ctx) => appealVerdict(ctx, appeal));
    return { address: `/me/tickets/${scope.guildId}/${number}` };
  },
});
