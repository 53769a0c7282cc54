import { type Keyring, open, parseKeyring, type SealedPlace, seal } from "@/lib/crypto";
import { env } from "@/lib/env";

let ring: Keyring | undefined;

function keyring(): Keyring {
  ring ??= parseKeyring(env().SECRETS_KEYRING);
  return ring;
}

type TokenColumn = "access_token" | "refresh_token";
/** Tokens of a person, and those of the campaign's creator. */
type TokenTable = "oauth_tokens" | "patreon_creator_tokens";

const tokenPlace = (row: string, column: TokenColumn, table: TokenTable): SealedPlace => ({
  table,
  column,
  row,
});

/** Seals a provider's token for one row and column. */
export function sealToken(
  row: string,
  column: TokenColumn,
  token: string,
  table: TokenTable = "oauth_tokens",
): string {
  return seal(keyring(), tokenPlace(row, column, table), token);
}

/** @throws SealError when the value was changed, cut or moved from another row */
export function openToken(
  row: string,
  column: TokenColumn,
  sealed: string,
  table: TokenTable = "oauth_tokens",
): string {
  return open(keyring(), tokenPlace(row, column, table), sealed);
}

/** Seals the browser-bound half of a link attempt, whose row is the hash of its state. */
export function sealVerifier(stateHash: string, verifier: string): string {
  return seal(keyring(), { table: "oauth_link_attempts", column: "verifier", row: stateHash }, verifier);
}

/** @throws SealError */
export function openVerifier(stateHash: string, sealed: string): string {
  return open(keyring(), { table: "oauth_link_attempts", column: "verifier", row: stateHash }, sealed);
}
