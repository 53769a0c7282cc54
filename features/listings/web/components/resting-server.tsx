import { Card } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { RestingListing } from "../../data/resting";

/** What stands at the address of a server whose listing no plan covers now. */
export function RestingServer({ resting }: { resting: RestingListing }) {
  const { name, guildName, since } = resting;
  return (
    <div className="flex flex-col gap-6 pt-10">
      <header>
        <h1 className="font-semibold text-32 text-muted">{name}</h1>
        {guildName ? <p className="mt-1 text-16 text-muted">A server of {guildName}.</p> : null}
      </header>
      <Card className="max-w-[68ch]">
        <h2 className="font-semibold text-16">This page rests</h2>
        <p className="mt-1.5 text-muted">
          A listing comes with a supporter's plan, and none pays for this one since{" "}
          <Time at={since} shape="date" />. The server itself plays on as ever. Nothing of the page was
          deleted: it is back at this address as soon as a plan pays for it again.
        </p>
        <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-13">
          <SoftLink href="/servers" className="quiet-link">
            Find another server
          </SoftLink>
          <SoftLink href="/supporters" className="quiet-link">
            What a plan gives
          </SoftLink>
        </p>
      </Card>
    </div>
  );
}
