import { type Column, Table } from "@/components/data-table/table";
import { Badge } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { mayGrant } from "../../rules";
import type { GrantDto } from "../../schema";
import { SECTION_WORDS } from "../../words";
import { takeRight } from "../actions";
import type { MembersData } from "../member-loaders";
import { type MembersView, membersAddress } from "../member-query";
import { RoleChip } from "./role-chip";

function Who({
  grant,
  data,
  path,
  view,
}: {
  grant: GrantDto;
  data: MembersData;
  path: string;
  view: MembersView;
}) {
  if (grant.subjectKind === "user") {
    return (
      <SoftLink
        href={membersAddress(path, view, { member: grant.subjectId })}
        scroll={false}
        className="quiet-link"
      >
        {grant.subjectName ?? grant.subjectId}
      </SoftLink>
    );
  }
  const role = data.roles.find((one) => one.roleId === grant.subjectId);
  if (!role) return <Badge meaning="warn">A role that is gone from Discord</Badge>;
  return (
    <span className="flex items-center gap-2">
      <RoleChip role={role} />
      <span className="text-12 text-muted">
        {role.holders === 1 ? "1 member" : `${role.holders} members`}
      </span>
    </span>
  );
}

const columns = (data: MembersData, path: string, view: MembersView): Column<GrantDto>[] => [
  {
    key: "who",
    label: "Who",
    phone: "lead",
    render: (row) => <Who grant={row} data={data} path={path} view={view} />,
  },
  { key: "level", label: "Level", phone: "side", render: (row) => row.level },
  { key: "where", label: "Where", render: (row) => SECTION_WORDS[row.section] },
  {
    key: "given",
    label: "Given",
    render: (row) => (
      <>
        <Time at={row.givenAt} shape="smart" />
        {row.givenBy ? <span className="text-muted"> by {row.givenBy}</span> : null}
      </>
    ),
  },
  {
    key: "take",
    label: <span className="sr-only">Take away</span>,
    align: "right",
    render: (row) =>
      data.manages && mayGrant(data.access.sections, row.section, row.level) ? (
        <ActionButton
          action={takeRight}
          value={{ guildId: data.access.guildId, grantId: row.id }}
          look="ghost"
          confirm="Take it away"
        >
          Take away
        </ActionButton>
      ) : null,
  },
];

/** Rights that were given in the dashboard, to roles and to persons. */
export function RightsTable({ data, path, view }: { data: MembersData; path: string; view: MembersView }) {
  if (data.grants.length === 0) {
    return (
      <EmptyState title="Nobody has been given a right here">
        The Discord server's owner and those who may manage it have all they need. Give a role or a person a
        level in a section, so that others can help with that alone.
      </EmptyState>
    );
  }
  return (
    <Table
      caption="Rights given in this dashboard"
      columns={columns(data, path, view)}
      rows={data.grants}
      rowKey={(row) => row.id}
      comfortable
      named
    />
  );
}
