import { withGuild } from "@/db/context";
import { requireGuild } from "@/features/identity/web/session";
import { grantList, memberById, memberPage, roleList, syncState } from "../data/members";
import { mayEnter } from "../rules";
import type { MembersView } from "./member-query";

/** Members of a guild, their roles, and the rights that were given; the members only in their own view. */
export async function loadMembers(guildId: string, view: MembersView) {
  const { scope, access } = await requireGuild(guildId, "members");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [page, roles, grants, sync, member] = await Promise.all([
        view.view === "members" ? memberPage(ctx, view) : null,
        roleList(ctx),
        grantList(ctx),
        syncState(ctx),
        view.member === null ? null : memberById(ctx, view.member),
      ]);
      return { page, roles, grants, sync, member };
    },
    { readOnly: true },
  );
  return { ...facts, access, manages: mayEnter(access.sections, "members", "manager") && !access.seeAs };
}

export type MembersData = Awaited<ReturnType<typeof loadMembers>>;
