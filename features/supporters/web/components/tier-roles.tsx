import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { DriftRow } from "../../data/roles";
import { bringRoles, chooseRoles, compareRoles } from "../tier-actions";
import type { TierRolesData } from "../tier-loader";
import { TierRolesForm } from "../tier-roles-form";
import { RoleDifference } from "./role-difference";

function Line({ row }: { row: DriftRow }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-5 py-3 text-13 max-md:px-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <b className="min-w-0 truncate font-medium">{row.name}</b>
      <span className="text-12 text-faint sm:text-right">
        {row.foundAt ? (
          <>
            found <Time at={row.foundAt} />
          </>
        ) : null}
      </span>
      <span className="sm:col-span-2">
        <RoleDifference row={row} />
      </span>
    </li>
  );
}

function Differing({ data: { differing, manages, access } }: { data: TierRolesData }) {
  const { rows, more } = differing;
  const all = rows.length + more;
  const guildId = access.guildId;
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        className="px-5 pt-4 pb-4 max-md:px-4"
        title="Discord against the plans"
        hint="Compared after each change here, and every night. Nobody gains or loses a role before somebody presses."
      />
      {rows.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted max-md:px-4">
          Nothing differs: whoever pays holds their role, and nobody holds one without a plan.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {rows.map((row) => (
            <Line key={row.discordId} row={row} />
          ))}
        </ul>
      )}
      {more > 0 ? (
        <p className="border-t px-5 py-3 text-13 text-muted max-md:px-4">{more} more are not shown.</p>
      ) : null}
      {manages ? (
        <div className="flex flex-wrap gap-2.5 border-t px-5 py-4 max-md:px-4">
          <ActionButton action={compareRoles} value={{ guildId }} said="Grizzly OS compares now.">
            Compare now
          </ActionButton>
          {all > 0 ? (
            <ActionButton
              action={bringRoles}
              value={{ guildId, seen: all }}
              confirm={all === 1 ? "Change one member in Discord" : `Change ${all} members in Discord`}
            >
              {all === 1 ? "Put it right" : `Put ${all} right`}
            </ActionButton>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

/** Which Discord role shows which supporter's tier in a guild, and whose roles differ from their plan. */
export function TierRoles({ data }: { data: TierRolesData }) {
  const { guild, manages, access } = data;
  if (!guild)
    return (
      <Card flush>
        <EmptyState
          title="Grizzly OS is not in this server"
          action={<ButtonLink href={`/guilds/${access.slug}/setup`}>Open set-up</ButtonLink>}
        >
          It gives supporters their role in Discord. Once it is invited, the roles are chosen here.
        </EmptyState>
      </Card>
    );
  const some = Object.values(guild.roles).some((role) => role !== null);
  return (
    <div className="grid gap-6">
      <Card>
        <CardHeader
          title="The role of each tier"
          hint={
            some
              ? "A supporter holds the role of their tier, or of the next lower one that has a role."
              : "No tier shows by a role here yet. Choose one, and whoever supports Grizzly can be given it."
          }
          className="mb-4"
        />
        <TierRolesForm guild={guild} save={chooseRoles} manages={manages} />
      </Card>
      {some ? <Differing data={data} /> : null}
    </div>
  );
}
