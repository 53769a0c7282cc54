import { EnvError, parseEnv } from "@/lib/env";
import { bad, type Finding, good, note } from "./finding";

const REQUIRED = [
  ["DATABASE_URL", "where the data are"],
  ["NEXTAUTH_SECRET", "signs what the sign-in keeps in the browser"],
  ["INTERNAL_SECRET", "signs the calls of the bots to the site"],
  ["SECRETS_KEYRING", "encrypts the tokens of Discord, Patreon and Nitrado"],
  ["DISCORD_CLIENT_ID", "Discord application: OAuth2, client id"],
  ["DISCORD_CLIENT_SECRET", "Discord application: OAuth2, client secret"],
  ["DISCORD_BOT_TOKEN", "Discord application: Bot, token"],
  ["PATREON_CLIENT_ID", "Patreon client: client id"],
  ["PATREON_CLIENT_SECRET", "Patreon client: client secret"],
  ["PATREON_CREATOR_TOKEN", "Patreon client: creator's access token"],
  ["PATREON_CAMPAIGN_ID", "the campaign whose members are supporters"],
  ["PATREON_WEBHOOK_SECRET", "checks that a webhook is Patreon's"],
  ["PATREON_TIERS", "which tier of the campaign is Bronze, Silver, Gold"],
] as const;

const EXAMPLES = /change-?me|example|your-|xxxx|sandbox-only/i;

/** What the environment holds, variable by variable. */
export function examineSettings(source: Record<string, string | undefined>): Finding[] {
  const findings: Finding[] = [];
  const complaints = new Map<string, string>();
  let general: string | undefined;
  try {
    const env = parseEnv(source);
    if (env.sandbox) {
      findings.push(note("mode", "The providers are the sandbox's: everything stays on this machine."));
    } else if (new URL(env.SITE_URL).protocol !== "https:" && !/localhost|127\.0\.0\.1/.test(env.SITE_URL)) {
      findings.push(
        bad("SITE_URL", `${env.SITE_URL} is not https. Cookies and sign-in need TLS on a public host.`),
      );
    } else {
      findings.push(good("SITE_URL", env.SITE_URL));
    }
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    for (const text of error.message.split("\n")) {
      const found = /^ {2}([A-Z_]+): (.*)$/.exec(text);
      if (found?.[1] && found[2]) complaints.set(found[1], found[2]);
    }
    if (complaints.size === 0) general = error.message;
  }
  if (general) findings.push(bad("settings", general));
  for (const [name, what] of REQUIRED) {
    const complaint = complaints.get(name);
    complaints.delete(name);
    const value = source[name] ?? "";
    if (complaint) findings.push(bad(name, `${complaint} (${what}).`));
    else if (EXAMPLES.test(value)) findings.push(bad(name, `still holds an example value (${what}).`));
    else findings.push(good(name, `is set: ${what}.`));
  }
  if (!source.PATREON_CREATOR_REFRESH_TOKEN)
    findings.push(
      note(
        "PATREON_CREATOR_REFRESH_TOKEN",
        "is not set (Patreon client: creator's refresh token). The creator's access ends some day and is not renewed.",
      ),
    );
  for (const [name, complaint] of complaints) findings.push(bad(name, `${complaint}.`));
  return findings;
}
