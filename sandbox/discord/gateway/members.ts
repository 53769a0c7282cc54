import { z } from "zod";
import type { Scene } from "../scene";
import { memberShape } from "../serialise";
import { INTENT } from "./intents";
import type { Session } from "./session";

const one = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const request = z.object({
  guild_id: one,
  query: z.string().optional(),
  limit: z.number().int().min(0).default(0),
  user_ids: one.optional(),
  nonce: z.string().optional(),
});

const PER_CHUNK = 1_000;

/** The answer to a request for members. The whole list needs the members intent. */
export function* chunks(scene: Scene, session: Session, input: unknown): Generator<Record<string, unknown>> {
  const parsed = request.safeParse(input);
  const guild = parsed.success ? scene.store.guild(parsed.data.guild_id[0] ?? "") : undefined;
  if (!parsed.success || !guild || !scene.store.member(guild, session.app.id)) return;
  const { query, limit, user_ids, nonce } = parsed.data;
  const whole = user_ids === undefined && !query && limit === 0;
  if (whole && !(session.intents & INTENT.GUILD_MEMBERS)) return;
  const named = guild.members.filter((member) => {
    if (user_ids) return user_ids.includes(member.userId);
    const name = member.nick ?? scene.store.person(member.userId)?.username ?? "";
    return name.toLowerCase().startsWith((query ?? "").toLowerCase());
  });
  const members = limit > 0 ? named.slice(0, limit) : named;
  const count = Math.max(1, Math.ceil(members.length / PER_CHUNK));
  for (let index = 0; index < count; index += 1) {
    const part = members.slice(index * PER_CHUNK, (index + 1) * PER_CHUNK);
    yield {
      guild_id: guild.id,
      members: part.flatMap((member) => memberShape(scene, member) ?? []),
      chunk_index: index,
      chunk_count: count,
      not_found: (user_ids ?? []).filter((id) => !members.some((member) => member.userId === id)),
      ...(nonce ? { nonce } : {}),
    };
  }
}
