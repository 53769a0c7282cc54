import type { Examination } from "./examine";

/** What the doctor found, in words, table by table. */
export function report({ findings, faults, notes, unattributed }: Examination): string {
  const lines: string[] = [];
  for (const fault of faults) lines.push(`✗ ${fault}`);
  const tables = new Map<string, string[]>();
  const add = (table: string, line: string) => tables.set(table, [...(tables.get(table) ?? []), line]);
  for (const { table, subject, problem } of findings) add(table, `  ${subject} ${problem}`);
  for (const { table, rows } of unattributed) {
    add(
      table,
      `  ${rows} ${rows === 1 ? "row" : "rows"} of no known guild: no guild sees ${rows === 1 ? "it" : "them"}`,
    );
  }
  for (const table of [...tables.keys()].sort()) lines.push(table, ...(tables.get(table) ?? []));
  for (const note of notes) lines.push(`· ${note}`);
  const relaxable = findings.filter((finding) => finding.relax).length;
  if (relaxable > 0) {
    lines.push(
      "",
      `${relaxable} of these refuse rows that are right. To let go of them: npm run db:doctor -- --relax`,
      "The statements are printed before anything is done; --relax --yes does it.",
    );
  }
  const count = findings.length + faults.length + unattributed.length;
  lines.push(
    "",
    count === 0 ? "✓ The database is as it should be." : `${count} differences in ${tables.size} tables.`,
  );
  return lines.join("\n");
}
