import type { GuildContext } from "@/db/context";
import { publishAll } from "@/features/events/mutations";
import { DAY } from "@/lib/time";
import type { SessionRecord } from "../../ingest";
import type { NewDeath } from "./deaths";

// Older things are news to nobody: after a long outage they count, but are not announced.
const ANNOUNCED_FOR = DAY;

interface News {
  serviceId: string;
  fileName: string;
  deaths: readonly NewDeath[];
  opened: readonly SessionRecord[];
  closed: readonly SessionRecord[];
}

/** Where in the log the news stands: makes an event one, however often the line is read. */
type Announced = Parameters<typeof publishAll>[1][number];

const keyOf = (news: News, offset: number) => `${news.serviceId}:${news.fileName}:${offset}`;

function ofDeath(news: News, { record, killId, victimId }: NewDeath): Announced {
  const { kind, weapon, distance, inferred, at } = record;
  const key = keyOf(news, record.byteOffset);
  const moment = at.toISOString();
  if (kind === "pvp") {
    const payload = {
      killId,
      killer: record.killerName,
      victim: record.victimName,
      weapon,
      distance,
      inferred,
      at: moment,
    };
    return { type: "players.kill", key, payload };
  }
  const payload = {
    killId,
    playerId: victimId,
    victim: record.victimName,
    kind,
    cause: record.cause,
    weapon,
    serviceId: news.serviceId,
    at: moment,
  };
  return { type: "players.death", key, payload };
}

function ofSession(
  news: News,
  session: SessionRecord,
  playerId: number | null,
  end: SessionRecord["end"],
): Announced {
  const payload = { playerId, player: session.player.name, serviceId: news.serviceId };
  const key = keyOf(news, session.startOffset);
  if (!end)
    return { type: "players.join", key, payload: { ...payload, at: session.startedAt.toISOString() } };
  const seconds = Math.max(0, Math.round((end.at.getTime() - session.startedAt.getTime()) / 1_000));
  return {
    type: "players.leave",
    key,
    payload: { ...payload, at: end.at.toISOString(), seconds, by: end.by },
  };
}

/** Publishes what is news, in the order of time and in one statement. */
export async function announce(
  ctx: GuildContext,
  news: News,
  players: ReadonlyMap<string, number>,
): Promise<void> {
  const since = Date.now() - ANNOUNCED_FOR;
  const events: { at: number; event: Announced }[] = [];
  const add = (at: Date, event: () => Announced) => {
    if (at.getTime() >= since) events.push({ at: at.getTime(), event: event() });
  };
  const idOf = (session: SessionRecord) => players.get(session.player.platformId) ?? null;
  for (const session of news.opened)
    add(session.startedAt, () => ofSession(news, session, idOf(session), null));
  for (const death of news.deaths) add(death.record.at, () => ofDeath(news, death));
  for (const session of news.closed) {
    const { end } = session;
    if (end) add(end.at, () => ofSession(news, session, idOf(session), end));
  }
  events.sort((a, b) => a.at - b.at);
  await publishAll(
    ctx,
    events.map(({ event }) => event),
  );
}
