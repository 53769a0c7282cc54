import type { Metadata } from "next";
import { StatusView } from "@/features/monitoring/web/components/status-view";
import { loadStatus } from "@/features/monitoring/web/loaders";

export const metadata: Metadata = {
  title: "Status",
  description:
    "Whether the website, the bots, Discord, Patreon and Nitrado work, now and in the last 90 days.",
  alternates: { canonical: "/status" },
};

export default async function StatusPage() {
  const status = await loadStatus();
  return (
    <div className="pt-10">
      <h1 className="text-32 font-semibold">Status</h1>
      <p className="mt-1 mb-6 text-16 text-muted">
        What works, what does not, and since when. Every check says when it was made.
      </p>
      {status ? (
        <StatusView status={status} />
      ) : (
        <p className="rounded-lg border border-line bg-raised px-5 py-4 text-muted">
          Not known yet. The first checks are being made, and this page follows within a minute.
        </p>
      )}
    </div>
  );
}
