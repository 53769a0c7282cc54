import type { z } from "zod";
import { type SystemContext, withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { requireStaff } from "@/features/identity/web/session";
import { askedOf } from "../asked";
import { listLeases } from "../data/running";
import { LISTS, type ListName, PAGE } from "../lists";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

type Page<N extends ListName> = Awaited<ReturnType<(typeof LISTS)[N]["read"]>>;
type Question<N extends ListName> = z.output<(typeof LISTS)[N]["asked"]>;

/** A page of one of the platform's lists, with what its address asks. */
export async function loadList<N extends ListName>(name: N, params: SearchParams) {
  const user = await requireStaff("support");
  const list = LISTS[name] as unknown as {
    asked: z.ZodObject;
    read: (ctx: SystemContext, asked: Question<N>, limit: number) => Promise<Page<N>>;
  };
  const asked = askedOf(list.asked, await params) as Question<N>;
  const page = await withSystem(actorOf(user), (ctx) => list.read(ctx, asked, PAGE), { readOnly: true });
  return { ...page, asked, mayChange: user.staff === "operator" };
}

/** Which process does which job now. */
export async function loadLeases() {
  const user = await requireStaff("support");
  return withSystem(actorOf(user), listLeases, { readOnly: true });
}
