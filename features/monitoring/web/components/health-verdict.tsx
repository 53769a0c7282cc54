import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { Health } from "../../health-rules";
import type { Part } from "../../parts-schema";
import type { HealthPageFacts } from "../health-loader";
import { HEALTH_WORDS } from "../health-words";

const CALM: Record<Health, { title: string; words: string }> = {
  running: {
    title: "Everything works",
    words: "Logs are read as they grow, orders go out, and Discord is told.",
  },
  quiet: {
    title: "All is well, and nobody plays",
    words: "Logs are read to their end. What is written next will be read.",
  },
  unknown: {
    title: "Not everything is known yet",
    words: "Some parts have not been looked at. The list says which.",
  },
  degraded: { title: "Something needs a look", words: "" },
  down: { title: "Something is down", words: "" },
};

const EDGE: Partial<Record<Health, string>> = { degraded: "border-warn/40", down: "border-bad/50" };

function summary(parts: readonly Part[]): string {
  const count = (...healths: Health[]) => parts.filter(({ health }) => healths.includes(health)).length;
  const counts: [number, string][] = [
    [count("running", "quiet"), "well"],
    [count("degraded"), "degraded"],
    [count("down"), "down"],
    [count("unknown"), "not known"],
  ];
  return counts.flatMap(([number, words]) => (number > 0 ? [`${number} ${words}`] : [])).join(", ");
}

/** The answer first: how everything is, why, and the one button that mends it; beside it every part. */
export function HealthVerdict({ data }: { data: HealthPageFacts }) {
  const { health, worst, parts, access } = data;
  const base = `/guilds/${access.slug}`;
  const { meaning, word } = HEALTH_WORDS[health];
  return (
    <Card flush className={cn("grid lg:grid-cols-[minmax(0,1fr)_340px]", EDGE[health])}>
      <div className="px-6 py-7 max-md:p-5">
        <Status meaning={meaning} className="font-medium">
          {word}
        </Status>
        <h2 className="mt-3 font-semibold text-24">{worst?.title ?? CALM[health].title}</h2>
        <p className="mt-2 max-w-prose text-14 text-muted">
          {worst?.sentence ?? CALM[health].words}{" "}
          {worst?.since ? (
            <span className="whitespace-nowrap">
              Since <Time at={worst.since} shape="smart" />.
            </span>
          ) : null}
        </p>
        {worst?.fix ? (
          <p className="mt-5">
            <ButtonLink look="primary" href={`${base}${worst.fix.path}`}>
              {worst.fix.label}
            </ButtonLink>
          </p>
        ) : null}
      </div>
      <div className="border-l px-5 py-4 max-lg:border-t max-lg:border-l-0">
        <div className="mb-2 flex items-baseline justify-between gap-3 text-13">
          <h2 className="font-semibold">{parts.length} parts</h2>
          <span className="text-12 text-muted">{summary(parts)}</span>
        </div>
        <ul>
          {parts.map((part) => (
            <li key={part.key} className="flex min-h-8 items-center justify-between gap-3 text-13">
              <SoftLink
                href={`#${part.key}`}
                className="min-w-0 truncate text-muted hover:text-ink hover:underline"
              >
                {part.name}
              </SoftLink>
              <Status meaning={HEALTH_WORDS[part.health].meaning} className="shrink-0">
                {HEALTH_WORDS[part.health].word}
              </Status>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** Every part with its reason in words, and the way out where it is not well. */
export function HealthParts({ data: { parts, access } }: { data: HealthPageFacts }) {
  return (
    <Card flush>
      <h2 className="px-5 pt-4 pb-3 font-semibold text-14">Parts</h2>
      <ul className="divide-y border-t">
        {parts.map((part) => (
          <li
            key={part.key}
            id={part.key}
            className="flex scroll-mt-16 flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-3.5"
          >
            <div className="min-w-0 flex-1 basis-80">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium text-14">{part.name}</span>
                <Status meaning={HEALTH_WORDS[part.health].meaning}>{HEALTH_WORDS[part.health].word}</Status>
              </p>
              <p className="mt-1 max-w-prose text-13 text-muted">{part.sentence}</p>
            </div>
            {part.fix ? (
              <ButtonLink size="small" href={`/guilds/${access.slug}${part.fix.path}`}>
                {part.fix.label}
              </ButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
