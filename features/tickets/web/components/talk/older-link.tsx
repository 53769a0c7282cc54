"use client";
import { useSearchParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";

/** Shows one page more of a conversation; what else the address holds stays. @param from id of a message */
export function OlderLink({ from }: { from: number }) {
  const params = new URLSearchParams(useSearchParams());
  params.set("from", String(from));
  return (
    <ButtonLink href={`?${params}`} scroll={false} size="small" className="justify-self-center">
      Show older messages
    </ButtonLink>
  );
}
