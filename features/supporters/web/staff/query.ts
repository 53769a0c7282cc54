import { SYNC_KINDS, type SyncKind } from "../../data/syncs";

/** Parts of the page, each an address of its own. */
export const PARTS = {
  requests: "Requests",
  differing: "Roles that differ",
  guilds: "Roles of guilds",
  syncs: "Syncs",
} as const;
export type Part = keyof typeof PARTS;

type SearchParams = Record<string, string | string[] | undefined>;

export interface PatreonQuery {
  part: Part;
  /** The request that is looked at, and what was searched for it. */
  request: string | null;
  find: string;
  answered: boolean;
  kind: SyncKind;
  before: Date | null;
}

const PATH = "/admin/patreon";

/** What an address asks for; anything odd in it counts as left out. */
export function readQuery(params: SearchParams): PatreonQuery {
  const one = (name: string) => [params[name]].flat()[0] ?? null;
  const [part, kind, before] = [one("part"), one("kind"), new Date(one("before") ?? Number.NaN)];
  return {
    part: part !== null && part in PARTS ? (part as Part) : "requests",
    request: one("request"),
    find: (one("find") ?? "").slice(0, 100),
    answered: one("answered") === "1",
    kind: kind !== null && kind in SYNC_KINDS ? (kind as SyncKind) : "all",
    before: Number.isNaN(before.getTime()) ? null : before,
  };
}

/** The address of a part, with what it is narrowed by. */
export function partHref(part: Part, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(part === "requests" ? {} : { part }), ...more }).toString();
  return query === "" ? PATH : `${PATH}?${query}`;
}
