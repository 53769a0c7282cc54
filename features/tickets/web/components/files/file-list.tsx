"use client";
import { CircleAlert, RotateCw, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { sizeWords } from "../../../attachments/limits";
import { FileIcon } from "./file-icon";
import type { Files, Sending } from "./use-files";

function Line({ children, bad }: { children: ReactNode; bad?: boolean }) {
  return (
    <li
      className={cn(
        "relative flex max-w-full items-center gap-2 overflow-hidden rounded-control border bg-ground py-0.5 pr-0.5 pl-2.5 text-13",
        bad ? "w-full border-bad/50" : "border-line-strong",
      )}
    >
      {children}
    </li>
  );
}

function OnItsWay({ one, files }: { one: Sending; files: Files }) {
  const { name, size } = one.file;
  const percent = Math.round(one.part * 100);
  if (one.error !== null)
    return (
      <Line bad>
        <CircleAlert aria-hidden className="size-4 shrink-0 text-bad" />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{name}</span>
          <span role="alert" className="block text-12 text-bad">
            {one.error}
          </span>
        </span>
        <IconButton label={`Try ${name} again`} size="small" onClick={() => files.again(one)}>
          <RotateCw aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${name}`} size="small" onClick={() => files.leave(one.key)}>
          <X aria-hidden />
        </IconButton>
      </Line>
    );
  return (
    <Line>
      <span className="max-w-56 truncate">{name}</span>
      <span className="text-12 text-muted tabular-nums">
        {percent < 100 ? `${percent} % of ${sizeWords(size)}` : "is being checked"}
      </span>
      <progress
        aria-label={`Upload of ${name}`}
        value={one.part}
        max={1}
        className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none bg-transparent [&::-moz-progress-bar]:bg-honey [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-honey"
      />
      <IconButton label={`Stop sending ${name}`} size="small" onClick={() => files.leave(one.key)}>
        <X aria-hidden />
      </IconButton>
    </Line>
  );
}

/** The files that go with a message, before it is sent. */
export function FileList({ files, error }: { files: Files; error?: string | undefined }) {
  if (files.kept.length + files.sending.length === 0 && !error) return null;
  return (
    <div className="grid gap-1.5">
      <ul aria-label="Files of this message" className="flex flex-wrap gap-1.5">
        {files.kept.map((file) => (
          <Line key={file.id}>
            <FileIcon mediaType={file.mediaType} />
            <span className="max-w-56 truncate">{file.name}</span>
            <span className="text-12 text-muted">{sizeWords(file.size)}</span>
            <IconButton label={`Remove ${file.name}`} size="small" onClick={() => files.remove(file.id)}>
              <X aria-hidden />
            </IconButton>
          </Line>
        ))}
        {files.sending.map((one) => (
          <OnItsWay key={one.key} one={one} files={files} />
        ))}
      </ul>
      {error ? (
        <p role="alert" className="text-13 text-bad">
          {error}
        </p>
      ) : null}
    </div>
  );
}
