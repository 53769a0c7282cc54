import type { ReactNode } from "react";
import { PublicFrame } from "@/components/layout/public-frame";
import { VisitorChip } from "@/features/identity/web/components/visitor-chip";

const NAV = [
  { href: "/servers", label: "Servers" },
  { href: "/shop", label: "Shop" },
  { href: "/supporters", label: "Supporters" },
  { href: "/status", label: "Status" },
];

const FOOTER = [
  { href: "/register", label: "Register a server" },
  { href: "/status", label: "Status" },
  { href: "/changelog", label: "Changelog" },
  { href: "/developers", label: "For developers" },
  { href: "/privacy", label: "Privacy" },
  { href: "/terms", label: "Terms" },
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
      footer={FOOTER}
      search={SEARCH}
      visitor={<VisitorChip />}
      note="Grizzly is independent. DayZ is a trademark of Bohemia Interactive."
    >
      {children}
    </PublicFrame>
  );
}
