import { PageHeader } from "@/components/layout/page-header";
import { Badge, Status } from "@/components/ui/badge";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { PersonDetail } from "../../data/person";
import { endAllDevices, endDevice } from "../people-actions";
import { GuildCell } from "./cells";
import { Tier } from "./people-columns";
import { BanPart, GrantPart, StaffPart } from "./person-parts";

function Devices({ person, mayChange }: { person: PersonDetail; mayChange: boolean }) {
  const live = person.devices.filter((device) => !device.revokedAt);
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        className="px-5 pt-4 pb-3 max-md:px-4"
        title="Devices"
        hint={`${live.length} signed in. Addresses are kept as networks only.`}
        aside={
          mayChange && live.length > 0 ? (
            <ActionButton
              action={endAllDevices}
              value={{ personId: person.id }}
              look="danger"
              confirm="End all of them"
            >
              Sign out everywhere
            </ActionButton>
          ) : null
        }
      />
      {person.devices.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted">Never signed in on the website.</p>
      ) : (
        <ul className="divide-y border-t">
          {person.devices.map((device) => (
            <li
              key={device.id}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-2 text-13 max-md:px-4"
            >
              <span>
                {device.browser ?? "Unknown browser"} on {device.os ?? "unknown system"}
                <span className="block text-12 text-muted">
                  {device.place ?? "network not known"}, last here <Time at={device.lastSeenAt} />
                </span>
              </span>
              {device.revokedAt ? (
                <span className="text-12 text-faint">
                  ended <Time at={device.revokedAt} />
                  {device.revokedReason ? `, ${device.revokedReason}` : ""}
                </span>
              ) : mayChange ? (
                <ActionButton
                  action={endDevice}
                  value={{ personId: person.id, deviceId: device.id }}
                  look="ghost"
                  confirm="End it"
                >
                  End
                </ActionButton>
              ) : (
                <Status meaning="good">Signed in</Status>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Guilds({ person }: { person: PersonDetail }) {
  return (
    <Card>
      <CardHeader
        title="Guilds"
        hint="As Discord last told, where the person may do something."
        className="mb-3"
      />
      {person.guilds.length === 0 ? (
        <p className="text-13 text-muted">None is known.</p>
      ) : (
        <ul className="grid gap-1.5 text-13">
          {person.guilds.map((guild) => (
            <li key={guild.guildId} className="flex items-center justify-between gap-3">
              {guild.known ? (
                <GuildCell guildId={guild.guildId} guild={guild.name} />
              ) : (
                <span className="text-muted">{guild.name}, not here</span>
              )}
              {guild.owner ? <Badge>Owner</Badge> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** One person: who, on which devices, with which plan and rights, and what an operator may do about it. */
export function PersonPage(props: { person: PersonDetail; mayChange: boolean; self: boolean }) {
  const { person, mayChange, self } = props;
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex flex-wrap items-center gap-3">
            {person.name}
            {person.bannedAt ? <Status meaning="bad">Banned</Status> : null}
            <Tier tier={person.plans.find((plan) => plan.state !== "ended")?.tier ?? null} />
          </span>
        }
        purpose={
          person.banReason
            ? `Banned: ${person.banReason}`
            : "What we know of this person as a customer of the platform."
        }
        crumbs={[
          { label: "Platform", href: "/admin" },
          { label: "Users", href: "/admin/users" },
          { label: person.name },
        ]}
        className="mb-5"
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-5">
          <Devices person={person} mayChange={mayChange} />
          <GrantPart person={person} mayChange={mayChange} />
          {mayChange ? <StaffPart person={person} self={self} /> : null}
          {mayChange ? <BanPart person={person} /> : null}
        </div>
        <div className="grid min-w-0 gap-5">
          <Card>
            <Facts
              facts={[
                { label: "Our id", value: <Copyable value={person.id} shown={person.id.slice(0, 8)} /> },
                { label: "Discord", value: <Copyable value={person.discordId} /> },
                {
                  label: "Patreon",
                  value: person.patreonUserId ? <Copyable value={person.patreonUserId} /> : "not linked",
                },
                { label: "Known since", value: <Time at={person.createdAt} shape="date" /> },
                { label: "Zone", value: person.timeZone ?? "not chosen" },
                { label: "Language", value: person.locale ?? "not known" },
              ]}
            />
            <SoftLink href={`/admin/audit?q=${person.id}`} className="quiet-link mt-3 inline-block text-13">
              What this person did, and what was done
            </SoftLink>
          </Card>
          <Guilds person={person} />
        </div>
      </div>
    </>
  );
}
