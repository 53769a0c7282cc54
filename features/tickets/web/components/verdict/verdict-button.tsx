"use client";
import { Gavel } from "lucide-react";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import type { VerdictCase } from "./verdict-draft";
import { VerdictSheet } from "./verdict-sheet";

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
