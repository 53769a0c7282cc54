import type { Metadata } from "next";
import { StartPage } from "@/features/listings/web/components/registration/start-page";
import { loadRegister } from "@/features/listings/web/registration/loaders";

export const metadata: Metadata = { title: "Register a server" };

export default async function RegisterStartPage() {
  return <StartPage data={await loadRegister()} />;
}
