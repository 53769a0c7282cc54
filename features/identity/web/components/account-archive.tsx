"use client";

import { useEffect, useState } from "react";
import { Status } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { AccountExport } from "../../account/schema";
import type { ActionResult } from "../action";
import { ActionButton } from "./action-button";

const EVERY_MS = 2_000;
const SIZE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

const sizeWords = (bytes: number) =>
  bytes < 100_000 ? `${SIZE.format(bytes / 1_000)} kB` : `${SIZE.format(bytes / 1_000_000)} MB`;

/** The archive as it is now: asked for again while it is being made. */
function useArchive(given: AccountExport | null): AccountExport | null {
  const [latest, setLatest] = useState<AccountExport | null>(null);
  const archive = latest && latest.id === given?.id ? latest : given;
  const waiting = archive?.state === "waiting";
  useEffect(() => {
    if (!waiting) return;
    const timer = window.setInterval(async () => {
      const answer = await fetch("/api/me/export").catch(() => null);
      if (answer?.ok) setLatest((await answer.json()) as AccountExport | null);
    }, EVERY_MS);
    return () => window.clearInterval(timer);
  }, [waiting]);
  return archive;
}

function Progress({ archive }: { archive: AccountExport }) {
  const percent = Math.round(archive.share * 100);
  return (
    <div className="border-t px-5 py-4 text-13">
      <p>
        {archive.doing ? `Reading ${archive.doing}, ${archive.rows} rows so far.` : "It begins in a moment."}{" "}
        You can leave this page: a notice comes when it is ready.
      </p>
      <div
        role="progressbar"
        aria-label="Your archive"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-3 h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full bg-honey transition-[width] duration-quick" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

function Ready({ archive }: { archive: AccountExport }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t px-5 py-4 text-13">
      <span>
        <Status meaning="good">Ready</Status>
        <span className="block pl-5.5 text-muted">
          {archive.files} files, {sizeWords(archive.bytes)}, {archive.rows} rows.
          {archive.expiresAt && (
            <>
              {" "}
              It can be fetched until <Time at={archive.expiresAt} shape="stamp" />.
            </>
          )}
        </span>
      </span>
      <a
        href={`/api/me/export/${archive.id}`}
        download
        className={buttonClass({ look: "primary", size: "small" })}
      >
        Download
      </a>
    </div>
  );
}

/** Everything about a person in one file: how far it is, and where to fetch it. */
export function ArchiveCard({
  archive: given,
  ask,
}: {
  archive: AccountExport | null;
  ask: (value?: unknown) => Promise<ActionResult<void>>;
}) {
  const archive = useArchive(given);
  return (
    <Card flush id="archive">
      <CardHeader
        title="Export my data"
        hint="One archive with everything that Grizzly keeps about you, over all guilds: lists for spreadsheets and programs, and your files. Only you can fetch it, for seven days."
        aside={
          archive?.state !== "waiting" && (
            <ActionButton action={ask} value={{}}>
              {archive ? "Make a new one" : "Make my archive"}
            </ActionButton>
          )
        }
        className="px-5 pt-4 pb-3"
      />
      {archive?.state === "waiting" && <Progress archive={archive} />}
      {archive?.state === "ready" && <Ready archive={archive} />}
      {archive?.state === "failed" && (
        <p className="border-t px-5 py-4 text-13">
          <Status meaning="bad">It could not be made.</Status>
          <span className="block pl-5.5 text-muted">
            Nothing is lost. Make a new one; if that fails too, open a ticket.
          </span>
        </p>
      )}
      {archive?.state === "expired" && (
        <p className="border-t px-5 py-4 text-13 text-muted">
          The last one is gone: its seven days are over.
        </p>
      )}
    </Card>
  );
}
