import type { ClientBase } from "pg";
import { ROLES } from "@/db/export/policies";

interface RoleRow {
  rolname: string;
  trusted: boolean;
  signs_in: boolean;
  owns: string | null;
}

/** Roles that could see past the walls: the contexts must never run as one of them. */
export async function roleFaults(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<RoleRow>(
    `select r.rolname, r.rolsuper or r.rolbypassrls as trusted, r.rolcanlogin as signs_in,
            (select string_agg(c.relname, ', ') from pg_class c
              where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns
     from pg_roles r where r.rolname = any ($1)`,
    [Object.values(ROLES)],
  );
  const faults: string[] = [];
  for (const role of Object.values(ROLES)) {
    const row = rows.find((r) => r.rolname === role);
    if (!row) faults.push(`The role ${role} is missing. Run: npm run db:migrate`);
    else {
      if (row.trusted)
        faults.push(
          `The role ${role} can bypass row-level security. Run: alter role ${role} nosuperuser nobypassrls;`,
        );
      if (row.signs_in)
        faults.push(`The role ${role} can sign in, and should not. Run: alter role ${role} nologin;`);
      if (row.owns)
        faults.push(
          `The role ${role} owns ${row.owns}: an owner can lift the walls. Give them to another role.`,
        );
      const usable = await client.query<{ ok: boolean }>(
        `select case when current_setting('server_version_num')::int >= 160000
                then pg_has_role(current_user, $1, 'set') else pg_has_role(current_user, $1, 'member') end as ok`,
        [role],
      );
      if (!usable.rows[0]?.ok)
        faults.push(`This connection may not become ${role}. Run: grant ${role} to the role that signs in;`);
    }
  }
  return faults;
}
