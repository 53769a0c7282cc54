import { Fragment, type ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ExportLink } from "@/components/ui/export-link";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { LEVELS } from "../../schema";
import { LEVEL_WORDS } from "../../words";
import type { MembersData } from "../member-loaders";
import { type MembersView, membersAddress } from "../member-query";
import { GiveRight } from "./give-right";
import { MemberRights } from "./member-rights";
import { MemberTable } from "./member-table";
import { RightsTable } from "./rights-table";
import { SeeAsForm } from "./see-as-form";

function Age({ sync }: Pick<MembersData, "sync">) {
  if (sync.error) return <span className="text-warn">Discord could not be read: {sync.error}</span>;
  if (!sync.at) return <>Discord has not been read yet.</>;
  return (
    <>
      Members and roles as of <Time at={sync.at} shape="smart" />.
    </>
  );
}

function Rights({ data, view }: { data: MembersData; view: MembersView }) {
  const { access, grants, roles, member, manages } = data;
  const path = `/guilds/${access.slug}/members`;
  const person = member ?? (view.member ? { discordId: view.member, name: view.member } : null);
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
      <Card flush className="min-w-0 overflow-hidden">
        {view.view === "members" ? (
          <MemberTable data={data} path={path} view={view} />
        ) : (
          <RightsTable data={data} path={path} view={view} />
        )}
      </Card>
      <div className={cn("grid min-w-0 gap-6", view.member && "max-xl:order-first")}>
        {member ? <MemberRights member={member} grants={grants} roles={roles} /> : null}
        {manages ? (
          <>
            <Card>
              <h2 className="mb-4 font-semibold text-14">Give a right</h2>
              <GiveRight
                key={view.member ?? "nobody"}
                guildId={access.guildId}
                giver={access.sections}
                roles={roles}
                person={person}
              />
            </Card>
            <Card>
              <h2 className="mb-4 font-semibold text-14">See as</h2>
              <SeeAsForm guildId={access.guildId} own={access.level} roles={roles} />
            </Card>
          </>
        ) : null}
        <Card>
          <h2 className="font-semibold text-14">What a level allows</h2>
          <dl className="mt-3 grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-13">
            {LEVELS.map((level) => (
              <Fragment key={level}>
                <dt className="font-medium">{level}</dt>
                <dd className="text-muted">{LEVEL_WORDS[level]}</dd>
              </Fragment>
            ))}
          </dl>
          <p className="mt-3 text-12 text-muted">
            Whoever owns the Discord server is owner everywhere, whoever may manage it is manager. That is
            changed in Discord alone.
          </p>
        </Card>
      </div>
    </div>
  );
}

/** Who may do what in a guild's dashboard, why, and who is in the guild at all. */
export function MembersPage({
  data,
  view,
  children,
}: {
  data: MembersData;
  view: MembersView;
  /** What the supporters' view shows. */
  children?: ReactNode;
}) {
  const { access, grants, sync } = data;
  const path = `/guilds/${access.slug}/members`;
  return (
    <>
      <PageHeader
        title="Members and roles"
        purpose="Who may do what in this dashboard, and why."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Members and roles" }]}
        actions={
          <>
            {view.view === "supporters" ? null : (
              <ExportLink
                href={
                  view.view === "members"
                    ? membersAddress(`/api/guilds/${access.slug}/members`, { ...view, view: "rights" }, {})
                    : `/api/guilds/${access.slug}/members/rights`
                }
              />
            )}
            <ButtonLink href={`/guilds/${access.slug}/audit?about=rights`} size="small">
              Changes of rights
            </ButtonLink>
          </>
        }
        className="mb-5"
      />
      <Tabs
        label="Views"
        className="mb-5"
        tabs={[
          {
            href: membersAddress(path, view, { view: "rights" }),
            label: "Rights",
            current: view.view === "rights",
            count: grants.length,
          },
          {
            href: membersAddress(path, view, { view: "members" }),
            label: "Members",
            current: view.view === "members",
            ...(sync.members !== null && { count: sync.members }),
          },
          {
            href: membersAddress(path, view, { view: "supporters" }),
            label: "Supporters' roles",
            current: view.view === "supporters",
          },
        ]}
      />
      {children ?? <Rights data={data} view={view} />}
      <p className="mt-3 text-12 text-muted">
        <Age sync={sync} />
      </p>
    </>
  );
}
