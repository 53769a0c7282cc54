import type { Tx } from "./transaction";
import { prepared } from "./transaction";

/** A piece of a statement that writes one feature's tables: common table expressions with their own `$1`, `$2` …. */
export interface Part {
  /** `name as (…), other as (…)`; names are unique among the parts that are joined. */
  ctes: string;
  /** What it answers, by name: scalar expressions over its expressions. */
  answers?: Record<string, string>;
  /** How many values it takes. */
  values: number;
}

export interface Joined {
  text: string;
  sizes: readonly number[];
}

/**
 * Parts as one statement with one row. Features that write together in a hot path each give their part, so that
 * each table is still written by its own feature alone: a statement of its own for each costs as much again (measured).
 * All parts see the same snapshot; one sees another's rows only through that one's expressions.
 */
export function joined(...parts: Part[]): Joined {
  let before = 0;
  const texts = parts.map((part) => {
    const shift = before;
    before += part.values;
    const moved = (text: string) => text.replace(/\$(\d+)/g, (_, nr) => `$${Number(nr) + shift}`);
    const answers = Object.entries(part.answers ?? {}).map(([name, text]) => `${moved(text)} as "${name}"`);
    return { ctes: moved(part.ctes), answers };
  });
  const ctes = texts.map((part) => part.ctes).join(", ");
  const answers = texts.flatMap((part) => part.answers).join(", ");
  return { text: `with ${ctes} select ${answers}`, sizes: parts.map((part) => part.values) };
}

/**
 * Runs joined parts, prepared.
 * @param values of each part, in the parts' order
 * @param run `preparedLast` for a verb's last statement
 */
export async function runJoined<Row extends object>(
  db: Tx,
  { text, sizes }: Joined,
  values: readonly (readonly unknown[])[],
  run: typeof prepared = prepared,
): Promise<Row> {
  sizes.forEach((size, nr) => {
    if (values[nr]?.length !== size) throw new Error(`Part ${nr + 1} takes ${size} values.`);
  });
  const [row] = await run<Row>(db, text, values.flat());
  if (!row) throw new Error("A select without FROM gives a row.");
  return row;
}
