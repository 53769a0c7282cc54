import { Search } from "lucide-react";
import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { Input, Select } from "@/components/form/input";
import { Avatar } from "@/components/ui/avatar";
import { Button, ButtonLink } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { explainLevels, grantsFor, topLevel } from "../../rules";
import type { GrantDto, MemberDto, RoleDto, SectionLevels } from "../../schema";
import type { MembersData } from "../member-loaders";
import { type MembersView, membersAddress } from "../member-query";
import { reasonWords } from "./member-rights";
import { RoleChip } from "./role-chip";

function Rights({
  member,
  grants,
  roles,
}: {
  member: MemberDto;
  grants: readonly GrantDto[];
  roles: readonly RoleDto[];
}) {
  const explained = explainLevels(
    member.fromDiscord ?? undefined,
    grantsFor(grants, member.discordId, member.roleIds),
  );
  const levels: SectionLevels = Object.fromEntries(
    Object.entries(explained).map(([section, { level }]) => [section, level]),
  );
  const top = topLevel(levels);
  const first = Object.values(explained).find(({ level }) => level === top);
  if (!top || !first) return <span className="text-faint">none</span>;
  return (
    <span>
      {top} <span className="text-muted">{reasonWords(first.because, roles)}</span>
    </span>
  );
}

const columns = (data: MembersData, path: string, view: MembersView): Column<MemberDto>[] => [
  {
    key: "who",
    label: "Member",
    phone: "lead",
    render: (row) => (
      <SoftLink
        href={membersAddress(path, view, { after: view.after, member: row.discordId })}
        scroll={false}
        className="flex min-w-0 items-center gap-2.5 font-medium max-md:min-h-11"
      >
        <Avatar name={row.name} size={24} />
        <span className="truncate">{row.name}</span>
      </SoftLink>
    ),
  },
  {
    key: "roles",
    label: "Roles",
    render: (row) => {
      const held = data.roles.filter((role) => row.roleIds.includes(role.roleId));
      return (
        <span className="flex flex-wrap gap-1 py-1">
          {held.slice(0, 3).map((role) => (
            <RoleChip key={role.roleId} role={role} />
          ))}
          {held.length > 3 ? <span className="text-12 text-muted">and {held.length - 3} more</span> : null}
        </span>
      );
    },
  },
  {
    key: "rights",
    label: "Highest level",
    render: (row) => <Rights member={row} grants={data.grants} roles={data.roles} />,
  },
  {
    key: "joined",
    label: "Joined",
    align: "right",
    phone: "side",
    className: "whitespace-nowrap",
    render: (row) => (row.joinedAt ? <Time at={row.joinedAt} shape="date" /> : "not known"),
  },
];

function SearchForm({ path, view, roles }: { path: string; view: MembersView; roles: readonly RoleDto[] }) {
  return (
    <form action={path} className="flex flex-wrap items-center gap-2 px-5 py-4 max-md:px-4">
      <input type="hidden" name="view" value="members" />
      <Input
        type="search"
        name="q"
        defaultValue={view.text}
        aria-label="Name or Discord id"
        placeholder="Name or Discord id"
        lead={<Search />}
        className="w-60 max-md:w-full"
      />
      <Select name="role" defaultValue={view.roleId ?? ""} aria-label="Role" className="w-48 max-md:flex-1">
        <option value="">Any role</option>
        {roles.map((role) => (
          <option key={role.roleId} value={role.roleId}>
            {role.name}
          </option>
        ))}
      </Select>
      <Button type="submit">Search</Button>
    </form>
  );
}

/** Members by name, page by page, with their roles and the highest level that they have here. */
export function MemberTable({ data, path, view }: { data: MembersData; path: string; view: MembersView }) {
  const { page, roles, sync } = data;
  const { members, next } = page ?? { members: [], next: null };
  const searched = view.text !== "" || view.roleId !== null;
  return (
    <>
      <SearchForm path={path} view={view} roles={roles} />
      <div className="border-t">
        {members.length > 0 ? (
          <>
            <Table
              caption="Members"
              columns={columns(data, path, view)}
              rows={members}
              rowKey={(row) => row.discordId}
              comfortable
              named
            />
            <Pagination
              shown={`${members.length} shown`}
              next={next === null ? null : membersAddress(path, view, { after: next })}
              first={view.after === null ? null : membersAddress(path, view, {})}
            />
          </>
        ) : (
          <EmptyState
            title={searched ? "Nobody fits this search" : "No member is known yet"}
            action={
              searched ? (
                <ButtonLink href={membersAddress(path, view, { text: "", roleId: null })}>
                  Show everyone
                </ButtonLink>
              ) : null
            }
          >
            {searched
              ? "Names are those of Discord, as they stood at the last look."
              : sync.at
                ? "Grizzly OS looked and found nobody. Check that it may see members in Discord."
                : "Grizzly OS reads them within five minutes after it joins."}
          </EmptyState>
        )}
      </div>
    </>
  );
}
