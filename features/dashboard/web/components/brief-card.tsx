import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { type BriefPart, morningBrief } from "../../brief";
import type { OverviewFacts } from "../loaders";
import { PostBrief } from "./post-brief";

function Part({ part }: { part: BriefPart }) {
  if (part.kind === "clock") return <Time at={part.at} shape="clock" />;
  return part.kind === "strong" ? <strong className="font-medium text-ink">{part.text}</strong> : part.text;
}

/** The last 24 hours in three plain sentences. */
export function BriefCard({ day, access, channel, mayPost, now }: OverviewFacts) {
  const sentences = morningBrief({
    players: day.players?.figures ?? null,
    orders: day.orders?.figures ?? null,
    coins: day.coins?.figures ?? null,
  });
  if (sentences.length === 0) return null;
  const written = [day.players, day.orders, day.coins]
    .flatMap((kept) => (kept ? [kept.computedAt] : []))
    .sort()[0];
  const log = day.kills?.sourceUntil;
  return (
    <Card className="flex items-center gap-x-8 gap-y-4 px-5 py-4 max-md:grid max-md:px-4">
      <div className="min-w-0 flex-1">
        <h2 className="inline font-semibold text-14">Morning brief</h2>
        <p className="ml-3 inline text-12 text-faint max-md:mt-0.5 max-md:ml-0 max-md:block">
          <Time at={now} shape="day" /> · the last 24 hours, written{" "}
          <Time at={written ?? now} shape="smart" />
          {log ? (
            <>
              , log until <Time at={log} shape="smart" />
            </>
          ) : null}
        </p>
        <p className="mt-1.5 max-w-4xl text-16 text-muted leading-relaxed">
          {sentences.map((sentence, nr) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences are said once, in order
            <span key={nr}>
              {nr > 0 ? " " : ""}
              {sentence.map((part, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts are said once, in order
                <Part key={at} part={part} />
              ))}
            </span>
          ))}
        </p>
      </div>
      {mayPost ? (
        <PostBrief
          guildId={access.guildId}
          channel={channel}
          feedsHref={`/guilds/${access.slug}/feeds?feed=admin`}
        />
      ) : null}
    </Card>
  );
}
