import type { ReactNode } from "react";
import { PublicFrame } from "@/components/layout/public-frame";
import { VisitorChip } from "@/features/identity/web/components/visitor-chip";

const NAV = [
  { href: "/servers", label: "Servers" },
  { href: "/shop", label: "Shop" },
  { href: "/supporters", label: "Supporters" },
  { href: "/status", label: "Status" },
];

const COLUMNS = [
  {
    title: "Play",
    links: [
      { href: "/servers", label: "Servers" },
      { href: "/shop", label: "Shop" },
      { href: "/supporters", label: "Supporters" },
    ],
  },
  {
    title: "Run",
    links: [
      { href: "/register", label: "Register a server" },
      { href: "/status", label: "Status" },
      { href: "/changelog", label: "Changelog" },
    ],
  },
  {
    title: "Small print",
    links: [
      { href: "/privacy", label: "Privacy" },
      { href: "/terms", label: "Terms" },
      { href: "/developers", label: "For developers" },
    ],
  },
];

const SEARCH = {
  entries: [
    ...NAV,
    { href: "/register", label: "Register a server" },
    { href: "/changelog", label: "Changelog" },
    { href: "/me", label: "My Grizzly" },
  ].map(({ href, label }) => ({ id: href, href, label, kind: "Page" })),
};

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame
      nav={NAV}
      footer={[]}
      columns={COLUMNS}
      about="For DayZ communities that want their server, their Discord and their rules in one place."
      search={SEARCH}
      visitor={<VisitorChip />}
      note="Grizzly is independent. DayZ is a trademark of Bohemia Interactive."
    >
      {children}
    </PublicFrame>
  );
}
