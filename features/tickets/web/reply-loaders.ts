import { notFound } from "next/navigation";
import { withGuild } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { savedReplies } from "../replies/data";
import { deskGuilds } from "./loaders";
import type { SearchParams } from "./ticket-query";

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** What the address of the page of saved replies holds. */
export interface ReplyQuery {
  /** Slug or id of the guild; null is the first. */
  guild: string | null;
  text: string;
  /** Id of the reply that is changed, `new`, or nothing. */
  edit: number | "new" | null;
}

export function readReplies(params: SearchParams): ReplyQuery {
  const edit = one(params.edit);
  return {
    guild: one(params.guild).slice(0, 60) || null,
    text: one(params.q).slice(0, 80),
    edit: edit === "new" ? "new" : /^\d{1,15}$/.test(edit) ? Number(edit) : null,
  };
}

/** The address with some of it changed. */
export function writeReplies(query: ReplyQuery, change: Partial<ReplyQuery> = {}): string {
  const next = { ...query, edit: null, ...change };
  const params = new URLSearchParams();
  if (next.guild !== null) params.set("guild", next.guild);
  if (next.text !== "") params.set("q", next.text);
  if (next.edit !== null) params.set("edit", String(next.edit));
  const text = params.toString();
  return text === "" ? "/desk/replies" : `/desk/replies?${text}`;
}

/** The saved replies of a guild on whose desk the person works. */
export async function loadReplies(query: ReplyQuery) {
  const { guilds } = await deskGuilds();
  if (guilds.length === 0) notFound();
  const chosen = guilds.find(
    ({ access }) => query.guild === null || access.slug === query.guild || access.guildId === query.guild,
  );
  if (!chosen) notFound();
  const { access, scope } = chosen;
  const all = await withGuild(scope, savedReplies, { readOnly: true });
  const asked = query.text.toLowerCase();
  return {
    guilds: guilds.map((guild) => ({ slug: guild.access.slug, name: guild.access.name })),
    guild: { id: access.guildId, slug: access.slug, name: access.name },
    mayWrite: mayEnter(access.sections, "tickets", "support"),
    count: all.length,
    replies: all.filter((reply) => `${reply.title}\n${reply.body}`.toLowerCase().includes(asked)),
    edited: all.find((reply) => reply.id === query.edit) ?? null,
  };
}

export type Replies = Awaited<ReturnType<typeof loadReplies>>;
