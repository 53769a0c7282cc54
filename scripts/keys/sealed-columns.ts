/** A column that holds sealed values, and how its place is named: table, column, row and guild. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The column whose value names the row. */
  row: string;
  /** The place carries the row's `guild_id`. */
  guild: boolean;
}

/** Every column with sealed values. A test compares it with the database, so that rotation forgets none. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "oauth_tokens", column: "access_token", row: "id", guild: false },
  { table: "oauth_tokens", column: "refresh_token", row: "id", guild: false },
  { table: "patreon_creator_tokens", column: "access_token", row: "id", guild: false },
  { table: "patreon_creator_tokens", column: "refresh_token", row: "id", guild: false },
  { table: "oauth_link_attempts", column: "verifier", row: "state_hash", guild: false },
  { table: "nitrado_oauth_tokens", column: "access_token", row: "id", guild: true },
  { table: "nitrado_oauth_tokens", column: "refresh_token", row: "id", guild: true },
  { table: "nitrado_tokens", column: "token", row: "id", guild: true },
  { table: "nitrado_credentials", column: "password", row: "id", guild: true },
];
