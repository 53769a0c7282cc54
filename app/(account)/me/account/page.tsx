import type { Metadata } from "next";
import { AccountView } from "@/features/identity/web/components/account-view";
import { loadDevices } from "@/features/identity/web/loaders";
import { requireUser } from "@/features/identity/web/session";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const [user, devices] = await Promise.all([requireUser(), loadDevices()]);
  return <AccountView user={user} devices={devices} />;
}
