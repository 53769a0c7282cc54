import { readFileSync } from "node:fs";

/** One source file of the project. `path` is relative to the root, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
  lines: string[];
}

export interface Violation {
  path: string;
  line?: number;
  sentence: string;
}

type Rule = (files: SourceFile[]) => Violation[];

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /^(e2e|db\/testing|bench)\//.test(path);
const isData = (path: string) =>
  /^db\/(schema|migrations|seed|sql)\//.test(path) || /\.data\.ts$|\/population\.ts$/.test(path);
const isTooling = (path: string) =>
  /^(scripts|sandbox|e2e|bench|db\/testing)\//.test(path) || /^[^/]+\.(ts|mts)$/.test(path);

/** Reports each line of the chosen files on which the pattern stands. */
function forbidden(applies: (path: string) => boolean, pattern: RegExp, sentence: string): Rule {
  return (files) =>
    files
      .filter((file) => applies(file.path))
      .flatMap((file) =>
        file.lines.flatMap((text, index) =>
          pattern.test(text) ? [{ path: file.path, line: index + 1, sentence }] : [],
        ),
      );
}

function longFiles(files: SourceFile[]): Violation[] {
  const counted = files.filter((file) => !isData(file.path));
  const tooLong = counted
    .filter((file) => file.lines.length > 400)
    .map((file) => ({ path: file.path, sentence: `has ${file.lines.length} lines; none may pass 400.` }));
  const long = counted.filter((file) => file.lines.length > 275);
  const share = long.length / Math.max(1, counted.length);
  const tooMany =
    share > 0.05
      ? long.map((file) => ({
          path: file.path,
          sentence: `is one of ${long.length} files over 275 lines (${(share * 100).toFixed(1)} %, at most 5 %).`,
        }))
      : [];
  return [...tooLong, ...tooMany];
}

function longPages(files: SourceFile[]): Violation[] {
  return files
    .filter((file) => /^app\/.*\/page\.tsx$/.test(file.path) && file.lines.length > 80)
    .map((file) => ({ path: file.path, sentence: `has ${file.lines.length} lines; a page stays under 80.` }));
}

function names(files: SourceFile[]): Violation[] {
  return files
    .filter(
      (file) =>
        /(^|\/)(utils|helpers|misc|common)\.tsx?$/.test(file.path) ||
        /^features\/.*\/index\.tsx?$/.test(file.path),
    )
    .map((file) => ({
      path: file.path,
      sentence: "says nothing by its name: name what it holds, and import from there.",
    }));
}

function longComments(files: SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const found: Violation[] = [];
    let run = 0;
    file.lines.forEach((line, index) => {
      run = /^\s*\/\//.test(line) ? run + 1 : 0;
      if (run === 4)
        found.push({
          path: file.path,
          line: index + 1,
          sentence: "a comment says why in three lines at most.",
        });
    });
    return found;
  });
}

/** The rules of docs/architecture.md that imports alone do not show. */
export const rules: Record<string, Rule> = {
  "long files": longFiles,
  "long pages": longPages,
  names,
  "long comments": longComments,
  "environment in one place": forbidden(
    (path) =>
      path !== "lib/env.ts" && !isTooling(path) && !isTest(path) && path !== "bots/runtime/process.ts",
    /process\.env\b/,
    "reads the environment; lib/env.ts is the one place for that.",
  ),
  "one minter of guild ids": forbidden(
    (path) => path !== "features/guilds/scope.ts" && !isTest(path) && !path.startsWith("scripts/structure/"),
    /as (unknown as )?AuthorizedGuildId\b|<AuthorizedGuildId>/,
    "casts to AuthorizedGuildId; only features/guilds/scope.ts may.",
  ),
  "tokens only": forbidden(
    (path) =>
      /^(app|components|features)\/.*\.tsx$/.test(path) && !/^components\/art\//.test(path) && !isTest(path),
    /#[0-9a-fA-F]{3,8}\b(?![^<]*url)|oklch\(|rgba?\(/,
    "holds a colour; use the tokens of app/globals.css.",
  ),
  "no loose ends": forbidden(
    () => true,
    // Written in parts so that this line does not find itself.
    new RegExp(
      [
        "TO" + "DO",
        "FIX" + "ME",
        "@ts-" + "ignore",
        "as a" + "ny\\b",
        ": a" + "ny\\b",
        "\\.on" + "ly\\(",
      ].join("|"),
    ),
    "holds a loose end.",
  ),
  "raw html": forbidden(
    (path) => /^(app|components|features)\//.test(path),
    // Structured data is JSON with every character of markup escaped, and cannot be a child: React would escape its quotes.
    /dangerouslySet[I]nnerHTML(?!=\{\{ __html: jsonForScript\()/,
    "writes HTML past React.",
  ),
};

const FLOORS: Record<string, string> = {
  next: "16.4.5",
  sharp: "0.35.5",
  "next-auth": "4.24.15",
  "drizzle-orm": "0.45.2",
};

function below(version: string, floor: string): boolean {
  const [left, right] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Packages of a lockfile (v3) that are older than what is known to be safe. */
export function belowFloor(lockfile: { packages: Record<string, { version?: string }> }): Violation[] {
  return Object.entries(lockfile.packages).flatMap(([path, { version }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    const floor = FLOORS[name];
    if (!floor || !version || !below(version, floor)) return [];
    return [
      { path: "package-lock.json", sentence: `${name} ${version} is below ${floor}, which has known holes.` },
    ];
  });
}

/** Versions in package.json that are a range instead of one version. */
export function unpinned(manifest: Record<string, Record<string, string> | undefined>): Violation[] {
  return ["dependencies", "devDependencies"].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => ({
        path: "package.json",
        sentence: `${name} is ${version}: pin one version.`,
      })),
  );
}

export function readSource(path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  return { path, text, lines: text.replace(/\n$/, "").split("\n") };
}
