import { and, asc, desc, eq } from "drizzle-orm";
import type { GuildContext, UserContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { serverListings, serverRegistrationMessages, serverRegistrationTickets } from "@/db/schema/servers";
import { notFound } from "@/lib/errors";
import { type ApplicationForm, emptyForm } from "../form";
import type { ApplicationStanding, ApplicationState, ProofKind } from "../rules";
import { keptForm } from "../schema";

const t = serverRegistrationTickets;
const m = serverRegistrationMessages;

export type ApplicationRow = typeof t.$inferSelect;

export interface ThreadLine {
  id: number;
  /** `event` is a line of what happened, `message` what somebody wrote. */
  kind: "message" | "event";
  author: string;
  isStaff: boolean;
  body: string;
  at: string;
}

export interface ApplicationDto {
  id: number;
  guild: { id: string; slug: string; name: string };
  name: string;
  form: ApplicationForm;
  standing: ApplicationStanding;
  code: string;
  proof: {
    by: ProofKind | null;
    at: string | null;
    /** What the last look at the server's name found, in a sentence. */
    seen: string | null;
    checkedAt: string | null;
  };
  decidedAt: string | null;
  submittedAt: string | null;
  updatedAt: string;
  version: number;
  /** Where visitors find what came of it. */
  slug: string | null;
  listingId: number | null;
  thread: ThreadLine[];
}

/** An own application in a list. Whether visitors see what came of it is told on its own page. */
export interface OwnApplication {
  id: number;
  guildId: string;
  name: string;
  standing: ApplicationStanding;
  updatedAt: string;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

export const formOf = (row: ApplicationRow): ApplicationForm => keptForm(row.form) ?? emptyForm("UTC");

/** Where a row stands. @param listed whether visitors see what came of it */
export const standingOf = (row: ApplicationRow, listed: boolean): ApplicationStanding => ({
  state: row.state as ApplicationState,
  waitingFor: row.waitingFor as ApplicationStanding["waitingFor"],
  proven: row.provenAt !== null,
  answer: row.answer,
  listed,
});

/**
 * An application of this guild. @param lock until the transaction ends
 * @throws AppError not_found
 */
export async function applicationRow(
  ctx: GuildContext,
  id: number,
  { lock = false } = {},
): Promise<ApplicationRow> {
  const wanted = ctx.db
    .select()
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.id, id)));
  const [row] = await (lock ? wanted.for("update") : wanted);
  if (!row) throw notFound("There is no such application.");
  return row;
}

/** An application with its thread. @throws AppError not_found */
export async function applicationOf(ctx: GuildContext, id: number): Promise<ApplicationDto> {
  const row = await applicationRow(ctx, id);
  const [thread, [guild], [listing]] = await Promise.all([
    ctx.db
      .select()
      .from(m)
      .where(and(eq(m.guildId, ctx.guildId), eq(m.registrationId, id)))
      .orderBy(asc(m.id))
      .limit(500),
    ctx.db
      .select({ name: guilds.name, slug: guilds.slug })
      .from(guilds)
      .where(eq(guilds.guildId, ctx.guildId)),
    row.listingId === null
      ? []
      : ctx.db
          .select({ slug: serverListings.slug, state: serverListings.state })
          .from(serverListings)
          .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, row.listingId))),
  ]);
  return {
    id: row.id,
    guild: { id: row.guildId, slug: guild?.slug ?? row.guildId, name: guild?.name ?? "A guild" },
    name: row.serverName,
    form: formOf(row),
    standing: standingOf(row, listing?.state === "live"),
    code: row.code ?? "",
    proof: {
      by: row.provenBy as ProofKind | null,
      at: iso(row.provenAt),
      seen: row.proofSeen,
      checkedAt: iso(row.proofCheckedAt),
    },
    decidedAt: iso(row.decidedAt),
    submittedAt: iso(row.submittedAt),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    slug: listing?.slug ?? null,
    listingId: row.listingId,
    thread: thread.map((line) => ({
      id: line.id,
      kind: line.kind as ThreadLine["kind"],
      author: line.authorName,
      isStaff: line.isStaff,
      body: line.body,
      at: line.createdAt.toISOString(),
    })),
  };
}

/** In which guild a person's own application is; null for what is not theirs. */
export async function guildOfOwn(ctx: UserContext, id: number): Promise<string | null> {
  const [row] = await ctx.db.select({ guildId: t.guildId }).from(t).where(eq(t.id, id)).limit(1);
  return row?.guildId ?? null;
}

/** A person's applications in all guilds, the last changed first. */
export async function ownApplications(ctx: UserContext): Promise<OwnApplication[]> {
  const rows = await ctx.db.select().from(t).orderBy(desc(t.updatedAt)).limit(100);
  return rows.map((row) => ({
    id: row.id,
    guildId: row.guildId,
    name: row.serverName,
    standing: standingOf(row, row.state === "approved"),
    updatedAt: row.updatedAt.toISOString(),
  }));
}
