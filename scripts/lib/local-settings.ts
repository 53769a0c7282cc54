import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { campaign, tiers } from "@/sandbox/population";

const base64 = () => randomBytes(32).toString("base64");
const word = () => randomBytes(24).toString("base64url");

const SECRETS: Record<string, () => string> = {
  NEXTAUTH_SECRET: base64,
  INTERNAL_SECRET: base64,
  SECRETS_KEYRING: () => `local:${base64()}`,
  DISCORD_CLIENT_SECRET: word,
  DISCORD_BOT_TOKEN: word,
  PATREON_CLIENT_SECRET: word,
  PATREON_CREATOR_TOKEN: word,
  PATREON_CREATOR_REFRESH_TOKEN: word,
  PATREON_WEBHOOK_SECRET: word,
};

/** The secrets of this checkout, made once and kept in `file` (mode 600): they must outlive the data they protect. */
export function localSecrets(file: string): Record<string, string> {
  const kept = existsSync(file) ? (parseEnv(readFileSync(file, "utf8")) as Record<string, string>) : {};
  const missing = Object.keys(SECRETS).filter((name) => !kept[name]);
  if (missing.length === 0) return kept;
  for (const name of missing) kept[name] = SECRETS[name]?.() ?? "";
  mkdirSync(dirname(file), { recursive: true });
  const lines = Object.entries(kept).map(([name, value]) => `${name}=${value}`);
  const head = "# Made by npm start for this machine alone. Not for production, not to be committed.";
  writeFileSync(file, `${head}\n${lines.join("\n")}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return kept;
}

/** What a build on this machine is made with: always the same, so that `npm start` and `npm test` share one build. */
export function buildSettings(root: string): Record<string, string> {
  const settings = localSettings({ site: 3000, sandbox: 3999 }, localSecrets(join(root, ".data/local.env")));
  // A build asks no database. The settings want an address all the same, and nobody answers at this one.
  return { ...settings, DATABASE_URL: "postgres://build@127.0.0.1:1/none" };
}

export interface LocalPorts {
  site: number;
  sandbox: number;
}

/** Everything that the site, the bots and the sandbox read, for a house that stands on this machine alone. */
export function localSettings(ports: LocalPorts, secrets: Record<string, string>): Record<string, string> {
  const site = `http://localhost:${ports.site}`;
  const sandbox = `http://localhost:${ports.sandbox}`;
  const shared = Object.keys(SECRETS).filter((name) => /^(DISCORD|PATREON)_/.test(name));
  return {
    ...secrets,
    ...Object.fromEntries(shared.map((name) => [`SANDBOX_${name}`, secrets[name] ?? ""])),
    PORT: String(ports.site),
    SITE_URL: site,
    NEXTAUTH_URL: site,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SITE_URL: site,
    DISCORD_CLIENT_ID: "1180000000000000001",
    SANDBOX_DISCORD_CLIENT_ID: "1180000000000000001",
    DISCORD_OAUTH_URL: `${sandbox}/discord`,
    DISCORD_API_URL: `${sandbox}/discord/api/v10`,
    PATREON_CLIENT_ID: "sandbox-patreon-client",
    SANDBOX_PATREON_CLIENT_ID: "sandbox-patreon-client",
    PATREON_URL: `${sandbox}/patreon`,
    NITRADO_API_URL: `${sandbox}/nitrado`,
    NITRADO_CLIENT_ID: "sandbox-nitrado-client",
    NITRADO_CLIENT_SECRET: "sandbox-only-nitrado-client",
    NITRADO_POLL_SECONDS: "5",
    PATREON_CAMPAIGN_ID: campaign.id,
    PATREON_TIERS: tiers.map((tier) => `${tier.key}:${tier.patreonId}`).join(","),
  };
}
