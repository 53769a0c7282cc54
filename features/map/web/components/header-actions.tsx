"use client";
import { Check, Link2, List, Map as MapIcon } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";

/** The same view as a table or as a map, and its address to pass on. Both hold what the filters are now. */
export function HeaderActions({ path, table }: { path: string; table: boolean }) {
  const params = new URLSearchParams(useSearchParams());
  const here = usePathname();
  const [copied, setCopied] = useState(false);
  params.delete("after");
  if (table) params.delete("view");
  else params.set("view", "table");
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${here}${window.location.search}`);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <>
      <ButtonLink href={`${path}?${params}`} prefetch={false}>
        {table ? <MapIcon aria-hidden className="size-4" /> : <List aria-hidden className="size-4" />}
        {table ? "Map" : "Table"}
      </ButtonLink>
      <Button onClick={copy} className="max-md:hidden">
        {copied ? (
          <Check aria-hidden className="size-4 text-good" />
        ) : (
          <Link2 aria-hidden className="size-4" />
        )}
        <span aria-live="polite">{copied ? "Copied" : "Copy link"}</span>
      </Button>
    </>
  );
}
