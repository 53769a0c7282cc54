import { describe, expect, it } from "vitest";
import { type AdmChange, AdmFold, type AdmFoldState } from "./fold";
import { AdmReader, type AdmReaderState, type AdmRecord } from "./reader";
import { sampleLog } from "./testing/sample";

function read(bytes: Uint8Array | string): AdmRecord[] {
  const records: AdmRecord[] = [];
  const reader = new AdmReader();
  const take = (record: AdmRecord) => records.push(record);
  reader.push(typeof bytes === "string" ? Buffer.from(bytes) : bytes, take);
  reader.end(take);
  return records;
}

const flat = (record: AdmRecord) => {
  const { line, offset, length, clock, date, boot, cut, raw } = record;
  return { line, offset, length, clock, date, boot, cut, raw };
};

/** Everything that reading on from saved states to the end hands over, one JSON text each. */
function readOn(bytes: Uint8Array, readerState?: AdmReaderState, foldState?: AdmFoldState) {
  const records: string[] = [];
  const changes: string[] = [];
  const reader = new AdmReader(readerState);
  const fold = new AdmFold(foldState);
  const change = (one: AdmChange) => changes.push(JSON.stringify(one));
  reader.push(bytes.subarray(reader.state.offset), (record) => {
    records.push(JSON.stringify(flat(record)));
    fold.apply(record, change);
  });
  fold.finish(change);
  return { records, changes };
}

describe("reading a file", () => {
  it("gives the same lines, sessions and deaths when it is cut at any byte into two reads", () => {
    const bytes = sampleLog({ lines: 300, seed: 7 });
    const whole = readOn(bytes);
    expect(whole.records.length).toBeGreaterThanOrEqual(300);
    expect(whole.changes.length).toBeGreaterThan(20);
    // One run takes the file byte by byte: its state after each is what a cut there would save.
    const reader = new AdmReader();
    const fold = new AdmFold();
    let read = 0;
    let changed = 0;
    let before = "";
    for (let cut = 0; cut <= bytes.length; cut++) {
      const saved = JSON.stringify({ reader: reader.state, fold: fold.state });
      const first = new AdmReader();
      let count = 0;
      first.push(bytes.subarray(0, cut), () => count++);
      expect([count, first.state], `first read of ${cut} bytes`).toEqual([read, reader.state]);
      // Within a line the state stays, and with it what follows.
      if (saved !== before) {
        const state = JSON.parse(saved) as { reader: AdmReaderState; fold: AdmFoldState };
        const rest = readOn(bytes, state.reader, state.fold);
        expect(rest.records, `second read from byte ${cut}`).toEqual(whole.records.slice(read));
        expect(rest.changes, `second read from byte ${cut}`).toEqual(whole.changes.slice(changed));
      }
      before = saved;
      reader.push(bytes.subarray(cut, cut + 1), (record) => {
        read++;
        fold.apply(record, () => changed++);
      });
    }
  }, 120_000);

  it("makes each line one record whose bytes lead back to it", () => {
    const bytes = sampleLog({ lines: 2000, seed: 3 });
    let at = 0;
    for (const { offset, length, raw } of read(bytes)) {
      expect(offset).toBe(at);
      expect(bytes.subarray(offset, offset + length).toString("utf8")).toBe(raw);
      at = offset + length + 1;
    }
    expect(at).toBe(bytes.length);
  });

  it("reads a byte order mark, CRLF and bytes that are not UTF-8", () => {
    const cyrillic = Buffer.from([0xc2, 0xe0, 0xf1, 0xff]);
    const bytes = Buffer.concat([
      Buffer.from('\uFEFFAdminLog started on 2026-01-02 at 10:00:00\r\n\r\n10:00:01 | Player "'),
      cyrillic,
      Buffer.from('" is connected (id=76561198010991130)\r\n'),
    ]);
    const [header, blank, player] = read(bytes);
    expect(header?.line).toEqual({ type: "log.started", date: "2026-01-02", seconds: 36_000 });
    expect(blank?.line).toEqual({ type: "noise.blank" });
    expect(player?.line).toMatchObject({ type: "player.connected", player: { id: "76561198010991130" } });
    expect(player?.offset).toBe(49);
    expect(bytes.subarray(49, 49 + (player?.length ?? 0)).toString("latin1")).toMatch(/^10:00:01 .*130\)$/);
    expect(player?.raw).toContain("\uFFFD");
  });

  it("replaces NUL, which no database takes", () => {
    const [record] = read('10:00:00 | Player "a\0b" is connected (id=X)\n');
    expect(record?.line).toMatchObject({ player: { name: "a\uFFFDb" } });
    expect(record?.raw).not.toContain("\0");
  });

  it("dates lines by the header before them and counts boots", () => {
    const records = read(
      [
        "09:00:00 | #####",
        "AdminLog started on 2026-01-31 at 23:50:00",
        "23:55:00 | #####",
        "00:05:00 | #####",
        "AdminLog started on 2026-03-05 at 08:00:00",
        "08:01:00 | #####",
      ].join("\n"),
    );
    expect(records.map(({ date, boot }) => [date, boot])).toEqual([
      [null, 0],
      ["2026-01-31", 1],
      ["2026-01-31", 1],
      ["2026-02-01", 1],
      ["2026-03-05", 2],
      ["2026-03-05", 2],
    ]);
    expect(records.at(-1)?.clock).toBe(Date.parse("2026-03-05T08:01:00Z") / 1000);
  });

  it("knows the rest of a line from a line that came from nowhere", () => {
    const types = read("lost\n10:00:00 | [COT] spawned\n (31)\n").map(({ line }) => line.type);
    expect(types).toEqual(["unknown", "noise.mod", "noise.continuation"]);
  });
});

describe("a last line without an end", () => {
  const kill = (tail: string) =>
    `10:00:00 | Player "A" (DEAD) (id=1 pos=<1, 2, 3>) killed by Player "B" (id=2 pos=<1, 2, 3>)${tail}`;
  const last = (text: string) => read(`10:00:00 | #####\n${text}`).at(-1);

  it.each([
    kill(" with VSS from 34.75 meters"),
    "10:00:00 | #####",
    '10:00:00 | Player "A" is connected (id=1)',
  ])("counts, marked, if it is whole: %s", (text) => {
    expect(last(text)).toMatchObject({ cut: true });
    expect(last(text)?.line.type).not.toMatch(/noise|unknown/);
  });

  it.each([
    kill(" with VSS from 34.75"),
    kill(" with VSS from"),
    kill(""),
    kill(" wi"),
    "10:00:0",
    "AdminLog star",
  ])("is noise if its end is missing: %s", (text) => expect(last(text)?.line).toEqual({ type: "noise.cut" }));

  it("waits while the file still grows", () => {
    const reader = new AdmReader();
    const seen: AdmRecord[] = [];
    reader.push(Buffer.from("10:00:00 | #####\n10:00:01 | ##"), (record) => seen.push(record));
    expect(seen).toHaveLength(1);
    expect(reader.state.offset).toBe(17);
  });
});
