import { WEBHOOK_PATH } from "@/features/supporters/resume-webhook";
import { PATREON_CALLBACK } from "@/features/supporters/sync";
import type { Env } from "@/lib/env";
import { type Answer, ask, field, form } from "./ask";
import { examineCreator } from "./creator";
import { bad, type Finding, good, note } from "./finding";

function unexpected(subject: string, url: string, answer: Answer): Finding {
  if ("unreachable" in answer) {
    return bad(
      subject,
      `${new URL(url).host} could not be reached (${answer.unreachable}). Check the network and the address.`,
    );
  }
  if (answer.status === 429)
    return note(subject, "is rate limiting this machine just now. Ask again in a minute.");
  return bad(subject, `answered ${answer.status}, which was not expected. Is the provider up?`);
}

// Discord and Patreon check the client before the code: an invented code tells whether id and secret fit.
async function oauthClient(
  subject: string,
  url: string,
  names: string,
  request: RequestInit,
): Promise<Finding> {
  const answer = await ask(url, request);
  if ("unreachable" in answer) return unexpected(subject, url, answer);
  const error = field(answer.body, "error");
  if (error === "invalid_client" || error === "unauthorized_client") {
    return bad(
      subject,
      `refuses the client: ${names} do not fit together. Copy both from the developer page again.`,
    );
  }
  if (error === "invalid_grant" || error === "invalid_request")
    return good(subject, "accepts the client id and secret.");
  return unexpected(subject, url, answer);
}

/** Whether Discord is there and takes the bot's token and the OAuth client. */
export async function examineDiscord(env: Env): Promise<Finding[]> {
  const me = `${env.DISCORD_API_URL}/users/@me`;
  const bot = await ask(me, { headers: { authorization: `Bot ${env.DISCORD_BOT_TOKEN}` } });
  const findings: Finding[] = [];
  if ("status" in bot && bot.status === 200) {
    findings.push(good("Discord bot", `the token works, the bot is ${String(field(bot.body, "username"))}.`));
    if (field(bot.body, "id") !== env.DISCORD_CLIENT_ID) {
      findings.push(
        note(
          "Discord bot",
          "its id is not DISCORD_CLIENT_ID: is the token of another application, or an old one?",
        ),
      );
    }
  } else if ("status" in bot && bot.status === 401) {
    findings.push(
      bad(
        "Discord bot",
        "the token is refused. Make a new one on the application's Bot page: DISCORD_BOT_TOKEN.",
      ),
    );
  } else findings.push(unexpected("Discord bot", me, bot));
  const basic = Buffer.from(`${env.DISCORD_CLIENT_ID}:${env.DISCORD_CLIENT_SECRET}`).toString("base64");
  const callback = `${env.SITE_URL}/api/auth/callback/discord`;
  const fields = { grant_type: "authorization_code", code: "doctor", redirect_uri: callback };
  findings.push(
    await oauthClient(
      "Discord sign-in",
      `${env.DISCORD_API_URL}/oauth2/token`,
      "DISCORD_CLIENT_ID and DISCORD_CLIENT_SECRET",
      form(fields, { authorization: `Basic ${basic}` }),
    ),
  );
  findings.push(note("Discord redirect", `${callback} must be in the application's list of redirects.`));
  return findings;
}

function idsOf(body: unknown, list: "data" | "included"): string[] {
  const entries = field(body, list);
  return Array.isArray(entries) ? entries.map((entry) => String(field(entry, "id"))) : [];
}

async function examineCampaign(env: Env, creator: string): Promise<Finding[]> {
  const url = `${env.PATREON_URL}/api/oauth2/v2/campaigns?include=tiers`;
  const answer = await ask(url, { headers: { authorization: `Bearer ${creator}` } });
  if ("status" in answer && (answer.status === 401 || answer.status === 403)) {
    return [
      bad(
        "Patreon creator token",
        "is refused. Grizzly OS renews it where it can; else copy both from the client's page: PATREON_CREATOR_TOKEN, PATREON_CREATOR_REFRESH_TOKEN.",
      ),
    ];
  }
  if (!("status" in answer) || answer.status !== 200)
    return [unexpected("Patreon creator token", url, answer)];
  const campaigns = idsOf(answer.body, "data");
  if (!campaigns.includes(env.PATREON_CAMPAIGN_ID)) {
    return [
      good("Patreon creator token", "works."),
      bad(
        "Patreon campaign",
        `${env.PATREON_CAMPAIGN_ID} is not the creator's. Theirs: ${campaigns.join(", ") || "none"}.`,
      ),
    ];
  }
  const tiers = idsOf(answer.body, "included");
  const unknown = env.PATREON_TIERS.split(",").filter((pair) => !tiers.includes(pair.split(":")[1] ?? ""));
  return [
    good("Patreon creator token", "works, and the campaign is the creator's."),
    unknown.length === 0
      ? good("Patreon tiers", "are all tiers of the campaign.")
      : bad(
          "Patreon tiers",
          `${unknown.join(", ")} not in the campaign. Its tiers: ${tiers.join(", ") || "none"}.`,
        ),
  ];
}

const TRIGGERS = ["members:create", "members:update", "members:delete"];
const PLEDGES = ["members:pledge:create", "members:pledge:update", "members:pledge:delete"];

async function examineWebhook(env: Env, creator: string): Promise<Finding> {
  const subject = "Patreon webhook";
  const ours = `${env.SITE_URL}${WEBHOOK_PATH}`;
  const fields = "uri,paused,num_consecutive_times_failed,triggers";
  const url = `${env.PATREON_URL}/api/oauth2/v2/webhooks?${new URLSearchParams({ "fields[webhook]": fields })}`;
  const answer = await ask(url, { headers: { authorization: `Bearer ${creator}` } });
  // A webhook made on the portal's page belongs to another client, which this token cannot see.
  const look = `make sure that one points to ${ours}, with PATREON_WEBHOOK_SECRET.`;
  if (!("status" in answer) || answer.status !== 200)
    return note(subject, `its webhooks cannot be read with this token: ${look}`);
  const data = field(answer.body, "data");
  const all = (Array.isArray(data) ? data : []).map((entry) => field(entry, "attributes"));
  const mine = all.find((attributes) => field(attributes, "uri") === ours);
  if (!mine) return note(subject, `none of this client's points to ${ours}: ${look}`);
  if (field(mine, "paused") === true)
    return bad(subject, "Patreon has paused it after failures. Unpause it: it then sends what waits.");
  const listens = field(mine, "triggers");
  const missing = [...TRIGGERS, ...PLEDGES].filter(
    (name) => !(Array.isArray(listens) && listens.includes(name)),
  );
  if (missing.length > 0) return bad(subject, `does not listen to ${missing.join(", ")}. Add them.`);
  const failures = Number(field(mine, "num_consecutive_times_failed") ?? 0);
  return failures > 0
    ? note(subject, `points here, and its last ${failures} tries failed. Is the site up?`)
    : good(subject, `points to ${ours} and listens to all that happens to members.`);
}

/** Whether Patreon is there, takes the creator's token and the OAuth client, and knows campaign and tiers. */
export async function examinePatreon(env: Env): Promise<Finding[]> {
  const { token, findings: renewal } = await examineCreator(env);
  const findings = [...renewal, ...(await examineCampaign(env, token))];
  const fields = {
    grant_type: "authorization_code",
    code: "doctor",
    client_id: env.PATREON_CLIENT_ID,
    client_secret: env.PATREON_CLIENT_SECRET,
    redirect_uri: `${env.SITE_URL}${PATREON_CALLBACK}`,
  };
  const url = `${env.PATREON_URL}/api/oauth2/token`;
  const names = "PATREON_CLIENT_ID and PATREON_CLIENT_SECRET";
  findings.push(await oauthClient("Patreon sign-in", url, names, form(fields)));
  findings.push(await examineWebhook(env, token));
  return findings;
}
