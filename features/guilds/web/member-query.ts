import { isSnowflake } from "@/lib/ids";
import type { MemberQuery } from "../schema";

export type SearchParams = Record<string, string | string[] | undefined>;

const VIEWS = ["rights", "members", "supporters"] as const;

export interface MembersView extends MemberQuery {
  view: (typeof VIEWS)[number];
  /** The member whose rights are opened, or to whom one is to be given. */
  member: string | null;
}

const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? "";
const id = (value: string): string | null => (isSnowflake(value) ? value : null);

/** What an address asks for; anything that makes no sense is left out. */
export function membersView(params: SearchParams): MembersView {
  return {
    view: VIEWS.find((view) => view === one(params.view)) ?? "rights",
    text: one(params.q).trim().slice(0, 60),
    roleId: id(one(params.role)),
    after: id(one(params.after)),
    member: id(one(params.member)),
    limit: 50,
  };
}

/** The address of the page with some of it changed; a new search starts at its first page. */
export function membersAddress(base: string, view: MembersView, change: Partial<MembersView>): string {
  const next = { ...view, after: null, member: null, ...change };
  const params = new URLSearchParams();
  if (next.view !== "rights") params.set("view", next.view);
  if (next.text !== "") params.set("q", next.text);
  if (next.roleId !== null) params.set("role", next.roleId);
  if (next.after !== null) params.set("after", next.after);
  if (next.member !== null) params.set("member", next.member);
  const text = params.toString();
  return text === "" ? base : `${base}?${text}`;
}
