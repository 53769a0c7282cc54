"use client";
import { useQuery } from "@tanstack/react-query";
import { askJson } from "@/lib/http/ask";
import type { DeskChoices } from "../../data/choices";

/** Whom tickets of a guild can go to, and its tags; nothing is asked without a guild. */
export function useChoices(guildId: string | null, number: number | null) {
  return useQuery({
    queryKey: ["desk-choices", guildId, number],
    queryFn: ({ signal }) =>
      askJson<DeskChoices>(`/api/guilds/${guildId}/desk${number === null ? "" : `?number=${number}`}`, {
        signal,
      }),
    enabled: guildId !== null,
  });
}
