import { notFound } from "next/navigation";
import { type SystemContext, withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { requireStaff } from "@/features/identity/web/session";
import { AppError } from "@/lib/errors";
import { guildDetail } from "../data/guilds";
import { personDetail } from "../data/person";

async function readThing<T>(read: (ctx: SystemContext) => Promise<T>) {
  const user = await requireStaff("support");
  const thing = await withSystem(actorOf(user), read, { readOnly: true }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return { thing, user };
}

/** A person with everything that staff need to help. */
export async function loadPerson(id: string) {
  const { thing: person, user } = await readThing((ctx) => personDetail(ctx, id));
  return { person, mayChange: user.staff === "operator", self: user.id === person.id };
}

/** A guild at a glance. */
export async function loadGuild(guildId: string) {
  return (await readThing((ctx) => guildDetail(ctx, guildId))).thing;
}
