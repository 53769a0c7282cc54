import type { ReactNode } from "react";
import { AppShell } from "@/features/identity/web/components/app-shell";
import { requireStaff } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { PLACES } from "@/features/operation/web/places";

/** The frame of the platform's own pages. It keeps strangers out before a skeleton says 200; each loader asks again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireStaff("support");
  return (
    <AppShell
      {...(await loadShell())}
      current={null}
      groups={PLACES}
      phone={["/admin", "/admin/bus", "/admin/users", "/admin/logs"]}
    >
      {children}
    </AppShell>
  );
}
