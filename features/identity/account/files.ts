import { csvText } from "@/lib/csv";
import { LEFT_OUT } from "./collections";
import type { Holding } from "./plan-types";

/** A row of a collection as the database gives it. */
export interface CollectedRow {
  row: Record<string, unknown>;
  /** What the next page goes on from. */
  key: string[];
  /** Name of the guild that it belongs to. */
  guild: string | null;
  /** The file's own bytes, where the collection is one of files. */
  content?: Buffer;
}

/** `game/kills-and-deaths` becomes `kills and deaths`. */
export const wordsOf = ({ file }: Holding): string => (file.split("/")[1] ?? file).replaceAll("-", " ");

/** How all files of a collection begin. */
export const pagesOf = ({ file }: Holding): string => `${file}-`;

/** A file's name that no system trips over: no folders, no signs that mean something to a shell or to Windows. */
export function safeName(name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}._ -]/gu, "_")
    .replace(/^[. ]+/, "")
    .slice(-80);
  return plain || "file";
}

function flat(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

const OTHERS = /(?<![\w-])\d{17,20}(?![\w-])|(?<=[:_])\d{17,20}(?=[:_"]|$)/g;

/** Ids of Discord in a row, but for the person's own: whoever they belong to, they are not theirs to take along. */
export function withoutOthers(row: Record<string, unknown>, own: string): Record<string, unknown> {
  const text = JSON.stringify(row).replace(OTHERS, (id) => (id === own ? id : "(hidden)"));
  return JSON.parse(text) as Record<string, unknown>;
}

const plainRow = ({ row, guild }: CollectedRow): Record<string, unknown> => {
  const { guild_id, ...rest } = row;
  return guild_id === undefined ? rest : { guild: guild ?? guild_id, ...rest };
};

/**
 * The files of one page: the rows for a program and for a spreadsheet. A file of the person's own stands beside them.
 * @param page how many pages are there already
 * @param own the person's Discord id
 */
export function filesOf(
  holding: Holding,
  rows: readonly CollectedRow[],
  page: number,
  own: string,
): [string, Buffer | string][] {
  if (rows.length === 0) return [];
  const plain = rows.map((row) => withoutOthers(plainRow(row), own));
  const head = [...new Set(plain.flatMap((row) => Object.keys(row)))];
  const name = `${pagesOf(holding)}${String(page + 1).padStart(3, "0")}`;
  const uploads = rows.flatMap(({ row, content }): [string, Buffer][] => {
    if (!holding.bytes || !content) return [];
    return [[`${name} ${safeName(String(row[holding.bytes.name] ?? "file"))}`, content]];
  });
  return [
    [`${name}.json`, `${JSON.stringify(plain, null, 2)}\n`],
    [
      `${name}.csv`,
      csvText(
        head,
        plain.map((row) => head.map((column) => flat(row[column]))),
      ),
    ],
    ...uploads,
  ];
}

/** What the archive says about itself. */
export function readMe(name: string, files: readonly { name: string; size: number }[], at: Date): string {
  return [
    `Everything that Grizzly keeps about ${name}`,
    "",
    `Made ${at.toISOString()}. Times are UTC. Each list is there twice: .json for programs, .csv for a spreadsheet.`,
    "",
    "In here:",
    ...files.map((file) => `  ${file.name} (${file.size} bytes)`),
    "",
    "Not in here:",
    ...LEFT_OUT.map((line) => `  ${line}`),
    "",
  ].join("\r\n");
}
