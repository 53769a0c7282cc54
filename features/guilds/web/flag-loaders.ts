import { withGuild } from "@/db/context";
import { requireGuild } from "@/features/identity/web/session";
import { flagList } from "../data/flags";
import { mayEnter } from "../rules";

/** Every feature flag as it stands for a guild. */
export async function loadFlags(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "settings");
  const { flags, tier } = await withGuild(scope, flagList, { readOnly: true });
  return { access, flags, tier, manages: mayEnter(access.sections, "settings", "manager") && !access.seeAs };
}

export type FlagsData = Awaited<ReturnType<typeof loadFlags>>;
