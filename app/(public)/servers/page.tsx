import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import action from "@/features/listings/web/components/action.module.css";
import { DirectoryList } from "@/features/listings/web/components/directory";
import { loadDirectory } from "@/features/listings/web/loaders";

export const metadata: Metadata = {
  title: "DayZ servers",
  description: "DayZ servers with players now, their last 24 hours, and how full they are in your evening.",
  alternates: {
    canonical: "/servers",
    types: { "application/atom+xml": [{ url: "/servers/new.xml", title: "New servers" }] },
  },
};

export default async function ServersPage() {
  const directory = await loadDirectory();
  return (
    <div className="pt-10">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-32 font-semibold">Servers</h1>
          <p className="mt-1 text-16 text-muted">
            {directory ? (
              <>
                {directory.total} {directory.total === 1 ? "server" : "servers"}, {directory.players} players
                at <Time at={directory.at} shape="clock" />.
              </>
            ) : (
              "Not counted yet."
            )}
          </p>
        </div>
        <a className={action.action} href="/supporters#listing">
          List your server
        </a>
      </header>
      {directory === null && <Nothing title="The list is being read">It comes within a minute.</Nothing>}
      {directory?.total === 0 && (
        <Nothing title="No server is listed yet">
          Servers appear here as soon as their owners publish them. A listing comes with the Silver plan.
        </Nothing>
      )}
      {directory && directory.total > 0 && <DirectoryList first={directory} />}
    </div>
  );
}

function Nothing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-y border-line py-16 text-center">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 text-muted">{children}</p>
    </section>
  );
}
