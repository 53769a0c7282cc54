import { describe, expect, it } from "vitest";
import { examineSettings } from "./settings";

const whole = {
  SITE_URL: "https://grizzly.test",
  DATABASE_URL: "postgres://u:p@db.test/grizzly",
  NEXTAUTH_SECRET: "a".repeat(40),
  INTERNAL_SECRET: "b".repeat(40),
  SECRETS_KEYRING: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  DISCORD_CLIENT_ID: "1",
  DISCORD_CLIENT_SECRET: "s",
  DISCORD_BOT_TOKEN: "t",
  PATREON_CLIENT_ID: "1",
  PATREON_CLIENT_SECRET: "s",
  PATREON_CREATOR_TOKEN: "t",
  PATREON_CAMPAIGN_ID: "1",
  PATREON_WEBHOOK_SECRET: "w",
  PATREON_TIERS: "bronze:1,silver:2,gold:3",
};

const wrong = (source: Record<string, string | undefined>) =>
  examineSettings(source)
    .filter(({ state }) => state === "bad")
    .map(({ subject }) => subject);

describe("the doctor's look at the settings", () => {
  it("finds nothing wrong with a whole set", () => {
    expect(wrong(whole)).toEqual([]);
  });

  it("names every variable that is missing or malformed, and no other", () => {
    expect(wrong({ ...whole, DISCORD_BOT_TOKEN: "", PATREON_TIERS: "gold", PORT: "many" })).toEqual([
      "DISCORD_BOT_TOKEN",
      "PATREON_TIERS",
      "PORT",
    ]);
  });

  it("refuses plain http on a public host, and the sandbox there altogether", () => {
    expect(wrong({ ...whole, SITE_URL: "http://grizzly.test" })).toEqual(["SITE_URL"]);
    expect(wrong({ ...whole, PATREON_URL: "http://localhost:3999/patreon" })).toEqual(["settings"]);
  });

  it("does not take an example for a secret", () => {
    expect(wrong({ ...whole, PATREON_WEBHOOK_SECRET: "change-me" })).toEqual(["PATREON_WEBHOOK_SECRET"]);
  });
});
