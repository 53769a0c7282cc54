import { z } from "zod";
import { withSystem } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { gatewayLives } from "@/features/live/data";
import { signPass } from "@/features/live/pass";
import { type LiveAnswer, MAX_TOPICS } from "@/features/live/protocol";
import { renewIn } from "@/features/live/rules";
import { followable } from "@/features/tickets/live/topics";
import { env } from "@/lib/env";
import { SECOND } from "@/lib/time";

/** Without a gateway, or with nothing to follow, a page asks again after this. */
const LATER_MS = 20 * SECOND;

/** A pass to the live gateway, for what this person may follow of what their page shows. */
export const POST = defineRoute({
  name: "live.ticket",
  input: z.strictObject({ topics: z.array(z.string().max(60)).min(1).max(MAX_TOPICS) }),
  auth: "user",
  whileSeeing: true,
  limits: [{ by: "user", max: 90, seconds: 60 }],
  async handler({ input, session, user }): Promise<LiveAnswer> {
    const { liveUrl, INTERNAL_SECRET } = env();
    const none = { url: null, pass: "", topics: [], renewInMs: LATER_MS };
    if (liveUrl === null) return none;
    const now = Date.now();
    const [lives, topics] = await Promise.all([
      withSystem({ kind: "system", job: "live" }, gatewayLives, { readOnly: true }),
      followable(session, input.topics, now),
    ]);
    if (!lives || topics.length === 0) return none;
    const pass = signPass(
      INTERNAL_SECRET,
      { userId: user.id, sessionId: session.id, discordId: user.discordId, name: user.name, topics },
      now,
    );
    return {
      url: liveUrl,
      pass,
      topics: topics.map(([topic]) => topic),
      renewInMs: renewIn(
        topics.map(([, until]) => until),
        now,
      ),
    };
  },
});
