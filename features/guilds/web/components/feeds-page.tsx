import { type Column, Table } from "@/components/data-table/table";
import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { FEED_ABOUT, type Feed, type FeedDto } from "../../feeds";
import type { FeedsData } from "../feed-loaders";
import { FeedForm } from "./feed-form";

function State({ feed }: { feed: FeedDto }) {
  if (feed.channelId === null) return <Status meaning="neutral">No channel</Status>;
  if (feed.problem) return <Status meaning="bad">Cannot post</Status>;
  if (!feed.enabled) return <Status meaning="neutral">Off</Status>;
  return <Status meaning="good">{feed.waiting === 0 ? "On" : `On, ${feed.waiting} wait`}</Status>;
}

const columns = (path: string, open: Feed): Column<FeedDto>[] => [
  {
    key: "feed",
    label: "Feed",
    phone: "lead",
    render: (row) => (
      <SoftLink
        href={`${path}?feed=${row.feed}`}
        scroll={false}
        aria-current={row.feed === open ? "true" : undefined}
        className="block py-2 font-medium aria-[current=true]:text-honey-text"
      >
        {FEED_ABOUT[row.feed].name}
      </SoftLink>
    ),
  },
  {
    key: "channel",
    label: "Channel",
    render: (row) => (row.channelId ? `#${row.channelName ?? row.channelId}` : "none"),
  },
  { key: "state", label: "State", phone: "side", render: (row) => <State feed={row} /> },
  {
    key: "delay",
    label: "Delay",
    align: "right",
    phone: "away",
    render: (row) => (row.delayMinutes === 0 ? "none" : `${row.delayMinutes} min`),
  },
  {
    key: "last",
    label: "Last message",
    align: "right",
    render: (row) => (row.lastPostAt ? <Time at={row.lastPostAt} shape="smart" /> : "none yet"),
  },
];

/** What keeps messages from arriving, each with the way out. */
function Problems({ data }: { data: FeedsData }) {
  const { feeds, sync, missing } = data;
  const broken = feeds.filter((feed) => feed.problem !== null);
  const words = [
    ...(sync.at && !sync.botPresent
      ? [
          "Grizzly OS is not in this Discord server, so nothing can be posted. Invite it again, then wait five minutes.",
        ]
      : []),
    ...broken.map(
      ({ feed, channelName, problem }) =>
        `${FEED_ABOUT[feed].name}, #${channelName ?? "unknown"}: ${problem} Give it the right in Discord (channel, Permissions, Grizzly OS), or choose another channel. It is looked at again every five minutes.`,
    ),
    // A feed that cannot post at all has its own sentence above.
    ...missing
      .filter(({ missing: rights }) => !rights.includes("View channel") && !rights.includes("Send messages"))
      .map(({ sentence }) => sentence),
  ];
  if (words.length === 0) return null;
  return (
    <ul
      role="alert"
      className="mb-5 grid gap-1.5 rounded-control border border-bad/40 bg-bad-soft px-4 py-3 text-13"
    >
      {words.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Where Grizzly OS writes what happens in the guild, and how. */
export function FeedsPage({ data, open }: { data: FeedsData; open: Feed }) {
  const { access, feeds, channels, sync, currency, manages } = data;
  const path = `/guilds/${access.slug}/feeds`;
  const feed = feeds.find((one) => one.feed === open);
  return (
    <>
      <PageHeader
        title="Feeds and channels"
        purpose="What Grizzly OS tells in Discord, where, how late and how exactly."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Feeds and channels" }]}
        actions={
          <>
            <ExportLink href={`/api/guilds/${access.slug}/feeds`} />
            <ButtonLink href={`/guilds/${access.slug}/audit?about=feeds`} size="small">
              Changes of feeds
            </ButtonLink>
          </>
        }
        className="mb-5"
      />
      <Problems data={data} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_440px]">
        <div className="min-w-0">
          <Card flush className="overflow-hidden">
            <Table
              caption="Feeds"
              columns={columns(path, open)}
              rows={feeds}
              rowKey={(row) => row.feed}
              comfortable
              named
            />
          </Card>
          <p className="mt-3 text-12 text-muted">
            {sync.at ? (
              <>
                Channels and rights in Discord as of <Time at={sync.at} shape="smart" />.
              </>
            ) : (
              "Discord has not been read yet."
            )}
          </p>
        </div>
        <Card>
          {channels.length === 0 && feed?.channelId === null ? (
            <EmptyState title="No channel is known yet">
              Grizzly OS lists the channels that it sees within five minutes after it joins. If none shows up,
              it may not view any: give it “View channel” in Discord.
            </EmptyState>
          ) : feed ? (
            <>
              <CardHeader
                title={FEED_ABOUT[feed.feed].name}
                hint={FEED_ABOUT[feed.feed].what}
                className="mb-5"
              />
              <FeedForm
                key={feed.feed}
                guildId={access.guildId}
                feed={feed}
                channels={channels}
                symbol={currency.symbol}
                manages={manages}
              />
            </>
          ) : null}
        </Card>
      </div>
    </>
  );
}
