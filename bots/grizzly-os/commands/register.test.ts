import type { Client } from "discord.js";
import { expect, it } from "vitest";
import type { Command } from "../command";
import { balance, daily, pay } from "./coins";
import { registerCommands } from "./register";

/** As Discord gives commands back: with what it adds, and in an order of its own. */
function discord(has: unknown[]) {
  const put: unknown[] = [];
  const client = {
    application: { id: "1" },
    rest: {
      get: async () => has,
      put: async (_route: string, { body }: { body: unknown[] }) => {
        put.push(body);
        has.splice(0, has.length, ...body);
      },
    },
  } as unknown as Client<true>;
  return { client, put };
}
const asGiven = ({ data }: Command) => ({
  ...data,
  id: "5",
  version: "7",
  type: 1,
  dm_permission: null,
  nsfw: false,
  default_member_permissions: data.default_member_permissions ?? null,
  options: (data.options ?? []).map((option) => ({
    ...option,
    required: "required" in option ? option.required : false,
  })),
});

it("tells Discord of the commands where it has others, and only then", async () => {
  const { client, put } = discord([asGiven(daily), asGiven(balance)]);
  expect(await registerCommands(client, [balance, daily])).toBe(false);
  expect(await registerCommands(client, [balance, daily, pay])).toBe(true);
  expect(put).toHaveLength(1);
  expect(await registerCommands(client, [pay, daily, balance])).toBe(false);
  const other = { ...pay, data: { ...pay.data, description: "Another word" } };
  expect(await registerCommands(client, [other, daily, balance])).toBe(true);
});
