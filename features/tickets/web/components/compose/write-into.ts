"use client";
import { type MarkdownKind, markdownEdit } from "./markdown-edit";

/** Replaces a part of a field as if it had been typed: the browser's own undo takes it back, and React hears of it. */
export function writeInto(field: HTMLTextAreaElement, from: number, to: number, by: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // Old, and the one way that keeps a field's undo.
  if (document.execCommand(by === "" ? "delete" : "insertText", false, by)) return;
  field.setRangeText(by, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What a Markdown button does to the field. */
export function applyMarkdown(field: HTMLTextAreaElement, kind: MarkdownKind): void {
  const edit = markdownEdit(field.value, field.selectionStart, field.selectionEnd, kind);
  writeInto(field, edit.from, edit.to, edit.by);
  field.setSelectionRange(edit.start, edit.end);
}
