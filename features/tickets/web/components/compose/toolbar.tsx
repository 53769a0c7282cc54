"use client";
import { Bold, Code, Italic, Link2, List, ListOrdered, TextQuote } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { MarkdownKind } from "./markdown-edit";

const TOOLS: readonly { kind: MarkdownKind; label: string; icon: ReactNode }[] = [
  { kind: "bold", label: "Bold", icon: <Bold aria-hidden /> },
  { kind: "italic", label: "Italic", icon: <Italic aria-hidden /> },
  { kind: "link", label: "Link", icon: <Link2 aria-hidden /> },
  { kind: "code", label: "Code", icon: <Code aria-hidden /> },
  { kind: "bullets", label: "List", icon: <List aria-hidden /> },
  { kind: "numbers", label: "Numbered list", icon: <ListOrdered aria-hidden /> },
  { kind: "quote", label: "Quote", icon: <TextQuote aria-hidden /> },
];

/** Classes of a tool in the composer's head, of an icon or with words. */
export const TOOL =
  "inline-flex h-8 min-w-7 items-center justify-center gap-2 rounded-item px-1 text-13 text-muted transition-colors duration-quick hover:bg-fill hover:text-ink aria-pressed:bg-fill-strong aria-pressed:text-ink disabled:opacity-50 max-md:h-11 max-md:min-w-11 [&>svg]:size-4";

/** What makes Markdown of the words that are selected. */
export function MarkdownTools({
  onPress,
  disabled,
  className,
}: {
  onPress: (kind: MarkdownKind) => void;
  disabled?: boolean;
  className?: string;
}) {
  return (
    <fieldset aria-label="Markdown" className={cn("flex items-center", className)}>
      {TOOLS.map((tool) => (
        <button
          key={tool.kind}
          type="button"
          disabled={disabled}
          aria-label={tool.label}
          title={tool.label}
          // The words stay selected.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPress(tool.kind)}
          className={TOOL}
        >
          {tool.icon}
        </button>
      ))}
    </fieldset>
  );
}
