import { describe, expect, it } from "vitest";
import { ledgerCsv } from "./ledger-csv";
import { readWallet, writeWallet } from "./ledger-query";
import type { LedgerLine } from "./wallet";

const line = (title: string, detail: string | null = null): LedgerLine => ({
  id: "7",
  at: "2026-11-22T20:31:07.000Z",
  kind: "kill_reward",
  amount: -140,
  balance: 18_420,
  cause: {
    kind: "kill",
    id: "1",
    title,
    detail,
    lines: [],
    proof: null,
    orderNumber: null,
    counterparty: null,
  },
});

describe("a wallet's address", () => {
  it("goes there and back", () => {
    for (const search of [
      "",
      "?guild=black-pine&days=7&show=spent&cause=order&text=mosin&before=41",
      "?days=90",
    ])
      expect(
        writeWallet(readWallet(Object.fromEntries(new URLSearchParams(search))), {
          before: new URLSearchParams(search).get("before"),
        }),
      ).toBe(search);
  });

  it("forgets what it does not know, and starts a new filter at the newest line", () => {
    const query = readWallet({
      guild: "../x",
      days: "5000",
      show: "secret",
      cause: "__proto__",
      before: "1e9",
    });
    expect(writeWallet(query)).toBe("");
    expect(writeWallet(readWallet({ before: "41", show: "spent" }), { show: "earned" })).toBe("?show=earned");
  });
});

describe("a ledger as CSV", () => {
  it("keeps numbers as numbers and quotes what needs it", () => {
    const [, row] = ledgerCsv([line('Killed "Rook", twice', "M4-A1, 212 m")]).split("\r\n");
    expect(row).toBe(
      '2026-11-22T20:31:07.000Z,kill_reward,"Killed ""Rook"", twice","M4-A1, 212 m",-140,18420,7',
    );
  });

  it("gives a spreadsheet nothing to run", () => {
    expect(ledgerCsv([line("=HYPERLINK(1)")])).toContain(",'=HYPERLINK(1),");
  });
});
