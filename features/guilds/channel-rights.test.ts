import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelPermissions, PERMISSION } from "@/sandbox/state/permissions";
import type { Channel, Guild, Member } from "@/sandbox/state/types";
import { bitsIn, bitsOf, postingProblem } from "./channel-rights";

const GUILD = "100000000000000001";
const BOT = "200000000000000001";
const ROLES = ["300000000000000001", "300000000000000002", "300000000000000003"];
const bits = fc
  .subarray([
    PERMISSION.VIEW_CHANNEL,
    PERMISSION.SEND_MESSAGES,
    PERMISSION.EMBED_LINKS,
    PERMISSION.MANAGE_ROLES,
  ])
  .map((set) => set.reduce((all, bit) => all | bit, 0n).toString());
const overwrites = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(GUILD, BOT, ...ROLES), allow: bits, deny: bits }),
  { selector: (one) => one.id, maxLength: 5 },
);

describe("what a bot may in a channel", () => {
  it("is what Discord would let it, for any roles and overwrites", () => {
    fc.assert(
      fc.property(
        fc.array(bits, { minLength: 4, maxLength: 4 }),
        fc.subarray(ROLES),
        overwrites,
        (each, held, own) => {
          const roles = [GUILD, ...ROLES].map((id, at) => ({ id, permissions: each[at] ?? "0" }));
          const kindOf = (id: string) => (id === BOT ? 1 : 0);
          const standing = { guildId: GUILD, botId: BOT, roleIds: held, roles };
          const found = bitsIn(
            standing,
            own.map((one) => ({ ...one, type: kindOf(one.id) })),
          );
          const theirs = channelPermissions(
            { id: GUILD, ownerId: "1", roles } as unknown as Guild,
            {
              overwrites: own.map((one) => ({ ...one, kind: kindOf(one.id) ? "member" : "role" })),
            } as unknown as Channel,
            { userId: BOT, roles: held } as unknown as Member,
          );
          const sees = (found & PERMISSION.VIEW_CHANNEL) !== 0n;
          expect(sees ? found : 0n).toBe(theirs);
        },
      ),
    );
  });

  it("is named where it is missing, and an administrator misses nothing", () => {
    const standing = (permissions: bigint) => ({
      guildId: GUILD,
      botId: BOT,
      roleIds: [],
      roles: [{ id: GUILD, permissions: permissions.toString() }],
    });
    expect(postingProblem(bitsOf(standing(0n)))).toBe(
      "Grizzly OS misses “View channel” and “Send messages” there.",
    );
    expect(postingProblem(bitsOf(standing(PERMISSION.VIEW_CHANNEL)))).toBe(
      "Grizzly OS misses “Send messages” there.",
    );
    const deny = [{ id: GUILD, type: 0, allow: "0", deny: PERMISSION.SEND_MESSAGES.toString() }];
    expect(postingProblem(bitsIn(standing(PERMISSION.ADMINISTRATOR), deny))).toBeNull();
  });
});
