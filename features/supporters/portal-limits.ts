/** How often one person may let us ask Patreon or Discord about them. */
export const SYNC_LIMIT = { by: "user", max: 4, seconds: 120 } as const;
