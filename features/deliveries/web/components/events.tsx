import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { mayEnter, reaches } from "@/features/guilds/rules";
import { formatSpan, MINUTE } from "@/lib/time";
import type { loadEvents } from "../loaders";
import { EventForm, RemoveEvent } from "./event-form";

/** What an event needs first, and the way to it for whoever may go there; null where nothing is missing. */
function whatIsMissing({ servers, dropZones, access }: Awaited<ReturnType<typeof loadEvents>>) {
  const base = `/guilds/${access.slug}`;
  if (servers.length === 0)
    return {
      words: "An event needs a game server to appear on.",
      href: mayEnter(access.sections, "servers", "manager") ? `${base}/servers/connect` : null,
      label: "Connect Nitrado",
    };
  if (dropZones.length > 0) return null;
  return {
    words: "An event appears at a drop zone, and there is none yet.",
    href: mayEnter(access.sections, "deliveries", "manager") ? `${base}/deliveries/zones` : null,
    label: "Draw a drop zone",
  };
}

/** Things that appear at a guild's drop zones by themselves. */
export function Events({ data }: { data: Awaited<ReturnType<typeof loadEvents>> }) {
  const { events, servers, dropZones, access } = data;
  const mayManage = reaches(access.sections.deliveries, "manager");
  const choices = {
    guildId: access.guildId,
    servers: servers.map(({ serviceId, name }) => ({ serviceId, name })),
    zones: dropZones.map(({ id, name }) => ({ id, name })),
  };
  const serverName = (id: string) =>
    servers.find(({ serviceId }) => serviceId === id)?.name ?? "a server that is gone";
  const where = (ids: readonly string[]) => {
    const names = dropZones.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    return names.length === 0 ? "at any drop zone" : `at ${names.join(", ")}`;
  };
  const missing = whatIsMissing(data);
  return (
    <div className="grid gap-4">
      {events.map((event) => (
        <Card key={event.id}>
          <CardHeader
            title={event.name}
            hint={
              <>
                {serverName(event.serviceId)} · every {formatSpan(event.everyMinutes * MINUTE)} ·{" "}
                {where(event.zoneIds)} · last planned{" "}
                {event.lastPlacedAt ? <Time at={event.lastPlacedAt} shape="relative" /> : "never"}
              </>
            }
            aside={<Badge meaning={event.enabled ? "good" : "neutral"}>{event.enabled ? "On" : "Off"}</Badge>}
          />
          <p className="mt-2 break-words font-mono text-12 text-muted">{event.classNames.join(", ")}</p>
          {mayManage ? (
            <div className="mt-4 grid gap-3">
              <details>
                <summary className="fold cursor-pointer text-13 text-muted hover:text-ink max-md:min-h-11">
                  Change
                </summary>
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
        <Card flush>
          <EmptyState
            title="No events yet"
            action={missing?.href ? <ButtonLink href={missing.href}>{missing.label}</ButtonLink> : null}
          >
            A crate, a convoy, a cache: a few things that appear at one of your drop zones with a restart.
            {missing ? ` ${missing.words}` : null}
          </EmptyState>
        </Card>
      ) : null}
      {mayManage && !missing ? (
        <Card>
          <h2 className="mb-4 font-semibold text-14">Add an event</h2>
          <EventForm {...choices} event={null} />
        </Card>
      ) : null}
    </div>
  );
}
