import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { AdmReader, type AdmRecord } from "./reader";

/** A folder of real logs. They are other people's and stay outside of the project. */
const folder = process.env.ADM_CORPUS;
const files = folder
  ? readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(adm|txt)$/i.test(name))
      .map((name) => join(folder, name))
      .sort()
  : [];

const STAMP = "^\\d\\d:\\d\\d:\\d\\d \\| ";
const ID = "(?: \\(DEAD\\))?\\s?\\(id=[^)\\s]*(?: pos=<[^>]*>)?\\)";
const WHO = `Player (?:"[^"]*"|'[^']*'|[^"'][^"]*?)${ID}`;
const WITH_POS = 'Player (?:"[^"]*"|[^"\'][^"]*?)(?: \\(DEAD\\))? \\(id=[^)\\s]* pos=<[^>]*>\\)';
const HIT = `${STAMP}${WITH_POS}\\[HP: [^\\]]*\\] hit by `;
const INTO = " into \\w*\\(-?\\d+\\) for [\\d.e+-]+ damage";
const after = (tail: string, end = "\\s*$") => new RegExp(STAMP + WHO + tail + end);

/** One pattern a type, written against the grammar and not from the reader. */
const PATTERNS: Record<string, RegExp> = {
  "log.started": /^[\s\0\uFEFF]*AdminLog started on \d{4}-\d\d-\d\d at \d\d:\d\d:\d\d\s*$/,
  "player.connecting": after(" is connecting"),
  "player.connected": new RegExp(
    `${STAMP}(?:${WHO} is connected|Player "[^"]*" is connected \\(id=[^)]*\\))\\s*$`,
  ),
  "player.disconnected": after(" has been disconnected"),
  "player.killed_by_player": after(` (?:killed by Player|has been killed by player) .*\\(id=.*`),
  "player.killed_by_lost": after(" killed by  with .*"),
  "player.killed_by_ai": after(' killed by AI ".*'),
  "player.killed_by_entity": after(" killed by (?!Player )(?!AI )(?! )\\S.*"),
  "player.died": after(" died\\..*"),
  "player.drowned": after(" drowned\\..*"),
  "player.drowned_unconscious": after(" has drowned while unconscious"),
  "player.bled_out": after(" bled out"),
  "player.suicide": after(" committed suicide\\.?"),
  "player.respawning": after(" is choosing to respawn"),
  "player.left_unconscious": after(" is disconnecting while being unconscious"),
  "player.left_restrained": after(" is disconnecting while being restrained"),
  "player.hit_by_player": new RegExp(`${HIT}Player .*\\)${INTO}`),
  "player.hit_by_ai": new RegExp(`${HIT}AI ".*\\)${INTO}`),
  "player.hit_by_entity": new RegExp(`${HIT}(?!Player )(?!AI ")[^"]*${INTO}`),
  "player.hit_by_explosion": new RegExp(`${HIT}explosion \\(`),
  "player.hit_by_fall": new RegExp(`${HIT}FallDamage\\w*\\s*$`),
  "player.hit_by_object": new RegExp(`${HIT}\\w+ with \\w+\\s*$`),
  "player.unconscious": after(" is unconscious"),
  "player.conscious": after(" regained consciousness"),
  "player.placed": after(" placed .*"),
  "player.built": after("Built .* on .*"),
  "player.dismantled": after("Dismantled .* from .*"),
  "player.destroyed": after(" destroyed .*"),
  "player.folded": after(" folded .*"),
  "player.packed": after(" packed .*"),
  "player.repaired": after(" repaired .*"),
  "player.built_shelter": after(" built .*"),
  "player.mounted": after("Player \\S+ .*\\bMounted .*"),
  "player.unmounted": after("Player \\S+ .*\\bUnmounted .*"),
  "player.raised_flag": after(" has raised .*"),
  "player.lowered_flag": after(" has lowered .*"),
  "player.emote": after(" performed .*"),
  "player.teleported": after(" was teleported from: .*"),
  "player.listed": new RegExp(`${STAMP}${WITH_POS}\\s*$`),
  "list.started": new RegExp(`${STAMP}##### PlayerList log: \\d+ players\\s*$`),
  "list.ended": new RegExp(`${STAMP}#####\\s*$`),
  "emote.played": new RegExp(`${STAMP}\\[emote\\] .* play emote id=\\d+`),
  "chat.message": new RegExp(
    `${STAMP}(?:Chat(?:\\[[^\\]]*\\])?|\\[Chat - [^\\]]*\\])\\("[^"]*"\\(id=[^)]*\\)\\):`,
  ),
  "chat.report": new RegExp(`${STAMP}PLAYER REPORT: <`),
  "noise.footer": /^\*+EOF\*+\s*$/,
  "noise.ornament": /^\*+\s*$/,
  "noise.blank": /^(?:\d\d:\d\d:\d\d \| )?[\s\0\uFEFF]*$/,
};

/** How the game's own lines begin. */
const GAME = new RegExp(
  `^[\\s\\0]*AdminLog|${STAMP}(?:Player |Chat\\(|PLAYER REPORT|#####|DEBUG|\\[emote\\])`,
);

function read(bytes: Uint8Array, piece = bytes.length): AdmRecord[] {
  const records: AdmRecord[] = [];
  const reader = new AdmReader();
  const take = (record: AdmRecord) => records.push(record);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece), take);
  reader.end(take);
  return records;
}

/** The text of a file's lines, taken apart in the plainest way. */
function plainLines(bytes: Buffer): string[] {
  const lines = bytes.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

if (!folder) console.warn("Real admin logs are not read: ADM_CORPUS names no folder.");

describe.skipIf(!folder)("real logs (ADM_CORPUS)", () => {
  it("are there", () => expect(files.length).toBeGreaterThan(100));

  it.each(files.map((file) => [relative(folder ?? "", file), file]))("%s", (_name, file) => {
    const bytes = readFileSync(file);
    const lines = plainLines(bytes);
    const records = read(bytes);
    expect(records.length).toBe(lines.length);
    const counts = new Map<string, number>();
    for (const { line, offset, length, raw } of records) {
      counts.set(line.type, (counts.get(line.type) ?? 0) + 1);
      const slice = bytes.subarray(offset, offset + length).toString("utf8");
      expect(raw).toBe(slice.replaceAll("\0", "\uFFFD"));
    }
    for (const [type, pattern] of Object.entries(PATTERNS)) {
      expect(counts.get(type) ?? 0, type).toBe(lines.filter((line) => pattern.test(line)).length);
    }
    const other = [...counts.keys()].filter((type) => !(type in PATTERNS));
    expect(other.filter((type) => !/^noise\.(mod|continuation|debug|cut)$|^unknown$/.test(type))).toEqual([]);
    // A modded server may write what nobody knows; the game itself may not.
    const modded = counts.has("noise.mod");
    const unknown = records.filter(
      ({ line, raw }) => line.type === "unknown" && !(modded && !GAME.test(raw)),
    );
    expect(unknown.map(({ raw }) => raw)).toEqual([]);
  });

  it("read the same in small pieces", () => {
    for (const file of files) {
      const bytes = readFileSync(file);
      const flat = (records: AdmRecord[]) =>
        records.map(({ line, offset, date, raw }) => ({ line, offset, date, raw }));
      expect(flat(read(bytes, 61))).toEqual(flat(read(bytes)));
    }
  });
});
