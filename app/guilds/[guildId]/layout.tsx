import {
  BadgeCheck,
  CalendarClock,
  Coins,
  Crosshair,
  Gavel,
  Globe,
  HeartPulse,
  History,
  LayoutDashboard,
  LifeBuoy,
  ListChecks,
  Map as MapIcon,
  MapPinned,
  Megaphone,
  Package,
  Server,
  ShieldCheck,
  Store,
  Target,
  ToggleRight,
  Truck,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { mayEnter } from "@/features/guilds/rules";
import type { Section } from "@/features/guilds/schema";
import { Live } from "@/features/guilds/web/components/live";
import { SeeAsBanner } from "@/features/guilds/web/components/see-as-banner";
import { loadPulse } from "@/features/guilds/web/pulse-loader";
import { loadOpenSteps } from "@/features/guilds/web/setup-loaders";
import { AppShell } from "@/features/identity/web/components/app-shell";
import { requireAccess } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";

interface Place {
  section: Section | null;
  path: string;
  label: string;
  icon: ReactNode;
  /** Its path leads on to other places of the rail. */
  exact?: true;
}

/** Its place says how many steps wait. */
const SETUP = "/setup";

/** The rail, group by group; each place belongs to a section that rights are given for. */
const GROUPS: readonly { title?: string; places: readonly Place[] }[] = [
  {
    places: [
      { section: null, path: "", label: "Overview", icon: <LayoutDashboard aria-hidden /> },
      { section: "servers", path: "/health", label: "Health", icon: <HeartPulse aria-hidden /> },
      { section: "servers", path: "/servers", label: "Servers", icon: <Server aria-hidden /> },
      { section: "players", path: "/players", label: "Players", icon: <Users aria-hidden /> },
    ],
  },
  {
    title: "Game",
    places: [
      { section: "players", path: "/kills", label: "Kill feed", icon: <Crosshair aria-hidden /> },
      { section: "players", path: "/map", label: "Map", icon: <MapIcon aria-hidden /> },
      { section: "economy", path: "/economy", label: "Economy", icon: <Coins aria-hidden /> },
      { section: "economy", path: "/bounties", label: "Bounties", icon: <Target aria-hidden /> },
      {
        section: "deliveries",
        path: "/deliveries",
        label: "Deliveries",
        icon: <Truck aria-hidden />,
        exact: true,
      },
      {
        section: "deliveries",
        path: "/deliveries/zones",
        label: "Drop zones",
        icon: <MapPinned aria-hidden />,
      },
      {
        section: "deliveries",
        path: "/deliveries/events",
        label: "Dynamic events",
        icon: <CalendarClock aria-hidden />,
      },
      { section: "shop", path: "/shop", label: "Shop", icon: <Store aria-hidden /> },
      { section: "orders", path: "/orders", label: "Orders", icon: <Package aria-hidden /> },
    ],
  },
  {
    title: "Discord",
    places: [
      { section: "feeds", path: "/feeds", label: "Feeds and channels", icon: <Megaphone aria-hidden /> },
      { section: "members", path: "/members", label: "Members and roles", icon: <ShieldCheck aria-hidden /> },
      { section: "tickets", path: "/tickets", label: "Tickets", icon: <LifeBuoy aria-hidden /> },
      { section: "moderation", path: "/moderation", label: "Moderation", icon: <Gavel aria-hidden /> },
    ],
  },
  {
    title: "Guild",
    places: [
      { section: "settings", path: SETUP, label: "Setup", icon: <ListChecks aria-hidden /> },
      { section: "listing", path: "/listing", label: "Listing", icon: <Globe aria-hidden /> },
      { section: "settings", path: "/flags", label: "Feature flags", icon: <ToggleRight aria-hidden /> },
      { section: "plan", path: "/plan", label: "Plan", icon: <BadgeCheck aria-hidden /> },
      { section: "audit", path: "/audit", label: "Audit log", icon: <History aria-hidden /> },
    ],
  },
];

/** The frame of a guild's dashboard. A section that I may not see does not stand in it. */
export default async function GuildLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ guildId: string }>;
}) {
  const { guildId } = await params;
  const [{ access }, shell, shown] = await Promise.all([
    requireAccess(guildId),
    loadShell(),
    loadPulse(guildId),
  ]);
  const openSteps = await loadOpenSteps(access);
  const base = `/guilds/${access.slug}`;
  const groups = GROUPS.map(({ title, places }) => ({
    ...(title && { title }),
    entries: places
      .filter(({ section }) => section === null || mayEnter(access.sections, section, "viewer"))
      .map(({ path, label, icon, exact }) => ({
        href: `${base}${path}`,
        label,
        icon,
        exact: exact ?? path === "",
        ...(path === SETUP && openSteps > 0 && { count: openSteps }),
      })),
  })).filter(({ entries }) => entries.length > 0);
  return (
    <AppShell {...shell} current={access} groups={groups}>
      {access.seeAs && <SeeAsBanner seeAs={access.seeAs} />}
      {access.stale && (
        <p
          role="status"
          className="mb-5 rounded-control border border-warn/40 bg-warn-soft px-4 py-2.5 text-13"
        >
          Discord does not answer, so your rights are those of the last look. Changes that need fresh rights
          are refused until it does.
        </p>
      )}
      {children}
      <Live guildId={access.guildId} shown={shown} />
    </AppShell>
  );
}
