import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { belowFloor, readSource, rules, unpinned, type Violation } from "./structure/rules";

const tracked = execFileSync("git", [
  "ls-files",
  "--cached",
  "--others",
  "--exclude-standard",
  "*.ts",
  "*.tsx",
  "*.mts",
  "*.mjs",
])
  .toString()
  .split("\n")
  .filter((path) => path !== "" && existsSync(path));

const files = tracked.map(readSource);
const violations: Violation[] = [
  ...Object.values(rules).flatMap((rule) => rule(files)),
  ...belowFloor(JSON.parse(readFileSync("package-lock.json", "utf8"))),
  ...unpinned(JSON.parse(readFileSync("package.json", "utf8"))),
];

for (const { path, line, sentence } of violations) {
  console.error(`${path}${line ? `:${line}` : ""}: ${sentence}`);
}
const lengths = files.map((file) => file.lines.length).sort((a, b) => a - b);
console.log(
  `${files.length} files, median ${lengths[Math.floor(lengths.length / 2)]} lines, ${violations.length} violations.`,
);
process.exit(violations.length > 0 ? 1 : 0);
