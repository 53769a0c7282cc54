import { Sparkline } from "@/components/charts/sparkline";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Coins } from "@/components/ui/coins";
import { Copyable } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import type { PlayerPageData } from "../profile";
import { PlayerNotes } from "./player-notes";

const LINKED: Record<string, string> = {
  code: "by a code that staff confirmed",
  emote: "by emotes in the game",
  staff: "by the guild's staff",
  demo: "by the guild's staff",
};

function Who({ data }: { data: PlayerPageData }) {
  const { profile } = data;
  const facts = [
    {
      label: "Linked to",
      value: profile.link ? (
        <>
          {profile.link.person}
          <span className="block text-12 text-muted">
            {LINKED[profile.link.method ?? "staff"] ?? LINKED.staff}
          </span>
        </>
      ) : (
        <span className="text-muted">nobody yet</span>
      ),
    },
    ...(profile.link ? [{ label: "Discord id", value: <Copyable value={profile.link.discordId} /> }] : []),
    {
      label: "Platform id",
      value: profile.platformId ? (
        <Copyable value={profile.platformId} shown={`${profile.platformId.slice(0, 10)}…`} />
      ) : (
        "not in the log"
      ),
    },
    {
      label: "First seen",
      value: profile.firstSeenAt ? <Time at={profile.firstSeenAt} shape="date" /> : "never",
    },
    { label: "On public boards", value: profile.isPublic ? "shown" : "hidden, by choice" },
  ];
  return (
    <Card>
      <CardHeader title="Who it is" />
      <Facts facts={facts} className="mt-1" />
      {profile.held.coins > 0 ? (
        <p className="mt-3 rounded-control border border-warn/40 bg-warn-soft px-3 py-2 text-13">
          <Coins amount={profile.held.coins} currency={data.currency.symbol} /> wait until somebody links this
          player.
        </p>
      ) : null}
      {profile.names.length > 0 ? (
        <>
          <h3 className="mt-4 text-12 text-muted">Earlier names</h3>
          <ul className="mt-1 grid gap-1 text-13">
            {profile.names.map(({ name, until }) => (
              <li key={`${name}${until}`} className="flex justify-between gap-3">
                <span className="min-w-0 truncate">{name}</span>
                <span className="shrink-0 text-muted">
                  until <Time at={until} shape="date" />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function Month({ data }: { data: PlayerPageData }) {
  const { days } = data.profile;
  const hours = days.reduce((sum, day) => sum + day.hours, 0);
  const kills = days.reduce((sum, day) => sum + day.kills, 0);
  return (
    <Card>
      <CardHeader title="Last 30 days" aside={`${hours.toFixed(1)} h, ${kills} kills`} />
      <div className="mt-3">
        <Sparkline
          values={days.map((day) => day.hours)}
          height={48}
          label={`Hours a day over 30 days, ${hours.toFixed(1)} in all`}
        />
      </div>
      <p className="mt-1 flex justify-between text-12 text-muted">
        <span>{days[0] ? <Time at={`${days[0].day}T12:00:00Z`} shape="day" /> : null}</span>
        <span>hours a day</span>
        <span>today</span>
      </p>
    </Card>
  );
}

function Weapons({ data }: { data: PlayerPageData }) {
  const { weapons } = data.profile;
  const most = weapons[0]?.kills ?? 0;
  if (most === 0) return null;
  return (
    <Card>
      <CardHeader title="Weapons" hint="Of the last 500 kills, those that the log itself says." />
      <ul className="mt-3 grid gap-2.5 text-13">
        {weapons.map(({ weapon, kills, longest }) => (
          <li key={weapon}>
            <span className="flex justify-between gap-3">
              <span className="min-w-0 truncate">{weapon}</span>
              <span className="shrink-0 text-muted">
                {kills}, up to {Math.round(longest)} m
              </span>
            </span>
            <span aria-hidden className="mt-1 block h-1 rounded-full bg-fill">
              <span
                className="block h-1 rounded-full bg-chart-kills"
                style={{ width: `${Math.max(2, (kills / most) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const STATES = {
  active: "on the head",
  held: "claimed, waits for a link",
  claimed: "claimed",
  expired: "ran out",
  cancelled: "cancelled",
};

function Heads({ data }: { data: PlayerPageData }) {
  const { bounties, currency } = data;
  if (bounties.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Bounties on this player" />
      <ul className="mt-2 divide-y text-13">
        {bounties.map((bounty) => (
          <li key={bounty.id} className="flex flex-wrap items-center justify-between gap-x-3 py-2">
            <Coins amount={bounty.amount} currency={currency.symbol} className="font-medium" />
            <span className="text-muted">
              {STATES[bounty.state]}, <Time at={bounty.claimedAt ?? bounty.placedAt} shape="day" />
            </span>
            {bounty.hints.length > 0 ? (
              <Badge meaning="warn">
                {bounty.hints.length === 1 ? "1 hint" : `${bounty.hints.length} hints`}
              </Badge>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What stands beside a player's history. */
export function PlayerSide({ data }: { data: PlayerPageData }) {
  return (
    <aside className="grid min-w-0 gap-6">
      <Who data={data} />
      <PlayerNotes data={data} />
      <Month data={data} />
      <Weapons data={data} />
      <Heads data={data} />
    </aside>
  );
}
