import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatTile } from "@/components/ui/stat-tile";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { playtimeWords } from "../../board-words";
import type { PlayerProfile } from "../../profile";
import { type ProfileQuery, type ProfileTab, writeProfile } from "../player-query";
import type { PlayerPageData } from "../profile";
import { PlayerSide } from "./player-side";
import { PlayerTab } from "./player-tabs";

const WHOLE = new Intl.NumberFormat("en-GB");
const TITLES: Record<ProfileTab, string> = {
  fights: "Kills and deaths",
  life: "A life",
  sessions: "Sessions",
  places: "Places",
  activity: "Activity",
  orders: "Orders",
  wallet: "Wallet",
  sanctions: "Sanctions",
  others: "Other accounts",
};

function Totals({ profile }: { profile: PlayerProfile }) {
  const { kills, deaths } = profile;
  const tiles = [
    ["Kills", WHOLE.format(kills), `${profile.headshots} headshots`],
    ["Deaths", WHOLE.format(deaths), `${profile.suicides} by own hand`],
    ["K/D", (kills / Math.max(1, deaths)).toFixed(2), null],
    ["Longest shot", profile.longestShot > 0 ? `${Math.round(profile.longestShot)} m` : "none", null],
    ["Best streak", WHOLE.format(profile.bestStreak), `${profile.streak} now`],
    ["Played", playtimeWords(profile.playtimeSeconds), `${WHOLE.format(profile.sessions)} sessions`],
  ] as const;
  return (
    <Card flush className="grid grid-cols-6 max-xl:grid-cols-3 max-md:grid-cols-2">
      {tiles.map(([label, value, change]) => (
        <StatTile
          key={label}
          label={label}
          value={value}
          change={change}
          className="px-5 py-4 max-md:px-4 max-md:py-3"
        />
      ))}
    </Card>
  );
}

function Where({ profile }: { profile: PlayerProfile }) {
  const [last] = profile.seen;
  if (last?.online) return <Status meaning="good">On {last.service}, as far as the log goes</Status>;
  if (!profile.lastSeenAt) return null;
  return (
    <span className="text-13 text-muted">
      Last seen <Time at={profile.lastSeenAt} shape="smart" />
      {last ? ` on ${last.service}` : ""}
    </span>
  );
}

/** A player of the guild: totals, who it is, and what the log tells of them. */
export function PlayerView({ data, query }: { data: PlayerPageData; query: ProfileQuery }) {
  const { access, profile } = data;
  const list = `/guilds/${access.slug}/players`;
  const path = `${list}/${profile.playerId}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: access.name, href: `/guilds/${access.slug}` },
          { label: "Players", href: list },
          { label: profile.name },
        ]}
        title={<span className="break-words">{profile.name}</span>}
        purpose="What the log says about this player, with the lines that say it."
        className="mb-5"
        actions={
          <>
            <Where profile={profile} />
            <ButtonLink
              href={`/guilds/${access.slug}/kills?player=${profile.playerId}`}
              size="small"
              prefetch={false}
            >
              In the kill feed
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-6">
        <Totals profile={profile} />
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
          <Card flush className="min-w-0 overflow-hidden">
            <Tabs
              label="About this player"
              className="border-b-0 px-5 max-md:px-4"
              tabs={data.tabs.map((tab) => ({
                href: `${path}${writeProfile(query, { tab })}`,
                label: TITLES[tab],
                current: tab === data.open.tab,
              }))}
            />
            <div className={data.open.tab === "fights" ? "border-t" : ""}>
              <PlayerTab data={data} query={query} path={path} />
            </div>
          </Card>
          <PlayerSide data={data} />
        </div>
      </div>
    </>
  );
}
