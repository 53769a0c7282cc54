"use client";
import { Gavel } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import type { VerdictCase } from "./verdict-draft";

// Loaded with the first press: most who read a ticket decide nothing.
const VerdictSheet = dynamic(() => import("./verdict-sheet").then((part) => part.VerdictSheet), {
  ssr: false,
});

/** Opens the verdict's sheet; so does the key V. */
export function VerdictButton({ about }: { about: VerdictCase }) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <Button data-key="v" onClick={() => setOpen(true)} className="w-full">
        <Gavel aria-hidden />
        Verdict
        <kbd className="ml-1 rounded-item border border-line-strong bg-field px-1.5 font-mono text-12 text-muted max-md:hidden">
          V
        </kbd>
      </Button>
      {open ? <VerdictSheet about={about} onClose={close} /> : null}
    </>
  );
}
