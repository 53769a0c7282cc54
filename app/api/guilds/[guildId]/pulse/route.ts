import { z } from "zod";
import { withGuild } from "@/db/context";
import { guildPulse, pulseTag } from "@/features/events/pulse";
import { resolveAccess } from "@/features/guilds/access";
import type { Section } from "@/features/guilds/schema";
import { scopeForStaff } from "@/features/guilds/scope";
import { defineRoute } from "@/features/identity/http/route";
import { notFound } from "@/lib/errors";
import { jsonResponse } from "@/lib/http/respond";

/** What an open dashboard asks every few seconds: a version for each thing that its person may see. */
export const GET = defineRoute({
  name: "guilds.pulse",
  input: z.strictObject({}),
  // Staff of any section: which one, and what each may follow, is decided below.
  auth: "user",
  limits: [{ by: "user", max: 120, seconds: 60 }],
  async handler({ params, session, user, request, requestId }) {
    const access = await resolveAccess(user, params.guildId ?? "", { forWrite: false, seeAs: session.seeAs });
    const [section] = Object.keys(access?.sections ?? {}) as Section[];
    if (!access || !section) throw notFound();
    const scope = scopeForStaff(user, access.guildId, access.sections, section, "viewer");
    const versions = await withGuild({ ...scope, requestId }, (ctx) => guildPulse(ctx, access.sections), {
      readOnly: true,
    });
    const tag = pulseTag(versions);
    const same = request.headers.get("if-none-match") === tag;
    const answer = jsonResponse(versions, requestId, { headers: { ETag: tag } });
    return same ? new Response(null, { status: 304, headers: answer.headers }) : answer;
  },
});
