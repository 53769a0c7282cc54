import { ChevronRight } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Evidence } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { PlayerDeath } from "../../profile";

const HOW: Partial<Record<PlayerDeath["kind"], string>> = {
  suicide: "Suicide",
  infected: "Killed by the infected",
  animal: "Killed by an animal",
  vehicle: "Killed by a vehicle",
  explosion: "Killed by an explosion",
  bled_out: "Bled out",
  drowned: "Drowned",
  environment: "Died by the world",
  unknown: "Died, the log does not say how",
};

function words(death: PlayerDeath): string {
  const how = [death.weapon, death.distance === null ? null : `${Math.round(death.distance)} m`];
  if (death.headshot) how.push("headshot");
  if (death.grid) how.push(`grid ${death.grid}`);
  return how.filter((part) => part !== null).join(", ");
}

function Title({ death }: { death: PlayerDeath }) {
  if (death.kind !== "pvp") return <span>{HOW[death.kind] ?? "Died"}</span>;
  return (
    <>
      <span className="text-muted">{death.won ? "Killed " : "Killed by "}</span>
      <b className="font-medium">{death.other?.name ?? "somebody"}</b>
    </>
  );
}

function marks(death: PlayerDeath): string[] {
  const all = [];
  if (death.struck) all.push(`Struck: ${death.struck}`);
  if (death.inferred) all.push("Concluded from other lines");
  if (death.historical) all.push("Before the guild connected");
  return all;
}

const PAID: Record<string, string> = { paid: "Paid", held: "Waits for a link", refused: "Not paid" };

function Proof({ death, path, symbol }: { death: PlayerDeath; path: string; symbol: string }) {
  const rows = [];
  if (death.raw) rows.push({ label: "Line", value: death.raw });
  if (death.file)
    rows.push({ label: "File", value: death.file, note: `byte ${death.byteOffset ?? "not known"}` });
  return (
    <div className="mx-5 mb-3 grid gap-2 rounded-control border bg-sunken p-3 text-12 max-md:mx-4">
      {death.raw ? <Evidence rows={rows} /> : <p className="text-muted">The line itself was not kept.</p>}
      {death.reward ? (
        <p className="text-muted">
          {PAID[death.reward.status] ?? death.reward.status}
          {death.reward.coins > 0 ? `, ${death.reward.coins} ${symbol}` : ""}: {death.reward.reason}
        </p>
      ) : null}
      <p className="text-muted">
        <Time at={death.at} shape="exact" />
        {death.service ? `, ${death.service}` : ""}
      </p>
      {death.other?.playerId ? (
        <p>
          <SoftLink href={`${path}/${death.other.playerId}`} prefetch={false} className="quiet-link">
            Open {death.other.name}
          </SoftLink>
        </p>
      ) : null}
    </div>
  );
}

/** Kills and deaths, each opening to the line of the log that says it. */
export function PlayerDeaths({
  deaths,
  path,
  symbol,
}: {
  deaths: readonly PlayerDeath[];
  /** Address of the guild's players. */
  path: string;
  symbol: string;
}) {
  return (
    <ul className="divide-y border-t">
      {deaths.map((death) => (
        <li key={`${death.killId}${death.won}`}>
          <details className="group">
            <summary className="grid cursor-default grid-cols-[6.5rem_minmax(0,1fr)_auto_1rem] items-baseline gap-3 px-5 py-2 text-13 transition-colors duration-quick hover:bg-fill max-md:grid-cols-[minmax(0,1fr)_auto] max-md:px-4 max-md:py-3">
              <span className="text-muted max-md:order-2 max-md:text-right">
                <Time at={death.at} shape="smart" />
              </span>
              <span className={cn("min-w-0 truncate", death.struck && "line-through")}>
                <span
                  aria-hidden
                  className={cn(
                    "mr-2.5 inline-block size-2 rounded-full",
                    death.won ? "bg-chart-kills" : "border border-line-meaning",
                  )}
                />
                <Title death={death} />
                <span className="ml-2.5 text-muted max-md:hidden">{words(death)}</span>
              </span>
              <span className="text-right text-12 text-muted max-md:hidden">{marks(death).join(", ")}</span>
              <span className="hidden text-12 text-muted max-md:order-3 max-md:col-span-2 max-md:block">
                {[words(death), ...marks(death)].filter((part) => part !== "").join(", ") ||
                  "The log says no more"}
              </span>
              <ChevronRight
                aria-hidden
                className="size-4 self-center text-faint transition-transform duration-quick group-open:rotate-90 max-md:hidden"
              />
            </summary>
            <Proof death={death} path={path} symbol={symbol} />
          </details>
        </li>
      ))}
    </ul>
  );
}
