"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import { cn } from "../ui/cn";
import { Glyph, SEARCH } from "../ui/glyph";
import type { CommandPaletteProps } from "./command-palette";
import type { CommandSource } from "./command-source";

const LOOKS = {
  bar: "h-9 w-44 border px-3 max-md:size-11 max-md:justify-center max-md:border-transparent max-md:p-0",
  rail: "h-9 w-full border px-3 slim:size-9 slim:justify-center slim:p-0",
  icon: "size-11 justify-center",
};

/** Opens the command palette by press or Ctrl/⌘ K. The palette's code is fetched when it is first meant. */
export function SearchButton({ source, look = "bar" }: { source: CommandSource; look?: keyof typeof LOOKS }) {
  const [Palette, setPalette] = useState<ComponentType<CommandPaletteProps> | null>(null);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const fetchPalette = () =>
    import("./command-palette").then(({ CommandPalette }) => setPalette(() => CommandPalette));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      // A frame has one for each size; two palettes at once would shut out the page and each other.
      if (!button.current?.checkVisibility()) return;
      event.preventDefault();
      import("./command-palette").then(({ CommandPalette }) => setPalette(() => CommandPalette));
      setOpen((before) => !before);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const word = cn("flex-1 text-left", look === "bar" && "max-md:sr-only", look === "rail" && "slim:sr-only");
  return (
    <>
      <button
        ref={button}
        type="button"
        onPointerEnter={fetchPalette}
        onClick={() => {
          fetchPalette();
          setOpen(true);
        }}
        className={cn(
          "flex items-center gap-2 rounded-control text-13 text-muted transition-colors duration-quick hover:border-line-strong hover:text-ink",
          LOOKS[look],
        )}
      >
        <Glyph d={SEARCH} className={look === "icon" ? "size-5" : "size-4"} />
        <span className={look === "icon" ? "sr-only" : word}>Search</span>
        {look === "icon" ? null : (
          <kbd
            aria-hidden
            className={cn(
              "rounded-[4px] border px-1.5 text-[11px] text-faint",
              look === "bar" ? "max-md:hidden" : "slim:hidden",
            )}
          >
            Ctrl K
          </kbd>
        )}
      </button>
      {Palette && open ? <Palette source={source} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
