export interface TargetFacts {
  isActive: boolean;
  /** Nothing is written to the game server before an owner says so. */
  dryRun: boolean;
  /** Some access to Nitrado reads it. */
  connected: boolean;
  /** Nitrado's word for the rented service; null where it was not asked yet. */
  status: string | null;
  /** Nitrado's roles of that access; empty where they are not known. */
  roles: readonly string[];
}

const ROLE = {
  control: { part: "GENERAL_CONTROL", words: "start and stop it" },
  lists: { part: "SETTINGS_WRITE", words: "change its settings" },
} as const;

/** Why nothing may be sent to a game server, in words with the way out; null when it may. */
export function refusalOf(facts: TargetFacts, what: keyof typeof ROLE): string | null {
  if (!facts.isActive) return "This server is switched off here. Switch it on where Nitrado is connected.";
  if (!facts.connected) return "Nitrado is not connected for this server. Connect it first.";
  if (facts.status !== null && facts.status !== "active") {
    return `Nitrado says that this server is ${facts.status.replaceAll("_", " ")}. Look into Nitrado's panel.`;
  }
  if (facts.dryRun) {
    return "This server is in dry-run: nothing is sent to it. An owner can switch it live where Nitrado is connected.";
  }
  const { part, words } = ROLE[what];
  const { roles } = facts;
  const enough = roles.length === 0 || roles.some((role) => role === "ROLE_OWNER" || role.includes(part));
  return enough ? null : `The connected Nitrado account may not ${words}: Nitrado's role ${part} is missing.`;
}
