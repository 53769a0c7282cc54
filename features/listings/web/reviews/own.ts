import { withGuild, withPublic, withSystem } from "@/db/context";
import { customerGuild } from "@/features/guilds/access";
import { levelsOf, readStanding } from "@/features/guilds/data";
import { topLevel } from "@/features/guilds/rules";
import { scopeForCustomer } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import type { SessionUser } from "@/features/identity/schema";
import { notFound } from "@/lib/errors";
import { guildOfSlug } from "../../data/platform-list";
import { ownReview, reviewed, reviewFacts } from "../../reviews/data/own";
import type { Reviewer } from "../../reviews/mutations/write";
import { reviewRefusal } from "../../reviews/rules";
import type { OwnReviewing } from "../../reviews/schema";

/** A person in the guild of a live listing. @throws AppError not_found where no live listing has the address */
export async function reviewerIn(slug: string, user: SessionUser) {
  const guildId = await withPublic((ctx) => guildOfSlug(ctx, slug));
  if (guildId === null) throw notFound("There is no such server in the directory.");
  const scope = scopeForCustomer(user, await customerGuild(user, guildId));
  // What is kept counts: nobody's review waits for Discord.
  const standing = await withSystem(actorOf(user), (ctx) => readStanding(ctx, user.id, guildId), {
    readOnly: true,
  });
  const isStaff = topLevel(levelsOf(standing, user.discordId)) !== undefined;
  const reviewer: Reviewer = { id: user.id, discordId: user.discordId, isStaff };
  return { scope, reviewer };
}

/** What differs by visitor on a server's reviews. @throws AppError not_found */
export async function ownReviewing(slug: string, user: SessionUser | null): Promise<OwnReviewing> {
  if (!user) return { signedIn: false, seconds: null, refusal: null, review: null };
  const { scope, reviewer } = await reviewerIn(slug, user);
  return withGuild(
    scope,
    async (ctx) => {
      const server = await reviewed(ctx, slug);
      const facts = await reviewFacts(ctx, server, reviewer);
      const row = await ownReview(ctx, server.listingId, reviewer.id);
      return {
        signedIn: true,
        seconds: facts.logRead && facts.linked ? facts.seconds : null,
        refusal: reviewRefusal(facts),
        review: row && {
          id: row.id,
          stars: row.stars,
          body: row.body,
          hidden: row.state === "hidden" ? (row.hiddenReason ?? "Staff have hidden it.") : null,
        },
      };
    },
    { readOnly: true },
  );
}
