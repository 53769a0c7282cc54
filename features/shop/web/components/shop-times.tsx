"use client";
import { type ReactNode, useSyncExternalStore } from "react";
import { Time } from "@/components/ui/time";
import { soonestRestart } from "@/features/monitoring/restarts";
import { MINUTE } from "@/lib/time";
import type { WindowServer } from "../../data/shop-window";

/** An order must be paid this long before a restart; given by the page, so that the rules stay on the server. */
interface ShopTimesProps {
  servers: readonly WindowServer[];
  cutOffMinutes: number;
  /** When the page's data was read, ISO. */
  at: string;
}

function subscribe(notify: () => void): () => void {
  const timer = setInterval(() => document.hidden || notify(), 20_000);
  return () => clearInterval(timer);
}
const minute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="mt-1 flex flex-wrap items-baseline gap-x-1.5 text-14 max-md:flex-col">{children}</dd>
    </div>
  );
}

/**
 * Next restart, last moment to order, and how far the log is read. The page may have been kept for a while, so
 * the visitor's own clock chooses the restart out of the schedule.
 */
export function ShopTimes({ servers, cutOffMinutes, at }: ShopTimesProps) {
  const now = useSyncExternalStore(subscribe, minute, () => Math.floor(Date.parse(at) / MINUTE) * MINUTE);
  const soonest = soonestRestart(servers, new Date(now));
  const log = servers.flatMap(({ logCompleteUntil }) => logCompleteUntil ?? []).toSorted()[0];
  const where = soonest && servers.length > 1 ? (soonest.server.mapName ?? soonest.server.name) : null;
  const before = soonest && soonest.at.getTime() - cutOffMinutes * MINUTE;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 max-md:grid max-md:grid-cols-3 max-md:gap-x-4">
      <Fact label={where ? `Next restart, ${where}` : "Next restart"}>
        {soonest ? (
          <>
            <b className="font-semibold">
              <Time at={soonest.at} shape="clock" />
            </b>
            <span className="text-13 text-muted">
              <Time at={soonest.at} />
            </span>
          </>
        ) : (
          <span className="text-13 text-muted">Not known</span>
        )}
      </Fact>
      {soonest && before ? (
        <Fact label="Order before">
          <b className="font-semibold">
            <Time at={new Date(before)} shape="clock" />
          </b>
          <span className="text-13 text-muted">{before > now ? "to make it" : "it makes the one after"}</span>
        </Fact>
      ) : null}
      <Fact label="Log complete until">
        {log ? (
          <>
            <b className="font-semibold">
              <Time at={log} shape="smart" />
            </b>
            <span className="text-13 text-muted">
              <Time at={log} />
            </span>
          </>
        ) : (
          <span className="text-13 text-muted">Not read yet</span>
        )}
      </Fact>
    </dl>
  );
}
