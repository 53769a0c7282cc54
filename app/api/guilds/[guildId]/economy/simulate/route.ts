import { withGuild } from "@/db/context";
import { simulateRules } from "@/features/economy/data/simulation";
import { rulesInput } from "@/features/economy/rules-input";
import { defineRoute } from "@/features/identity/http/route";

/** People in one answer, those whom the rules change most. */
const MAX_PEOPLE = 500;

/** What changed rules would have paid in the last seven days. Saves nothing. */
export const POST = defineRoute({
  name: "economy.rules.simulate",
  input: rulesInput,
  auth: { guild: "manager", section: "economy" },
  limits: [
    { by: "user", max: 20, seconds: 60 },
    { by: "guild", max: 40, seconds: 60 },
  ],
  async handler({ input: { coins, kills }, scope }) {
    const found = await withGuild(scope, (ctx) => simulateRules(ctx, { coins, kills }), { readOnly: true });
    return { ...found, players: found.players.slice(0, MAX_PEOPLE), people: found.players.length };
  },
});
