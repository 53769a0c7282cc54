"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { LiveQueries } from "@/components/ui/live-queries";
import { DeskLive } from "../live/desk-live";
import type { Desk } from "../loaders";
import { DeskKeys } from "./desk-keys";
import { Inbox } from "./inbox";

/** The queue stays at the left while one goes through its tickets; on a phone one or the other fills the page. */
export function DeskFrame({ desk, children }: { desk: Desk; children: ReactNode }) {
  const opened = usePathname() !== "/desk";
  return (
    <LiveQueries>
      <div className="lg:-mx-8 lg:-mt-6 lg:-mb-16 lg:grid lg:h-dvh lg:grid-cols-[320px_minmax(0,1fr)]">
        <Inbox
          desk={desk}
          className={cn(
            "max-lg:-mx-8 max-md:-mx-4 max-lg:-mt-6 max-md:-mt-5 max-lg:-mb-16 max-md:-mb-24 h-dvh max-md:h-[calc(100dvh-7.25rem)]",
            opened && "max-lg:hidden",
          )}
        />
        <div className={cn("min-h-0 min-w-0", !opened && "max-lg:hidden")}>{children}</div>
      </div>
      <DeskKeys />
      <DeskLive guildIds={desk.guilds.map((guild) => guild.id)} />
    </LiveQueries>
  );
}
