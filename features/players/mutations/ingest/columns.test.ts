import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { flags, moments, numbers, texts } from "./columns";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const columns = fc.array(
  fc.record({
    // What a log can hold: anything but NUL and halves of pairs, which the reader replaces.
    text: fc.option(
      fc.oneof(
        fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
        fc.constantFrom(
          '"',
          "\\",
          "\\n",
          "a\nb\t",
          "{a,b}",
          "NULL",
          "null",
          "",
          " x ",
          '{"a":"\\u0041 \\"b\\""}',
        ),
      ),
    ),
    number: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
    moment: fc.option(
      fc.date({ min: new Date("1999-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
    ),
    flag: fc.option(fc.boolean()),
  }),
  { minLength: 1, maxLength: 8 },
);

it("reaches the database as it left", async () => {
  await fc.assert(
    fc.asyncProperty(columns, async (rows) => {
      const result = await withSystem({ kind: "system", job: "test" }, (ctx) =>
        ctx.db.execute(sql`
          select * from unnest(${texts(rows.map((row) => row.text))}::text[], ${numbers(rows.map((row) => row.number))}::float8[],
            ${moments(rows.map((row) => row.moment))}::timestamptz[], ${flags(rows.map((row) => row.flag))}::boolean[]
          ) as t(text, number, moment, flag)`),
      );
      expect(
        result.rows.map((row) => ({
          text: row.text,
          number: row.number,
          moment: row.moment === null ? null : new Date(row.moment as string),
          flag: row.flag,
        })),
      ).toEqual(rows.map((row) => ({ ...row, number: row.number === null ? null : row.number + 0 })));
    }),
    { numRuns: 150 },
  );
});
