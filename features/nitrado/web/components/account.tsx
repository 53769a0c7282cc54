import { Status } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { disconnectNitrado, syncConnection } from "../actions";
import type { ConnectedAccount } from "../loaders";
import { Gaps } from "./gaps";

/** Leads to Nitrado: a plain form, so that it works without scripts. */
export function ToNitrado({
  guildId,
  children,
  primary,
}: {
  guildId: string;
  children: string;
  primary: boolean;
}) {
  return (
    <form method="post" action="/api/link/nitrado/start">
      <input type="hidden" name="guildId" value={guildId} />
      <Button type="submit" look={primary ? "primary" : "secondary"} size="small">
        {children}
      </Button>
    </form>
  );
}

/** One connected account: whether it works, until when, and the way out where it does not. */
export function Account({
  account,
  guildId,
  oauth,
}: {
  account: ConnectedAccount;
  guildId: string;
  oauth: boolean;
}) {
  const { kind, ref, title, state, problem, gaps, connectedAt, checkedAt, expiresAt } = account;
  const ended = state === "reconnect";
  return (
    <li className="grid gap-3 px-5 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h3 className="break-words font-medium text-14">{title}</h3>
          <p className="text-12 text-muted">
            connected <Time at={connectedAt} shape="date" />
            {checkedAt && (
              <>
                , {kind === "oauth" ? "renewed" : "seen to work"} <Time at={checkedAt} />
              </>
            )}
            {kind === "oauth" && expiresAt && !ended && (
              <>
                , good until <Time at={expiresAt} shape="smart" />
              </>
            )}
          </p>
        </div>
        <Status meaning={ended ? "bad" : problem ? "warn" : "good"}>
          {ended ? "Connect again" : problem ? "Works, not renewed" : "Works"}
        </Status>
      </div>
      {problem && (
        <p className="text-13">
          {problem.reason} <span className="text-muted">{problem.wayOut}</span>
        </p>
      )}
      <Gaps gaps={gaps} title="This access lacks a right" />
      <div className="flex flex-wrap items-center gap-3">
        {ended && kind === "oauth" && oauth && (
          <ToNitrado guildId={guildId} primary>
            Connect again
          </ToNitrado>
        )}
        {!ended && (
          <ActionButton action={syncConnection} value={{ guildId, kind, ref }} said="Asked Nitrado just now.">
            Ask Nitrado now
          </ActionButton>
        )}
        <ActionButton
          action={disconnectNitrado}
          value={{ guildId, kind, ref }}
          look="ghost"
          confirm="Disconnect: its servers are read no more"
        >
          Disconnect
        </ActionButton>
        {kind === "token" && (
          <span className="text-12 text-muted">
            Disconnecting forgets the token here. Delete it at Nitrado, too.
          </span>
        )}
      </div>
    </li>
  );
}
