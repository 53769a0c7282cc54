import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { CONTROL_LEVELS } from "../../../control/rights";
import type { PermissionDto } from "../../../control/schema";
import { givePermission } from "../actions";
import type { PermissionData } from "../loaders";
import { PermissionForm } from "./permission-form";
import { ServerHead } from "./server-head";

const MEANS: readonly [level: string, may: string][] = [
  ["viewer", "sees this server and its lists"],
  ["operator", "starts and restarts it, and says what came of a command"],
  ["admin", "stops it, plans restarts and changes its lists"],
  ["owner", "gives these rights"],
];

const columns = (guildId: string, serverName: string, mayGrant: boolean): Column<PermissionDto>[] => [
  {
    key: "who",
    label: "Who",
    phone: "lead",
    render: (row) => (
      <span className="flex flex-wrap items-center gap-2">
        {row.name ?? <code className="text-12">{row.discordId}</code>}
        {row.subjectKind === "role" ? <span className="text-12 text-muted">Discord role</span> : null}
      </span>
    ),
  },
  { key: "level", label: "Level", phone: "side", render: (row) => CONTROL_LEVELS[row.level] ?? "none" },
  { key: "where", label: "Where", render: (row) => (row.serviceId === "*" ? "All servers" : serverName) },
  { key: "since", label: "Given", render: (row) => <Time at={row.updatedAt} /> },
  {
    key: "away",
    label: <span className="sr-only">Take away</span>,
    align: "right",
    render: (row) =>
      mayGrant ? (
        <ActionButton
          action={givePermission}
          value={{
            guildId,
            serviceId: row.serviceId,
            subjectKind: row.subjectKind,
            discordId: row.discordId,
            level: 0,
          }}
          look="ghost"
          confirm="Take it away"
        >
          Take away
        </ActionButton>
      ) : null,
  },
];

/** Who may do what to a server, beside what the guild's own levels give. */
export function PermissionsPage({ data }: { data: PermissionData }) {
  const { access, server, obstacles, permissions, members } = data;
  const mayGrant = obstacles.grant === null;
  return (
    <>
      <ServerHead access={access} server={server} current="permissions" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <Card flush className="min-w-0">
          <CardHeader
            title="Given for this server"
            hint="In the dashboard these count for whoever may open Servers there."
            aside={
              permissions.length > 0 ? (
                <ExportLink href={`/api/guilds/${access.slug}/servers/${server.serviceId}/permissions`} />
              ) : null
            }
            className="px-5 pt-4 pb-3"
          />
          <div className="border-t">
            {permissions.length > 0 ? (
              <Table
                caption="Levels over this server"
                columns={columns(access.guildId, server.name, mayGrant)}
                rows={permissions}
                rowKey={(row) => `${row.serviceId}:${row.discordId}`}
                comfortable
              />
            ) : (
              <EmptyState title="Only the guild's own levels count here">
                The guild's owner and managers control this server. Give a moderator or a Discord role a level
                of their own, so that they need not be managers.
              </EmptyState>
            )}
          </div>
        </Card>
        <div className="grid min-w-0 gap-6">
          <Card>
            <h2 className="mb-4 font-semibold text-14">Give a level</h2>
            {mayGrant ? (
              <PermissionForm guildId={access.guildId} serviceId={server.serviceId} members={members} />
            ) : (
              <p className="text-13 text-muted">{obstacles.grant}</p>
            )}
          </Card>
          <Card>
            <h2 className="mb-3 font-semibold text-14">What a level allows</h2>
            <dl className="grid gap-2 text-13">
              {MEANS.map(([level, may]) => (
                <div key={level} className="grid grid-cols-[5rem_1fr] gap-3">
                  <dt className="font-medium">{level}</dt>
                  <dd className="text-muted">{may}</dd>
                </div>
              ))}
            </dl>
            <p className="mt-3 text-12 text-muted">
              Each level holds those before it. In this guild's dashboard a moderator counts as operator, a
              manager as admin.
            </p>
          </Card>
        </div>
      </div>
    </>
  );
}
