import {
  Bell,
  CircleUserRound,
  HeartHandshake,
  House,
  LifeBuoy,
  Package,
  Target,
  Users,
  Wallet,
} from "lucide-react";
import type { ReactNode } from "react";
import { AppShell } from "@/features/identity/web/components/app-shell";
import { loadShell } from "@/features/identity/web/shell";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const shell = await loadShell();
  const unread = shell.notices.filter((notice) => notice.unread).length;
  const groups = [
    {
      entries: [
        { href: "/me", label: "Home", icon: <House aria-hidden />, exact: true },
        { href: "/me/orders", label: "Orders", icon: <Package aria-hidden /> },
        { href: "/me/wallet", label: "Wallet", icon: <Wallet aria-hidden /> },
        { href: "/me/bounties", label: "Bounties", icon: <Target aria-hidden /> },
        { href: "/me/tickets", label: "Tickets", icon: <LifeBuoy aria-hidden /> },
        { href: "/me/supporter", label: "Supporter", icon: <HeartHandshake aria-hidden /> },
        { href: "/me/players", label: "Players", icon: <Users aria-hidden /> },
        { href: "/me/notifications", label: "Notifications", icon: <Bell aria-hidden />, count: unread },
        { href: "/me/account", label: "Account", icon: <CircleUserRound aria-hidden /> },
      ],
    },
  ];
  return (
    <AppShell
      {...shell}
      current={null}
      groups={groups}
      phone={["/me", "/me/orders", "/me/wallet", "/me/supporter"]}
    >
      {children}
    </AppShell>
  );
}
