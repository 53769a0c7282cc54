import { BookText, ChartNoAxesColumn, House, Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { AppShell } from "@/features/identity/web/components/app-shell";
import { loadShell } from "@/features/identity/web/shell";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const groups = [
    {
      entries: [
        { href: "/desk", label: "Ticket desk", icon: <Inbox aria-hidden /> },
        { href: "/desk/numbers", label: "Numbers", icon: <ChartNoAxesColumn aria-hidden /> },
        { href: "/desk/replies", label: "Saved replies", icon: <BookText aria-hidden /> },
        { href: "/me", label: "My Grizzly", icon: <House aria-hidden />, exact: true },
      ],
    },
  ];
  return (
    <AppShell {...(await loadShell())} current={null} groups={groups} slim>
      {children}
    </AppShell>
  );
}
