"use client";
import { useEffect, useState } from "react";
import { Asked } from "@/components/ui/asked";

const KEYS: readonly [key: string, what: string][] = [
  ["j / k", "Next and previous ticket of the queue"],
  ["Enter", "Open the ticket"],
  ["r", "Write a reply"],
  ["n", "Write a note"],
  ["a", "Take the ticket, or give it back"],
  ["e", "Close the ticket"],
  ["x", "Choose the ticket, to change several at once"],
  ["/", "Search tickets"],
  ["v", "Give a verdict"],
  ["Ctrl + Enter", "Send what is written"],
  ["Esc", "Leave the field; what is written stays"],
  ["?", "This list"],
];

const writing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable], dialog") !== null;

function move(by: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>("[data-ticket]")];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const from = at >= 0 ? at + by : Math.max(0, lines.findIndex((line) => line.ariaCurrent === "page") + by);
  lines[Math.min(Math.max(from, 0), lines.length - 1)]?.focus();
}

const pressed = (key: string) => document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();

/** Chooses the line that the keyboard is on. */
function choose(): void {
  document.activeElement?.closest("li")?.querySelector<HTMLElement>("[data-choose]")?.click();
}

function write(what: "reply" | "note"): void {
  document.querySelector<HTMLElement>(`[data-tab=${what}]`)?.click();
  // The field is there when React has shown the other tab.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-write=${what}]`)?.focus());
}

/** The desk by keyboard; nothing happens while somebody writes or a dialog is open. */
export function DeskKeys() {
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, defaultPrevented } = event;
      if (key === "Escape" && !defaultPrevented && target instanceof HTMLElement && target.dataset.write)
        return target.blur();
      if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      const acts: Record<string, () => void> = {
        j: () => move(1),
        k: () => move(-1),
        r: () => write("reply"),
        n: () => write("note"),
        a: () => pressed("a"),
        e: () => pressed("e"),
        v: () => pressed("v"),
        "/": () => pressed("/"),
        x: choose,
        "?": () => setHelp(true),
      };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  if (!help) return null;
  return (
    <Asked id="desk-keys" title="The desk by keyboard" onClose={() => setHelp(false)}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2 text-13">
        {KEYS.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-item border border-line-strong bg-field px-1.5 py-0.5 font-mono text-12">
                {key}
              </kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Asked>
  );
}
