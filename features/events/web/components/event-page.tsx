import { PageHeader } from "@/components/layout/page-header";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable, CopyButton } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { BusEvent, BusPart } from "../../inspect";
import { replayDelivery } from "../actions";
import { DeliveryState } from "./bus-page";
import { DiscardForm } from "./discard-form";

const STEPS: Record<string, string> = {
  failed: "Failed",
  dead: "Died",
  done: "Done",
  replayed: "Brought back",
  discarded: "Settled without its work",
};

/** What it waits for, in words. */
function Waits({ part }: { part: BusPart }) {
  if (part.state === "dead") return <>All tries are used up. It comes again only when you bring it back.</>;
  if (part.state === "running")
    return (
      <>
        {part.leaseOwner ?? "Somebody"} works on it
        {part.leaseUntil ? (
          <>
            {" "}
            until <Time at={part.leaseUntil} shape="seconds" />; then another takes it over
          </>
        ) : null}
        .
      </>
    );
  if (part.behind !== null)
    return (
      <>
        Waits behind{" "}
        <SoftLink href={`/admin/bus/${part.behind}`} className="quiet-link text-ink">
          #{part.behind}
        </SoftLink>
        , which comes first in its order.
      </>
    );
  if (new Date(part.nextTryAt) > new Date())
    return (
      <>
        Tried again <Time at={part.nextTryAt} shape="seconds" />.
      </>
    );
  return <>Due, and nobody takes it: look whether {part.subscriber} runs.</>;
}

/** Whether it can be brought back: one that is due already comes by itself. */
const mayReplay = (part: BusPart) =>
  part.state === "dead" ||
  (part.state === "pending" && (part.attempts > 0 || new Date(part.nextTryAt) > new Date()));

function Part({ part, mayChange }: { part: BusPart; mayChange: boolean }) {
  const over = part.state === "done";
  return (
    <li className="grid gap-2 px-5 py-4 max-md:px-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="flex flex-wrap items-center gap-3 text-14">
          <span className="font-medium">{part.subscriber}</span>
          <DeliveryState line={part} />
          <span className="text-12 text-faint">
            {part.attempts} {part.attempts === 1 ? "try" : "tries"}
          </span>
        </p>
        {mayChange && mayReplay(part) ? (
          <ActionButton
            action={replayDelivery}
            value={{ eventId: part.eventId, subscriber: part.subscriber }}
            look="primary"
            said="It comes again."
          >
            Replay
          </ActionButton>
        ) : null}
      </div>
      <p className="text-13 text-muted">
        {over ? part.doneAt ? <Time at={part.doneAt} shape="stamp" /> : "Done." : <Waits part={part} />}
      </p>
      {part.error ? (
        <pre className="whitespace-pre-wrap break-words rounded-control border bg-sunken p-3 font-mono text-12">
          {part.error}
        </pre>
      ) : null}
      {mayChange && (part.state === "dead" || part.state === "pending") ? (
        <DiscardForm eventId={part.eventId} subscriber={part.subscriber} />
      ) : null}
    </li>
  );
}

/** One event of the bus: for whom, how far it came, what it carries, and the way back for what is stuck. */
export function EventPage({ event, mayChange }: { event: BusEvent; mayChange: boolean }) {
  const payload = JSON.stringify(event.payload, null, 2);
  return (
    <>
      <PageHeader
        title={event.type}
        purpose={`Event ${event.id}, published by ${event.source}.`}
        crumbs={[
          { label: "Platform", href: "/admin" },
          { label: "Bus", href: "/admin/bus" },
          { label: `#${event.id}` },
        ]}
        className="mb-5"
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-5">
          <Card flush className="overflow-hidden">
            <CardHeader
              className="px-5 pt-4 pb-3 max-md:px-4"
              title="Who gets it"
              hint="Each handles it on its own; replaying one does not touch the others."
            />
            {event.parts.length > 0 ? (
              <ul className="divide-y border-t">
                {event.parts.map((part) => (
                  <Part key={part.subscriber} part={part} mayChange={mayChange} />
                ))}
              </ul>
            ) : (
              <p className="border-t px-5 py-4 text-13 text-muted">
                Nobody had asked for events of this type.
              </p>
            )}
          </Card>
          <Card className="min-w-0">
            <CardHeader
              title="What it carries"
              aside={<CopyButton value={payload} label="Copy the payload" />}
              className="mb-3"
            />
            <pre className="whitespace-pre-wrap break-words font-mono text-12">{payload}</pre>
          </Card>
        </div>
        <div className="grid min-w-0 gap-5">
          <Card>
            <Facts
              facts={[
                { label: "Published", value: <Time at={event.at} shape="stamp" /> },
                { label: "Key", value: <Copyable value={event.key} /> },
                {
                  label: "Guild",
                  value: event.guildId ? (
                    <SoftLink href={`/admin/guilds/${event.guildId}`} className="quiet-link">
                      {event.guild ?? event.guildId}
                    </SoftLink>
                  ) : (
                    "none"
                  ),
                },
                { label: "Request", value: event.requestId ? <Copyable value={event.requestId} /> : "none" },
              ]}
            />
          </Card>
          <Card>
            <CardHeader title="Its way" hint="Steps of the last seven days." className="mb-3" />
            {event.steps.length > 0 ? (
              <ol className="grid gap-3 text-13">
                {event.steps.map((step, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps are never moved
                  <li key={at}>
                    <p className="flex justify-between gap-3">
                      <span>
                        {STEPS[step.step] ?? step.step}
                        <span className="text-muted"> {step.subscriber}</span>
                      </span>
                      <Time at={step.at} shape="seconds" className="text-12 text-faint" />
                    </p>
                    {step.traceId ? (
                      <p className="flex items-center gap-1.5 text-12 text-muted">
                        Trace <Copyable value={step.traceId} />
                      </p>
                    ) : null}
                  </li>
                ))}
              </ol>
            ) : (
              <p className="text-13 text-muted">No step is known.</p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
