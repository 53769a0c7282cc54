import type { Metadata } from "next";
import { HomePage } from "@/features/operation/web/components/home-page";
import { loadHome } from "@/features/operation/web/home-loader";

export const metadata: Metadata = { title: "Platform" };

export default async function AdminHome() {
  return <HomePage data={await loadHome()} />;
}
