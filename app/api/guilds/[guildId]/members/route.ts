import { z } from "zod";
import { withGuild } from "@/db/context";
import { grantList, memberPage, roleList } from "@/features/guilds/data/members";
import { memberCsv } from "@/features/guilds/member-csv";
import { type MemberDto, snowflake } from "@/features/guilds/schema";
import { defineRoute } from "@/features/identity/http/route";
import { csvResponse } from "@/lib/csv";

/** Members of one export; the next one is asked for after its last member. */
const MAX_MEMBERS = 10_000;

const input = z.strictObject({
  q: z.string().max(60).default(""),
  role: snowflake.optional(),
  after: snowflake.optional(),
});

/** The guild's members as a CSV file, with the search of the page. */
export const GET = defineRoute({
  name: "guilds.members.csv",
  input,
  auth: { guild: "viewer", section: "members" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input: asked, scope }) {
    const text = await withGuild(
      scope,
      async (ctx) => {
        const [roles, grants] = await Promise.all([roleList(ctx), grantList(ctx)]);
        const all: MemberDto[] = [];
        let after = asked.after ?? null;
        do {
          const page = await memberPage(ctx, {
            text: asked.q,
            roleId: asked.role ?? null,
            after,
            limit: 500,
          });
          all.push(...page.members);
          after = page.next;
        } while (after !== null && all.length < MAX_MEMBERS);
        return memberCsv(all, roles, grants);
      },
      { readOnly: true },
    );
    return csvResponse(text, "members.csv");
  },
});
