import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { StatTile } from "@/components/ui/stat-tile";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { SyncLine } from "../../data/syncs";
import { startFullSync } from "./actions";
import { CreatorPart } from "./creator-part";
import { DifferingPart } from "./differing-part";
import { GuildsPart } from "./guilds-part";
import type { PatreonData } from "./loader";
import { PARTS, type Part, partHref } from "./query";
import { RequestsPart } from "./requests-part";
import { SyncsPart } from "./syncs-part";

const inEnglish = (value: number) => value.toLocaleString("en-GB");

const STATE_WORDS = { asked: "Begins", running: "Under way", done: "Done", failed: "Failed" };

function FullSyncTile({ full }: { full: SyncLine | null }) {
  if (!full) return <StatTile className="p-5 max-md:p-4" label="Full sync" value={null} />;
  const open = full.state === "asked" || full.state === "running";
  const more = full.error ?? `${inEnglish(full.changed)} changed, ${inEnglish(full.failed)} failed`;
  return (
    <StatTile
      className="p-5 max-md:p-4"
      label="Full sync"
      value={STATE_WORDS[full.state]}
      change={open ? `${inEnglish(full.seen)} members so far` : `${inEnglish(full.seen)} members, ${more}`}
      age={<Time at={full.startedAt} />}
    />
  );
}

function Overview({ data: { overview } }: { data: PatreonData }) {
  const { full, webhooks, requests, differing } = overview;
  return (
    <Card flush className="mb-5 grid grid-cols-2 lg:grid-cols-4">
      <FullSyncTile full={full} />
      <StatTile
        className="p-5 max-md:p-4"
        label="Webhooks that wait"
        value={inEnglish(webhooks.waiting)}
        change={webhooks.failed > 0 ? `${inEnglish(webhooks.failed)} given up` : undefined}
        age={
          webhooks.last ? (
            <>
              the last came <Time at={webhooks.last} />
            </>
          ) : (
            "none has come yet"
          )
        }
      />
      <StatTile className="p-5 max-md:p-4" label="Open requests" value={inEnglish(requests)} />
      <StatTile className="p-5 max-md:p-4" label="Roles that differ" value={inEnglish(differing)} />
    </Card>
  );
}

function Opened({ data }: { data: PatreonData }) {
  const { opened } = data;
  switch (opened.part) {
    case "requests":
      return <RequestsPart {...opened} candidates={data.candidates} query={data.query} />;
    case "differing":
      return <DifferingPart {...opened} operates={data.operates} />;
    case "guilds":
      return <GuildsPart {...opened} operates={data.operates} />;
    case "syncs":
      return <SyncsPart {...opened} query={data.query} />;
  }
}

/** Patreon as the platform's staff see it: syncs, requests to be matched, and roles that differ from the plans. */
export function PatreonPage({ data }: { data: PatreonData }) {
  const { overview, query, operates } = data;
  const counts: Partial<Record<Part, number>> = {
    requests: overview.requests,
    differing: overview.differing,
  };
  const open = overview.full?.state === "asked" || overview.full?.state === "running";
  return (
    <>
      <PageHeader
        title="Patreon"
        crumbs={[{ label: "Platform", href: "/admin" }, { label: "Patreon" }]}
        purpose="Who pays, who asks to be matched, and where Discord differs."
        className="mb-5"
        actions={
          operates && !open ? <ActionButton action={startFullSync}>Sync all members</ActionButton> : null
        }
      />
      <CreatorPart access={overview.creator} />
      <Overview data={data} />
      <Tabs
        label="Parts of Patreon"
        className="mb-5"
        tabs={(Object.keys(PARTS) as Part[]).map((part) => ({
          href: partHref(part),
          label: PARTS[part],
          current: part === query.part,
          ...(counts[part] !== undefined && { count: counts[part] }),
        }))}
      />
      <Opened data={data} />
    </>
  );
}
