import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { Lease } from "../../data/running";

/** Which process does which job: of several bots one holds each, and another takes it over when it ends. */
export function LeaseList({ leases }: { leases: readonly Lease[] }) {
  return (
    <Card flush className="mb-5 overflow-hidden">
      <CardHeader
        className="px-5 pt-4 pb-3 max-md:px-4"
        title="Who does what now"
        hint="Of several processes one holds each job. One that falls silent loses it when its time ends."
      />
      {leases.length > 0 ? (
        <ul className="divide-y border-t">
          {leases.map((lease) => (
            <li
              key={lease.name}
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-1.5 text-13 max-md:px-4"
            >
              <span className="font-medium">{lease.name}</span>
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-muted">
                <code className="break-all font-mono">{lease.holder}</code>
                {lease.live ? (
                  <Status meaning="good">
                    until <Time at={lease.expiresAt} shape="seconds" />
                  </Status>
                ) : (
                  <Status meaning="neutral">
                    let go <Time at={lease.expiresAt} />
                  </Status>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="border-t px-5 py-4 text-13 text-muted max-md:px-4">
          Nobody holds a job just now. A job is held only while it runs, and given back at once.
        </p>
      )}
    </Card>
  );
}
