"use client";
import { Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { ACCEPT } from "../../../attachments/limits";

/** A button that lets choose files. Its field belongs to no form: what is chosen is sent at once. */
export function ChooseFiles({
  onChoose,
  className,
  children,
}: {
  onChoose: (files: readonly File[]) => void;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <label
      title="Attach files"
      className={cn(
        "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-honey",
        className,
      )}
    >
      <Paperclip aria-hidden />
      {children}
      <input
        type="file"
        multiple
        accept={ACCEPT}
        aria-label="Attach files"
        className="absolute inset-0 w-full cursor-pointer opacity-0"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) onChoose(files);
        }}
      />
    </label>
  );
}

/** What lies over a form while files are dragged across it. */
export function DropHere({ over }: { over: boolean }) {
  if (!over) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-30 grid place-items-center rounded-card border-2 border-honey border-dashed bg-overlay/90 font-medium text-14">
      Drop the files here
    </div>
  );
}
