"use client";
import { LiveQueries } from "@/components/ui/live-queries";
import { Time } from "@/components/ui/time";
import type { PulseVersions } from "@/features/events/pulse-topics";
import { usePulse } from "./live-ask";
import { useRefresh } from "./live-refresh";

interface LiveProps {
  guildId: string;
  shown: PulseVersions;
}

const LINE =
  "fixed right-4 bottom-4 z-20 rounded-full border bg-overlay px-3 py-1.5 text-12 text-muted shadow-float max-md:mb-tab-bar";

function Pulse({ guildId, shown }: LiveProps) {
  const { versions, since, ended } = usePulse(guildId, shown);
  const waits = useRefresh(versions, shown);
  const silent = since === null;
  return (
    <p role="status" className={silent && !waits ? "sr-only" : LINE}>
      {silent ? null : (
        <>
          Not live since <Time at={new Date(since)} shape="clock" />
          {ended ? ". Reload the page to go on." : ". It goes on by itself."}
        </>
      )}
      {silent && waits ? "Newer data come when this is saved or closed." : null}
    </p>
  );
}

/** Asks for the dashboard's pulse while its tab is looked at, and exchanges what has changed. */
export function LivePulse(props: LiveProps) {
  return (
    <LiveQueries>
      <Pulse {...props} />
    </LiveQueries>
  );
}
