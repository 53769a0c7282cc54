import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { parseInput } from "@/lib/http/validate";
import { newId } from "@/lib/ids";

export const everybodyInput = z.strictObject({
  title: z.string().trim().min(3, "Say in a few words what it is about.").max(120),
  body: z.string().trim().max(500).nullable(),
  level: z.enum(["info", "success", "warning", "error"]),
  /** A path of ours. */
  href: z
    .string()
    .regex(/^\/(?!\/)[\w\-/#?=&.]*$/, "Give a path of this site, such as /changelog.")
    .max(200)
    .nullable(),
});

/** Nobody is told who has not been here for so long. */
const RECENT = sql`interval '1 year'`;

/**
 * Tells everybody something, once, in their inbox on the site: one row a person, so that each has seen it or not.
 * @returns how many people were told
 */
export async function tellEverybody(
  ctx: SystemContext,
  input: z.input<typeof everybodyInput>,
): Promise<number> {
  const { title, body, level, href } = parseInput(everybodyInput, input);
  const key = `everybody:${newId()}`;
  const { rows } = await ctx.db.execute<{ people: number }>(sql`
    with told as (
      insert into service_notifications (grizzly_user_id, kind, level, title, body, href, key)
      select u.id, 'everybody', ${level}, ${title}, ${body}::text, ${href}::text, ${key} from grizzly_users u
      where u.banned_at is null and exists (
        select 1 from user_sessions d where d.grizzly_user_id = u.id and d.last_seen_at > now() - ${RECENT})
      on conflict do nothing returning 1
    ) select count(*)::int as people from told`);
  const people = rows[0]?.people ?? 0;
  await recordAudit(ctx, {
    action: "notices.everybody",
    subjectType: "notice",
    subjectId: key,
    after: { title, body, level, href, people },
  });
  return people;
}
