import { type Crumb, PageHeader } from "@/components/layout/page-header";
import { Freshness } from "@/components/ui/freshness";
import { Tabs } from "@/components/ui/tabs";
import type { GuildAccess } from "@/features/guilds/schema";
import type { ControlServer } from "../../../control/data/servers";

const PLATFORMS: Record<string, string> = { pc: "PC", playstation: "PlayStation", xbox: "Xbox" };

/** The facts of a server that do not change by the minute, on one line. */
export function serverFacts({ platform, mapName, slots, serviceId }: ControlServer): string {
  const facts = [
    platform ? (PLATFORMS[platform] ?? platform) : null,
    mapName,
    slots === null ? null : `${slots} slots`,
    `service ${serviceId}`,
  ];
  return facts.filter(Boolean).join(" · ");
}

export type ServerTab = "control" | "lists" | "permissions";

/** The same head on every page of a server: what it is, how far its log is read, and the way to its other pages. */
export function ServerHead({
  access,
  server,
  current,
}: {
  access: GuildAccess;
  server: ControlServer;
  current: ServerTab;
}) {
  const base = `/guilds/${access.slug}/servers`;
  const own = `${base}/${server.serviceId}`;
  const crumbs: Crumb[] = [
    { label: access.name, href: `/guilds/${access.slug}` },
    { label: "Servers", href: base },
    { label: server.name },
  ];
  return (
    <>
      <PageHeader
        title={server.name}
        purpose={serverFacts(server)}
        crumbs={crumbs}
        className="mb-4"
        actions={<Freshness until={server.logCompleteUntil} />}
      />
      <Tabs
        label="Pages of this server"
        className="mb-6"
        tabs={[
          { href: own, label: "Control", current: current === "control" },
          { href: `${own}/lists`, label: "Player lists", current: current === "lists" },
          { href: `${own}/permissions`, label: "Rights", current: current === "permissions" },
        ]}
      />
    </>
  );
}
