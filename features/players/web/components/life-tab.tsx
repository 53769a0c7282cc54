import { ButtonLink } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { formatSpan } from "@/lib/time";
import { mapAddress } from "../kill-words";
import { writeProfile } from "../player-query";
import { LifeStrip } from "./life-strip";
import { Nothing, type TabProps } from "./player-more-tabs";

/** One life of the player, from the death before to the one that ends it. */
export function LifeTab({ data, query, path }: TabProps) {
  if (data.open.tab !== "life") return null;
  const { life } = data.open;
  if (!life) return <Nothing>The log knows of no death of this player, so no life has ended yet.</Nothing>;
  const other = (death: number) => `${path}${writeProfile(query, { death })}`;
  const last = life.moments.at(-1);
  const map = mapAddress(`/guilds/${data.access.slug}`, {
    map: life.map,
    place: last?.place ?? null,
    at: life.to,
  });
  const span = Date.parse(life.to) - Date.parse(life.from);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t px-5 py-3 text-13 max-md:px-4">
        <p className="text-muted">
          {life.before === null ? "First seen" : "From the death before"}{" "}
          <Time at={life.from} shape="stamp" />, died <Time at={life.to} shape="stamp" />
          {span > 0 ? `, ${formatSpan(span)} later` : ""}
          {life.service ? ` on ${life.service}` : ""}.
          {life.cut ? " Only its last 500 moments are shown." : ""}
        </p>
        <div className="flex flex-wrap gap-2">
          {life.before === null ? null : (
            <ButtonLink href={other(life.before)} size="small" look="ghost" scroll={false}>
              The life before
            </ButtonLink>
          )}
          {life.after === null ? null : (
            <ButtonLink href={other(life.after)} size="small" look="ghost" scroll={false}>
              The life after
            </ButtonLink>
          )}
          {map ? (
            <ButtonLink href={map} size="small" prefetch={false}>
              Open on the map
            </ButtonLink>
          ) : null}
        </div>
      </div>
      <div className="border-t">
        <LifeStrip
          key={life.killId}
          moments={life.moments}
          times={life.moments.map(({ at }) => <Time key={at} at={at} shape="seconds" />)}
        />
      </div>
    </>
  );
}
