import type { Metadata } from "next";
import { MeHome } from "@/features/players/web/components/me-home";
import { loadHome } from "@/features/players/web/home";

export const metadata: Metadata = { title: "Home" };

export default async function MePage() {
  return <MeHome {...(await loadHome())} />;
}
