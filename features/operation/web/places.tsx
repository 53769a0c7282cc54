import {
  BellRing,
  Bot,
  ClipboardList,
  Gauge,
  Gift,
  Globe,
  HeartHandshake,
  History,
  House,
  KeyRound,
  Newspaper,
  Plug,
  ScrollText,
  Server,
  Siren,
  ToggleRight,
  TowerControl,
  Truck,
  Users,
  Waypoints,
} from "lucide-react";
import type { RailGroup } from "@/components/layout/rail";

/** The rail of the platform's own pages. */
export const PLACES: readonly RailGroup[] = [
  {
    entries: [
      { href: "/admin", label: "Platform", icon: <TowerControl aria-hidden />, exact: true },
      { href: "/me", label: "My Grizzly", icon: <House aria-hidden />, exact: true },
    ],
  },
  {
    title: "People",
    entries: [
      { href: "/admin/users", label: "Users", icon: <Users aria-hidden /> },
      { href: "/admin/guilds", label: "Guilds", icon: <Server aria-hidden /> },
      { href: "/admin/plans", label: "Plans and grants", icon: <Gift aria-hidden /> },
      { href: "/admin/patreon", label: "Patreon", icon: <HeartHandshake aria-hidden /> },
    ],
  },
  {
    title: "Directory",
    entries: [
      { href: "/admin/applications", label: "Applications", icon: <ClipboardList aria-hidden /> },
      { href: "/admin/listings", label: "Listings", icon: <Globe aria-hidden /> },
    ],
  },
  {
    title: "Running",
    entries: [
      { href: "/admin/bus", label: "Bus", icon: <Waypoints aria-hidden /> },
      { href: "/admin/deliveries", label: "Deliveries", icon: <Truck aria-hidden /> },
      { href: "/admin/tokens", label: "Token errors", icon: <KeyRound aria-hidden /> },
      { href: "/admin/sockets", label: "Sockets", icon: <Plug aria-hidden /> },
      { href: "/admin/bots", label: "Bots and versions", icon: <Bot aria-hidden /> },
      { href: "/admin/times", label: "Response times", icon: <Gauge aria-hidden /> },
      { href: "/admin/logs", label: "Logs", icon: <ScrollText aria-hidden /> },
    ],
  },
  {
    title: "Said and set",
    entries: [
      { href: "/admin/incidents", label: "Incidents", icon: <Siren aria-hidden /> },
      { href: "/admin/notices", label: "Notices", icon: <BellRing aria-hidden /> },
      { href: "/admin/changelog", label: "Changelog", icon: <Newspaper aria-hidden /> },
      { href: "/admin/flags", label: "Feature flags", icon: <ToggleRight aria-hidden /> },
      { href: "/admin/audit", label: "Audit log", icon: <History aria-hidden /> },
    ],
  },
];
