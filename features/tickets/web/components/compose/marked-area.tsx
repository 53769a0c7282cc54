"use client";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { FIELDS, type Mark, pieces } from "../../../replies/fields";

const LETTERS =
  "[grid-area:1/1] whitespace-pre-wrap break-words px-3.5 py-3 text-14 leading-relaxed max-md:text-16";

/** A field that grows with its words and shows which of them were read from somewhere. */
export function MarkedArea({
  marks,
  value,
  className,
  ...rest
}: Omit<ComponentProps<"textarea">, "value"> & { marks: readonly Mark[]; value: string }) {
  return (
    <div
      className={cn(
        "grid max-h-[40dvh] min-h-24 overflow-y-auto max-md:max-h-[30dvh] max-md:min-h-20 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-honey-line",
        className,
      )}
    >
      {/* Lies behind the field, letter under letter: it draws the marks and makes the field as high as its words. */}
      <div aria-hidden className={cn(LETTERS, "pointer-events-none text-transparent")}>
        {pieces(value, marks).map((piece, at) =>
          piece.field ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place
            <mark key={at} className="rounded-item bg-honey-wash text-transparent ring-2 ring-honey-wash">
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}{" "}
      </div>
      <textarea
        {...rest}
        value={value}
        rows={1}
        className={cn(
          LETTERS,
          "resize-none overflow-hidden bg-transparent text-ink outline-none placeholder:text-faint",
        )}
      />
    </div>
  );
}

/** What was read into a text, under it: the value and the field's name. */
export function FilledIn({ text, marks }: { text: string; marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-12 text-muted">
      Filled in
      {marks.map((mark) => (
        <span
          key={`${mark.field}-${mark.start}`}
          title={FIELDS[mark.field]}
          className="inline-flex items-baseline gap-1.5 rounded-item bg-honey-wash px-1.5 py-0.5 text-ink"
        >
          <span className="max-w-48 truncate">{text.slice(mark.start, mark.end)}</span>
          <span className="font-mono text-12 text-muted max-md:hidden">{mark.field}</span>
        </span>
      ))}
    </p>
  );
}
