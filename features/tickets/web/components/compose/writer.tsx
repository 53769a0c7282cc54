"use client";
import { BookText, Eye, Lock, Send, Type } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { MESSAGE_MAX } from "../../../limits";
import { ChooseFiles, DropHere } from "../files/choose-files";
import { FileList } from "../files/file-list";
import { useDrop } from "../files/use-drop";
import { FilledIn, MarkedArea } from "./marked-area";
import { NewerBar } from "./newer-bar";
import { Preview } from "./preview";
import { ReplyPicker } from "./reply-picker";
import { MarkdownTools, TOOL } from "./toolbar";
import { Unfilled } from "./unfilled";
import { useWriter, type WriterProps, type WriterState } from "./use-writer";
import { applyMarkdown } from "./write-into";

/** Ctrl or ⌘ with Enter sends, with B and I it marks; a slash in an empty field opens the saved replies. */
function press(event: KeyboardEvent<HTMLTextAreaElement>, openReplies: () => void): void {
  const field = event.currentTarget;
  const command = event.ctrlKey || event.metaKey;
  const kinds: Record<string, "bold" | "italic"> = { b: "bold", i: "italic" };
  const kind = kinds[event.key];
  if (command && event.key === "Enter") field.form?.requestSubmit();
  else if (command && kind) applyMarkdown(field, kind);
  else if (event.key === "/" && !command && field.value === "") openReplies();
  else return;
  event.preventDefault();
}

function Problem({ id, writer }: { id: string; writer: WriterState }) {
  const { error, outdated } = writer;
  if (!error || error.fields?.files) return null;
  return (
    <p id={`${id}-error`} role="alert" className={cn("text-13", outdated ? "text-warn" : "text-bad")}>
      {error.fields?.text ?? error.message}
    </p>
  );
}

function Buttons({ writer, note }: { writer: WriterState; note: boolean }) {
  const { outdated, newer, busy, files, text } = writer;
  const review = newer.length > 0;
  const empty = text.trim() === "" && files.kept.length === 0;
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="@max-xl:hidden text-12 text-faint">
        {text.length > MESSAGE_MAX * 0.9 ? (
          `${text.length.toLocaleString("en-GB")} of ${MESSAGE_MAX.toLocaleString("en-GB")} characters`
        ) : (
          <>
            <kbd className="rounded-item border px-1 font-mono">Ctrl</kbd>{" "}
            <kbd className="rounded-item border px-1 font-mono">Enter</kbd> sends
            {empty ? "" : ". Your draft is kept here."}
          </>
        )}
      </p>
      <div className="flex @max-xl:w-full gap-2">
        {outdated && !review ? (
          <Button type="submit" name="anyway" value="true" busy={busy} className="@max-xl:flex-1">
            Send anyway
          </Button>
        ) : null}
        <Button
          type="submit"
          look={outdated && !review ? undefined : "primary"}
          busy={busy || files.busy}
          className="@max-xl:flex-1"
        >
          {note ? <Lock aria-hidden /> : <Send aria-hidden />}
          {note ? "Keep note" : review ? "Review and send" : "Send reply"}
        </Button>
      </div>
    </div>
  );
}

/** Where a reply or a note is written, with all that goes into it. */
export function Writer({ tabs, evidence, ...props }: WriterProps & { tabs: ReactNode; evidence: ReactNode }) {
  const { guildSlug, note } = props;
  const id = useId();
  const writer = useWriter(props);
  const { text, marks, files, field, picking, setPicking } = writer;
  const [preview, setPreview] = useState(false);
  // Where there is little room, the buttons for Markdown come when they are asked for.
  const [tools, setTools] = useState(false);
  const drop = useDrop(files.add);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // A dialog that was opened in here has a form of its own: React tells of it here too.
    if (event.target !== event.currentTarget) return;
    const review = writer.newer.length > 0;
    if (!review && writer.unfilled.length === 0 && !files.busy) return writer.submit(event);
    event.preventDefault();
    if (review) writer.review();
    else field.current?.focus();
  };
  const close = () => {
    setPicking(false);
    field.current?.focus();
  };
  return (
    <form action={writer.send} onSubmit={submit} className="relative" {...drop.handlers}>
      <input type="hidden" name="key" value={writer.key} />
      <input type="hidden" name="files" value={files.ids} />
      {note ? null : <input type="hidden" name="seen" value={writer.known} />}
      <NewerBar newer={writer.newer} onShow={writer.review} onClose={writer.dismiss} />
      {picking ? (
        <ReplyPicker
          address={writer.replies}
          guild={guildSlug}
          onPick={(reply) => void writer.pick(reply)}
          onClose={close}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 border-b px-3 max-md:px-2">
        {tabs}
        <MarkdownTools
          disabled={preview}
          onPress={(kind) => field.current && applyMarkdown(field.current, kind)}
          className={cn(
            "@max-[30rem]:order-last @max-[30rem]:w-full @max-[30rem]:justify-between @min-[30rem]:border-l @min-[30rem]:pl-2",
            !tools && "@max-[30rem]:hidden",
          )}
        />
        <div className="ml-auto flex items-center">
          <button
            type="button"
            aria-expanded={tools}
            aria-label="Markdown buttons"
            title="Markdown buttons"
            onClick={() => setTools(!tools)}
            className={cn(TOOL, "@min-[30rem]:hidden")}
          >
            <Type aria-hidden />
          </button>
          <button
            type="button"
            aria-pressed={preview}
            aria-label="Preview"
            title="Preview"
            onClick={() => setPreview(!preview)}
            className={TOOL}
          >
            <Eye aria-hidden />
          </button>
          <button
            type="button"
            aria-expanded={picking}
            disabled={preview}
            onClick={() => setPicking(!picking)}
            className={TOOL}
            aria-label="Saved replies"
          >
            <BookText aria-hidden />
            <span className="@max-2xl:hidden">Saved replies</span>
            <kbd className="rounded-item border px-1 font-mono @max-2xl:hidden text-12">/</kbd>
          </button>
          {evidence}
          <ChooseFiles onChoose={files.add} className={TOOL} />
        </div>
      </div>
      {preview ? <Preview text={text} /> : null}
      <MarkedArea
        ref={field}
        id={id}
        name="text"
        data-write={note ? "note" : "reply"}
        maxLength={MESSAGE_MAX}
        required={files.kept.length === 0}
        aria-label={note ? "Internal note" : "Reply"}
        aria-describedby={writer.error ? `${id}-error` : undefined}
        aria-invalid={writer.error ? true : undefined}
        placeholder={note ? "Only staff read this." : "Your reply. Markdown works."}
        value={text}
        marks={marks}
        onChange={(event) => writer.set(event.target.value)}
        onKeyDown={(event) => press(event, () => setPicking(true))}
        className={cn(note && "bg-honey-wash", preview && "hidden")}
      />
      <div className="grid gap-2 px-3 pt-1 pb-3 max-md:px-2 max-md:pb-2">
        <FilledIn text={text} marks={marks} />
        <FileList files={files} error={writer.error?.fields?.files} />
        <Unfilled
          fields={writer.unfilled}
          why={writer.fields.why}
          busy={writer.fields.busy}
          onFill={() => void writer.fillIn()}
        />
        <Problem id={id} writer={writer} />
        <Buttons writer={writer} note={note} />
      </div>
      <DropHere over={drop.over} />
    </form>
  );
}
