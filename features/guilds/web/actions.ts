"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild, withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { startSeeAs, stopSeeAs } from "@/features/identity/mutations/see-as";
import { defineAction } from "@/features/identity/web/action";
import { invalid } from "@/lib/errors";
import { levelsSeenAs, roleName } from "../data/see-as";
import { grantSection, revokeGrant } from "../mutations";
import { previewLevels, topLevel } from "../rules";
import { grantInput, seeAsInput } from "../schema";

const auth = { guild: "manager", section: "members" } as const;
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const guildId = z.string().max(60);

/** Gives a role or a person a level in a section. */
export const giveRight = defineAction({
  name: "guilds.right.give",
  input: grantInput.extend({ guildId }),
  auth,
  limits,
  async handler({ input: { guildId: _, ...right }, scope, access }) {
    await withGuild(scope, (ctx) => grantSection(ctx, access.sections, right));
    refresh();
  },
});

/** Takes a right back. */
export const takeRight = defineAction({
  name: "guilds.right.take",
  input: z.strictObject({ guildId, grantId: z.uuid() }),
  auth,
  limits,
  async handler({ input, scope, access }) {
    await withGuild(scope, (ctx) => revokeGrant(ctx, access.sections, input.grantId));
    refresh();
  },
});

/** Shows the dashboard as a level or a role sees it, read-only and for a while. */
export const seeGuildAs = defineAction({
  name: "guilds.see_as.start",
  input: seeAsInput,
  auth,
  limits,
  async handler({ input, session, user, access }) {
    const look = { guildId: access.guildId, kind: input.kind, id: input.id };
    await withSystem(actorOf(user), async (ctx) => {
      const label = input.kind === "level" ? input.id : await roleName(ctx, access.guildId, input.id);
      if (label === null) throw invalid("This role does not exist in Discord any more.");
      const seen = previewLevels(access.sections, await levelsSeenAs(ctx, look));
      if (!topLevel(seen))
        throw invalid(`Whoever has only “${label}” does not see this dashboard: it has no rights here.`);
      await startSeeAs(ctx, session.id, { ...look, label });
    });
    refresh();
  },
});

/** Sees as oneself again. */
export const stopSeeing = defineAction({
  name: "guilds.see_as.stop",
  input: z.strictObject({}),
  auth: "user",
  whileSeeing: true,
  limits,
  async handler({ session, user }) {
    await withSystem(actorOf(user), (ctx) => stopSeeAs(ctx, session.id));
    refresh();
  },
});
