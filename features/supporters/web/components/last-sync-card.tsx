import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { SYNC_LIMIT } from "../../portal-limits";
import { tierName } from "../../rules";
import { syncPatreon, unlinkPatreon } from "../actions";
import type { PortalData } from "../loaders";
import { SyncButton } from "./sync-button";

const SECONDS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const span = (ms: number) => (ms < 1_000 ? `${ms} ms` : `${SECONDS.format(ms / 1_000)} s`);

/** When Patreon was last asked about this person alone, and what changed. */
export function LastSyncCard({ data }: { data: PortalData }) {
  const { sync, portal } = data;
  const { linked } = portal.patreon;
  return (
    <Card>
      <CardHeader
        title="Last sync"
        hint={
          sync ? (
            <>
              <Time at={sync.at} shape="smart" />
              {sync.tookMs === null ? "" : `, took ${span(sync.tookMs)}`}
              {sync.askedBy === "patreon" ? ", told by Patreon" : ""}
            </>
          ) : linked ? (
            "Nothing has asked about you alone yet; every night asks about all."
          ) : (
            "Patreon is asked once it is linked."
          )
        }
      />
      {sync ? (
        <p className="mt-2.5 border-t pt-2.5 text-13">
          {sync.error ? (
            <span className="text-bad">It failed: {sync.error}</span>
          ) : sync.change ? (
            <>
              Plan: <s className="text-muted">{tierName(sync.change.before)}</s> to{" "}
              <b className="font-medium">{tierName(sync.change.after)}</b>
            </>
          ) : (
            <span className="text-muted">Nothing changed.</span>
          )}
        </p>
      ) : null}
      {linked ? (
        <div className="mt-3 grid justify-items-start gap-2">
          <div className="flex flex-wrap items-center gap-2.5">
            <SyncButton action={syncPatreon} />
            <ActionButton action={unlinkPatreon} look="ghost" confirm="Unlink Patreon: its plan ends">
              Unlink Patreon
            </ActionButton>
          </div>
          <p className="text-12 text-muted">
            Patreon tells us by itself; this asks at once. At most {SYNC_LIMIT.max} times in{" "}
            {SYNC_LIMIT.seconds / 60} minutes.
          </p>
        </div>
      ) : null}
    </Card>
  );
}
