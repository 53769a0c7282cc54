import type { TableMeta } from "@/db/schema/meta";

/** The roles that the contexts switch to, one a scope. */
export const ROLES = {
  guild: "grizzly_app",
  user: "grizzly_member",
  public: "grizzly_public",
  system: "grizzly_system",
} as const;

export interface Policy {
  name: string;
  command: "all" | "select" | "insert" | "update";
  role: string;
  using: string | null;
  check: string | null;
}

export interface Rights {
  role: string;
  rights: string;
  columns?: string[];
}

const IN_GUILD = "guild_id = (select grizzly_core.guild_id())";
const EVERYTHING = "select, insert, update, delete";
const ADD_ONLY = "select, insert";

/** Adding, and changing the columns that name somebody. */
const addOnly = (erasable: readonly string[] = []): string =>
  erasable.length === 0 ? ADD_ONLY : `${ADD_ONLY}, update (${erasable.join(", ")})`;

const select = (name: string, role: string, using: string): Policy => ({
  name,
  command: "select",
  role,
  using,
  check: null,
});
const all = (name: string, role: string, condition: string): Policy => ({
  name,
  command: "all",
  role,
  using: condition,
  check: condition,
});

function scopePolicies(meta: TableMeta): Policy[] {
  switch (meta.scope) {
    case "guild":
      return [
        {
          ...all("guild_scope", ROLES.guild, IN_GUILD),
          ...(meta.seen && { using: `${IN_GUILD} and (${meta.seen})` }),
        },
      ];
    case "mixed": {
      const policies = [all("guild_scope", ROLES.guild, IN_GUILD)];
      if (meta.platformRowsReadable) {
        policies.push(select("platform_rows", ROLES.guild, "guild_id is null"));
        policies.push(select("platform_rows_member", ROLES.user, "guild_id is null"));
      }
      if (meta.memberInsert)
        policies.push({
          name: "member_insert",
          command: "insert",
          role: ROLES.user,
          using: null,
          check: meta.memberInsert,
        });
      if (meta.memberUpdate)
        policies.push({
          name: "member_update",
          command: "update",
          role: ROLES.user,
          using: meta.memberUpdate,
          check: meta.memberUpdate,
        });
      return policies;
    }
    case "person": {
      const policies = [
        meta.ownReadsOnly
          ? select("own_scope", ROLES.user, meta.own)
          : all("own_scope", ROLES.user, meta.own),
        select("own_in_guild", ROLES.guild, meta.own),
      ];
      if (meta.guildRead) {
        const grant = meta.guildWrites ? all : select;
        policies.push(grant("guild_scope", ROLES.guild, meta.guildRead));
      }
      return policies;
    }
    case "platform": {
      if (meta.scopes === "none") return [];
      const policies: Policy[] = [];
      for (const role of [ROLES.guild, ROLES.user]) {
        if (meta.scopes === "write") policies.push(all(`open_to_${role}`, role, "true"));
        else if (meta.scopes === "read") policies.push(select(`open_to_${role}`, role, "true"));
        else policies.push({ name: `open_to_${role}`, command: "insert", role, using: null, check: "true" });
      }
      return policies;
    }
  }
}

/** Row-level security of a table, from its scope. */
export function policiesOf(meta: TableMeta): Policy[] {
  if (isSchemaHistory(meta)) return [];
  const policies = scopePolicies(meta);
  if (meta.member) policies.push(select("member_read", ROLES.user, meta.member));
  if (meta.public) policies.push(select("public_read", ROLES.public, meta.public.using));
  policies.push(all("system_scope", ROLES.system, "true"));
  return policies;
}

/** `migrations`: the owner writes it, who may be subject to forced policies, and no scope touches it. */
export const isSchemaHistory = (meta: TableMeta): boolean =>
  meta.scope === "platform" && meta.schemaHistory === true;

function guildRights(meta: TableMeta): string {
  if (meta.scope === "platform") {
    const rights = { none: "", read: "select", insert: "insert", write: EVERYTHING };
    return rights[meta.scopes];
  }
  if (meta.scope === "person") return meta.guildWrites ? EVERYTHING : "select";
  return meta.appendOnly ? ADD_ONLY : EVERYTHING;
}

function memberRights(meta: TableMeta): string {
  if (meta.scope === "platform") return guildRights(meta);
  if (meta.scope === "person") return meta.ownReadsOnly ? "select" : EVERYTHING;
  const rights: string[] = [];
  if (meta.member || (meta.scope === "mixed" && meta.platformRowsReadable)) rights.push("select");
  if (meta.scope === "mixed" && meta.memberInsert) rights.push("insert");
  if (meta.scope === "mixed" && meta.memberUpdate) rights.push("update");
  return rights.join(", ");
}

/** Who may do what to a table at all: rows are the policies' matter. Nobody gets TRUNCATE. */
export function rightsOf(meta: TableMeta): Rights[] {
  if (isSchemaHistory(meta)) return Object.values(ROLES).map((role) => ({ role, rights: "" }));
  const publicColumns = meta.public?.columns;
  return [
    { role: ROLES.guild, rights: guildRights(meta) },
    { role: ROLES.user, rights: memberRights(meta) },
    {
      role: ROLES.public,
      rights: meta.public ? "select" : "",
      ...(publicColumns && { columns: publicColumns }),
    },
    { role: ROLES.system, rights: meta.appendOnly ? addOnly(meta.erasable) : EVERYTHING },
  ];
}
