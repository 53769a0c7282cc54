import type { z } from "zod";
import { type GuildScope, withGuild } from "@/db/context";
import type { CallRules } from "@/features/identity/http/admit";
import { defineRoute } from "@/features/identity/http/route";
import { invalid } from "@/lib/errors";
import { type Wrote, writeAsOpener, writeAsStaff, writeNote } from "./mutations/message";
import { ticketNumber } from "./number";
import { unfilledProblem } from "./replies/fields";
import { noteInput, ownReplyInput, replyInput } from "./schema";

const SUPPORT = { guild: "support", section: "tickets" } as const;
const OFTEN = [{ by: "user", max: 60, seconds: 60 }] as const;

type Writer = { member: true } | typeof SUPPORT;

/** A way in which words come into a ticket: who may, how often, with what, and the verb. */
export interface Writing<S extends z.ZodType> extends CallRules<S, Writer> {
  input: S;
  write(scope: GuildScope, number: number, input: z.output<S>): Promise<Wrote>;
}

const writing = <S extends z.ZodType>(given: Writing<S>): Writing<S> => given;

/** Staff answer in public. */
export const STAFF_REPLY = writing({
  name: "tickets.reply",
  input: replyInput.omit({ number: true }),
  auth: SUPPORT,
  limits: OFTEN,
  write(scope, number, input) {
    const problem = unfilledProblem(input.text);
    if (problem) throw invalid(problem, { text: problem });
    return withGuild(scope, (ctx) => writeAsStaff(ctx, { ...input, number }));
  },
});

/** A note among staff. */
export const STAFF_NOTE = writing({
  name: "tickets.note",
  input: noteInput.omit({ number: true }),
  auth: SUPPORT,
  limits: OFTEN,
  write: (scope, number, input) => withGuild(scope, (ctx) => writeNote(ctx, { ...input, number })),
});

/** The opener writes in their ticket. */
export const OWN_REPLY = writing({
  name: "tickets.reply.own",
  input: ownReplyInput.omit({ number: true }),
  auth: { member: true },
  limits: OFTEN,
  write: (scope, number, input) => withGuild(scope, (ctx) => writeAsOpener(ctx, { ...input, number })),
});

/**
 * The handler of one of them. A handler and no action: an action answers with the whole page, and this is what people
 * wait for. Where the page follows its ticket, the live line brings the same words faster: `live/write.ts`.
 */
export const writingRoute = <S extends z.ZodType>({ write, ...rules }: Writing<S>) =>
  defineRoute({
    ...rules,
    handler: async ({ params, input, scope }) => {
      const { id, replayed } = await write(scope, ticketNumber(params.number), input as z.output<S>);
      return { id, replayed };
    },
  });
