import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { reaches } from "@/features/guilds/rules";
import { formatSpan, MINUTE } from "@/lib/time";
import type { loadEvents } from "../loaders";
import { EventForm, RemoveEvent } from "./event-form";

/** Things that appear at a guild's drop zones by themselves. */
export function Events({ data }: { data: Awaited<ReturnType<typeof loadEvents>> }) {
  const { events, servers, dropZones, access } = data;
  const mayManage = reaches(access.sections.deliveries, "manager");
  const choices = {
    guildId: access.guildId,
    servers: servers.map(({ serviceId, name }) => ({ serviceId, name })),
    zones: dropZones.map(({ id, name }) => ({ id, name })),
  };
  return (
    <div className="grid gap-4">
      {events.map((event) => (
        <Card key={event.id}>
          <CardHeader
            title={event.name}
            hint={
              <>
                Every {formatSpan(event.everyMinutes * MINUTE)} · {event.classNames.join(", ")} · last planned{" "}
                {event.lastPlacedAt ? <Time at={event.lastPlacedAt} shape="relative" /> : "never"}
              </>
            }
            aside={<Badge meaning={event.enabled ? "good" : "neutral"}>{event.enabled ? "On" : "Off"}</Badge>}
          />
          {mayManage ? (
            <div className="mt-4 grid gap-3">
              <details>
                <summary className="w-fit cursor-pointer text-13 text-muted hover:text-ink">Change</summary>
                <div className="mt-4">
                  <EventForm {...choices} event={event} />
                </div>
              </details>
              <RemoveEvent guildId={access.guildId} eventId={event.id} />
            </div>
          ) : null}
        </Card>
      ))}
      {events.length === 0 ? (
        <EmptyState title="No events yet">
          A crate, a convoy, a cache: a few things that appear at one of your drop zones with a restart.
        </EmptyState>
      ) : null}
      {mayManage ? (
        <Card>
          <h2 className="mb-4 font-semibold text-14">Add an event</h2>
          <EventForm {...choices} event={null} />
        </Card>
      ) : null}
    </div>
  );
}
