import type { Staying } from "./plan-types";

/** Columns that name people and stay, with the reason. */
export const STAYING: readonly Staying[] = [
  { table: "guilds", columns: ["owner_discord_id"], why: "who owns a Discord server is Discord's to say" },
  {
    table: "guild_subscriptions",
    columns: ["owner_id"],
    why: "who owns a Discord server is Discord's to say",
  },
  {
    table: "server_listing_reports",
    columns: ["decided_by"],
    why: "points to the account's row by our own id, and that row says nobody any more",
  },
  {
    table: "*",
    columns: [
      "granted_by",
      "added_by",
      "uploaded_by",
      "reported_by",
      "asked_by",
      "grizzly_user_id",
      "supporter_user_id",
      "user_id",
      "author_id",
      "applicant_id",
    ],
    why: "points to the account's row by our own id, and that row says nobody any more",
  },
];
