"use client";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { MESSAGE_FILES, WHAT_IS_TAKEN } from "../../../attachments/limits";
import { ChooseFiles } from "./choose-files";
import { FileList } from "./file-list";
import { useDrop } from "./use-drop";
import { useFiles } from "./use-files";

interface AttachFieldProps {
  guildId: string;
  /** Name of the draft that the files belong to. */
  draft: string;
  /** The form was stored: its files are no longer waiting. */
  stored: boolean;
  error?: string | undefined;
}

/** Files of a form: chosen, dropped here, or pasted anywhere in it. It waits for those that are on their way. */
export function AttachField({ guildId, draft, stored, error }: AttachFieldProps) {
  const files = useFiles(guildId, draft);
  const drop = useDrop(files.add);
  const box = useRef<HTMLDivElement>(null);
  const { add, busy, clear } = files;
  /** The form was sent while a file was on its way: it goes when that has arrived. */
  const [wanted, setWanted] = useState(false);
  const now = useRef({ add, busy });
  now.current = { add, busy };
  useEffect(() => {
    const form = box.current?.closest("form");
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      now.current.add(pasted);
    };
    const submit = (event: SubmitEvent) => {
      if (!now.current.busy) return;
      event.preventDefault();
      setWanted(true);
    };
    form?.addEventListener("paste", paste);
    form?.addEventListener("submit", submit);
    return () => {
      form?.removeEventListener("paste", paste);
      form?.removeEventListener("submit", submit);
    };
  }, []);
  const failed = files.sending.some((one) => one.error !== null);
  useEffect(() => {
    if (busy || !wanted) return;
    setWanted(false);
    if (!failed) box.current?.closest("form")?.requestSubmit();
  }, [busy, wanted, failed]);
  const cleared = useRef(false);
  useEffect(() => {
    if (stored && !cleared.current) clear();
    cleared.current = stored;
  }, [stored, clear]);
  const { onDragOver, onDragLeave, onDrop } = drop.handlers;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      ref={box}
      id="files"
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
      className={cn(
        "grid gap-2.5 rounded-control border border-dashed px-4 py-3",
        drop.over ? "border-honey bg-honey-wash" : "border-line-strong",
      )}
    >
      <input type="hidden" name="files" value={files.ids} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ChooseFiles onChoose={files.add} className={buttonClass({}, "overflow-hidden")}>
          Attach
        </ChooseFiles>
        <p className="min-w-0 flex-1 text-12 text-muted">
          Drop files here or paste a screenshot. {WHAT_IS_TAKEN}, up to {MESSAGE_FILES}.
        </p>
      </div>
      <FileList files={files} error={error} />
      {wanted ? (
        <p role="status" className="text-12 text-muted">
          It is sent as soon as the files are here.
        </p>
      ) : null}
    </div>
  );
}
