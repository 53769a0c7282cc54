import { type SystemContext, withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { requireStaff } from "@/features/identity/web/session";
import { findMembers, type KnownMember } from "../../data/members";
import { driftRows } from "../../data/roles";
import { patreonOverview, syncLines } from "../../data/syncs";
import { guildsAndRoles } from "../../data/tier-choices";
import { type VerificationRequest, verificationRequests } from "../../data/verifications";
import { configuredPatreon } from "../../sync";
import type { PatreonQuery } from "./query";

/** A membership that a search found; `sameEmail` null where Patreon does not tell, or nothing was there to compare. */
export interface Candidate extends KnownMember {
  sameEmail: boolean | null;
}

async function compared(
  request: VerificationRequest | undefined,
  found: KnownMember[],
): Promise<Candidate[]> {
  const email = request?.patreonEmail;
  const service = configuredPatreon();
  return Promise.all(
    found.map(async (member) => ({
      ...member,
      sameEmail: email ? await service.hasEmail(member.memberId, email).catch(() => null) : null,
    })),
  );
}

async function partOf(ctx: SystemContext, query: PatreonQuery) {
  switch (query.part) {
    case "requests": {
      const requests = await verificationRequests(ctx, query.answered ? "answered" : "open");
      const open = requests.find(({ id }) => id === query.request);
      return { part: "requests" as const, requests, open, found: await findMembers(ctx, query.find) };
    }
    case "differing":
      return { part: "differing" as const, ...(await driftRows(ctx)) };
    case "guilds":
      return { part: "guilds" as const, guilds: await guildsAndRoles(ctx) };
    case "syncs":
      return { part: "syncs" as const, ...(await syncLines(ctx, query.kind, query.before)) };
  }
}

/** What the platform's staff see of Patreon: a few numbers, and the part that is open. */
export async function loadPatreon(query: PatreonQuery) {
  const user = await requireStaff("support");
  const read = <T>(work: (ctx: SystemContext) => Promise<T>) =>
    withSystem(actorOf(user), work, { readOnly: true });
  const [overview, opened] = await Promise.all([read(patreonOverview), read((ctx) => partOf(ctx, query))]);
  // Patreon is asked outside the transaction, and only for what a search has found.
  const candidates = opened.part === "requests" ? await compared(opened.open, opened.found) : [];
  return { overview, opened, candidates, query, operates: user.staff === "operator" };
}

export type PatreonData = Awaited<ReturnType<typeof loadPatreon>>;
