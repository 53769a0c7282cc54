import { expect, test } from "@playwright/test";
import { builtActions } from "../fixtures/build";
import { guildFacts } from "../fixtures/facts";
import { SITE } from "../fixtures/house";
import type { ActionRule } from "./action-rules";
import { ACTIONS, act, ENDS_THE_SESSION } from "./actions";
import { type BareSite, startBareSite } from "./bare-site";
import { VISITORS } from "./visits";

test.describe.configure({ timeout: 300_000 });

/** For those without a rule: nobody may get further than the door. */
const ANY: ActionRule = { input: () => ({}), expects: () => "unauthenticated" };

async function tryActions(site = SITE): Promise<string[]> {
  const wrong: string[] = [];
  for (const action of builtActions()) {
    const rule = ACTIONS.get(action.name);
    for (const guild of await guildFacts()) {
      await Promise.all(
        (rule ? VISITORS : [null]).map(async (person) => {
          const outcome = await act(action, rule ?? ANY, person, guild, { site });
          const expected = (rule ?? ANY).expects(person, guild);
          const right =
            outcome === expected || (expected === "reached" && ["refused", "done"].includes(outcome));
          if (!right)
            wrong.push(
              `${action.name} in ${guild.slug} as ${person ?? "visitor"}: ${outcome}, not ${expected}`,
            );
        }),
      );
    }
  }
  return wrong;
}

/** As the owner, whose rights are no hindrance: only the missing or foreign origin is. */
async function tryOrigins(site = SITE): Promise<string[]> {
  const [guild] = await guildFacts();
  const wrong: string[] = [];
  for (const action of builtActions()) {
    for (const origin of [null, "null", "https://evil.example"]) {
      const outcome = await act(action, ACTIONS.get(action.name) ?? ANY, guild.owner, guild, {
        site,
        origin,
      });
      // Without the proxy the framework itself stops `null` before our guard does.
      const stopped = outcome === "forbidden" || (origin === "null" && outcome.startsWith("500 "));
      if (!stopped) wrong.push(`${action.name} from ${origin}: ${outcome}`);
    }
  }
  return wrong;
}

test("every action of the build has a rule that says who may call it", () => {
  const actions = builtActions();
  expect(actions.length).toBeGreaterThan(5);
  const unknown = actions.filter(({ name }) => !ACTIONS.has(name) && !ENDS_THE_SESSION.has(name));
  expect(unknown, "add them to ACTIONS in e2e/isolation/actions.ts").toEqual([]);
});

test("every action answers everyone as its rule says", async () => {
  expect(await tryActions()).toEqual([]);
});

test("no action runs for a request from elsewhere", async () => {
  expect(await tryOrigins()).toEqual([]);
});

test.describe("without proxy.ts", () => {
  let site: BareSite;
  test.beforeAll(async () => {
    site = await startBareSite();
  });
  test.afterAll(async () => site?.stop());

  test("every action answers everyone as before, and nobody elsewhere", async () => {
    expect([...(await tryActions(site.url)), ...(await tryOrigins(site.url))]).toEqual([]);
  });
});
