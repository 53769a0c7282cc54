import type { AutocompleteInteraction } from "discord.js";

/** Discord's own limit of suggestions. */
const MOST = 25;

/** Suggests players by name; what is sent is the player's number. */
export async function suggest(
  interaction: AutocompleteInteraction<"cached" | "raw">,
  found: readonly { id: number; name: string }[],
): Promise<void> {
  await interaction.respond(
    found.slice(0, MOST).map(({ id, name }) => ({ name: name.slice(0, 100), value: String(id) })),
  );
}

/** The number behind a suggestion; null for words that somebody typed instead of choosing one. */
export const chosenId = (value: string): number | null => (/^\d{1,15}$/.test(value) ? Number(value) : null);
