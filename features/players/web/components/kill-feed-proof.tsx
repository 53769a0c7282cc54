import { Map as MapIcon } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Evidence } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { MINUTE } from "@/lib/time";
import type { FeedHit, FeedKill, KillPerson } from "../../kill-feed";
import { killsAddress } from "../../kill-query";
import { restoreStruckKill } from "../kill-actions";
import { howWords, mapAddress, whereWords } from "../kill-words";
import { StrikeKill } from "./kill-feed-strike";

/** What rows of the feed share. */
export interface FeedFrame {
  guildId: string;
  /** Address of the guild's dashboard. */
  guild: string;
  symbol: string;
  mayStrike: boolean;
}

const PAID = { paid: "Paid", held: "Held", refused: "Not paid" };

/** A player by name, leading to their page. */
export function Person({ person, guild }: { person: KillPerson; guild: string }) {
  if (person.playerId === null) return <span>{person.name}</span>;
  return (
    <SoftLink href={`${guild}/players/${person.playerId}`} prefetch={false} className="quiet-link">
      {person.name}
    </SoftLink>
  );
}

/** A hit in words. */
export function HitLine({ hit, guild }: { hit: FeedHit; guild: string }) {
  const how = howWords(hit);
  const cost = hit.damage === null ? "" : `, ${Math.round(hit.damage)} damage`;
  const left = hit.health === null ? "" : `, ${Math.round(hit.health)} health left`;
  return (
    <>
      {hit.by ? <Person person={hit.by} guild={guild} /> : "Somebody"} hit{" "}
      <Person person={hit.victim} guild={guild} />
      <span className="text-muted">
        {how === "" ? "" : `: ${how}`}
        {cost}
        {left}
      </span>
    </>
  );
}

function linesOf(kill: FeedKill): { label: string; value: string; note?: string }[] {
  const lines = [];
  if (kill.raw) lines.push({ label: "Line", value: kill.raw });
  if (kill.file)
    lines.push({ label: "File", value: kill.file, note: `from byte ${kill.byteOffset ?? "not known"}` });
  if (kill.place)
    lines.push({ label: "Place", value: `${kill.place.x.toFixed(1)} / ${kill.place.north.toFixed(1)}` });
  return lines;
}

/** What proves a kill: its line with file and byte, what it paid and why, and what can be done about it. */
export function KillProof({
  kill,
  hits,
  frame,
}: {
  kill: FeedKill;
  hits: readonly FeedHit[];
  frame: FeedFrame;
}) {
  const { guild } = frame;
  const map = mapAddress(guild, kill);
  const at = Date.parse(kill.at);
  const around = killsAddress(`${guild}/kills`, {
    from: new Date(at - 5 * MINUTE).toISOString(),
    to: new Date(at + 5 * MINUTE).toISOString(),
    ...(kill.serviceId !== null && { server: kill.serviceId }),
  });
  const lines = linesOf(kill);
  return (
    <div className="grid gap-3 text-13">
      {kill.struck ? (
        <p className="rounded-control border border-bad/40 bg-bad-soft px-3 py-2">
          Struck <Time at={kill.struck.at} shape="stamp" />: “{kill.struck.reason}” It counts on no board.
        </p>
      ) : null}
      {kill.raw ? null : <p className="text-muted">The line itself was not kept.</p>}
      {lines.length > 0 ? <Evidence rows={lines} /> : null}
      <p className="text-muted">
        <Time at={kill.at} shape="exact" />
        {kill.service ? `, ${kill.service}` : ""}
        {whereWords(kill) ? `, ${whereWords(kill)}` : ""}
        {kill.dateUncertain ? ". The log was silent over a midnight: it may have been a day earlier" : ""}
        {kill.inferred ? ". Concluded from hits before the death; the log names no killer" : ""}
        {kill.historical ? ". Read at the first connection: never announced, never paid" : ""}.
      </p>
      {kill.reward ? (
        <p className="text-muted">
          {PAID[kill.reward.status]}
          {kill.reward.coins > 0 ? `, ${kill.reward.coins} ${frame.symbol}` : ""}: {kill.reward.reason}
        </p>
      ) : kill.kind === "pvp" ? (
        <p className="text-muted">Nothing was decided about a reward.</p>
      ) : null}
      {hits.length > 0 ? (
        <ol className="grid gap-1" aria-label="Hits around it">
          {hits.map((hit) => (
            <li key={hit.id} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
              <span className="text-muted">
                <Time at={hit.at} shape="seconds" />
              </span>
              <span className="min-w-0 break-words">
                <HitLine hit={hit} guild={guild} />
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      <div className="flex flex-wrap items-start gap-2">
        {map ? (
          <ButtonLink href={map} size="small" prefetch={false}>
            <MapIcon aria-hidden />
            Open on the map
          </ButtonLink>
        ) : null}
        <ButtonLink href={around} size="small" look="ghost" prefetch={false}>
          Five minutes around it
        </ButtonLink>
        {frame.mayStrike && kill.kind === "pvp" ? (
          kill.struck ? (
            <ActionButton
              action={restoreStruckKill}
              value={{ guildId: frame.guildId, killId: kill.killId }}
              confirm="Count it again"
            >
              Restore it
            </ActionButton>
          ) : (
            <StrikeKill guildId={frame.guildId} killId={kill.killId} />
          )
        ) : null}
      </div>
    </div>
  );
}
