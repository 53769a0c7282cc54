import { type Keyring, open, parseKeyring, type SealedPlace, seal } from "@/lib/crypto";
import { env } from "@/lib/env";

let ring: Keyring | undefined;

function keyring(): Keyring {
  ring ??= parseKeyring(env().SECRETS_KEYRING);
  return ring;
}

/** The sealed columns of Nitrado's tables, each bound to its row and guild. */
export interface SealedNitradoPlace extends SealedPlace {
  table: "nitrado_oauth_tokens" | "nitrado_tokens";
  column: "access_token" | "refresh_token" | "token";
  guildId: string;
}

/** Seals a token of Nitrado's for its place. */
export const sealNitrado = (place: SealedNitradoPlace, token: string): string =>
  seal(keyring(), place, token);

/** @throws SealError when the value was changed, cut or moved from another row or guild */
export const openNitrado = (place: SealedNitradoPlace, sealed: string): string =>
  open(keyring(), place, sealed);

/** Seals what this browser and this guild have to do with a link attempt, whose row is the hash of its state. */
export function sealAttempt(stateHash: string, text: string): string {
  return seal(keyring(), { table: "oauth_link_attempts", column: "verifier", row: stateHash }, text);
}

/** @throws SealError */
export function openAttempt(stateHash: string, sealed: string): string {
  return open(keyring(), { table: "oauth_link_attempts", column: "verifier", row: stateHash }, sealed);
}
