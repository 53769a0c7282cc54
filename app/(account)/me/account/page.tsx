import type { Metadata } from "next";
import { AccountView } from "@/features/identity/web/components/account-view";
import { loadAccount } from "@/features/identity/web/loaders";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  return <AccountView {...(await loadAccount())} />;
}
