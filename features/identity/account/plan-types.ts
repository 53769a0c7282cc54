/**
 * What the database keeps about a person in one table. Predicates are SQL over the alias `t` with `$1` the Discord id
 * and `$2` the person's id; sql.ts puts them in.
 */
export interface Holding {
  table: string;
  /** Which rows are about the person. */
  mine: string;
  /** Path in the archive without its ending: `coins/ledger`. */
  file: string;
  /** The key that pages go by: columns with their types, in order. */
  key: readonly (readonly [column: string, type: "text" | "bigint" | "uuid" | "date" | "smallint"])[];
  /** Columns that are left out: secrets, and what is about others. */
  hide?: readonly string[];
  /** The file holds bytes of its own: columns of its name and its content. */
  bytes?: { name: string; content: string };
}

/** What happens to a table's rows when a person's account is deleted; carried out in the order of the list. */
export type Erasure = {
  /** Unique: what is done is noted under it. */
  name: string;
  table: string;
} & (
  | { verb: "delete"; where: string }
  /**
   * The stand-in id takes the Discord id's place where a column holds exactly that (`ids`) or has it within a text or
   * JSON (`within`); `set` gives other columns a value: SQL with `$3` the stand-in, `$4` the name of deleted accounts.
   */
  | {
      verb: "rewrite";
      where: string;
      ids?: readonly string[];
      within?: readonly (readonly [column: string, type: "text" | "jsonb" | "text[]"])[];
      set?: Readonly<Record<string, string>>;
    }
  /** A statement of its own, for what has an order within the database. */
  | { verb: "run"; sql: string }
  /** Through the supporters' own verbs: the link to Patreon ends, Discord roles are wished for anew. */
  | { verb: "call"; call: "unlink" | "roles" }
  /** Nothing goes on while such a row is there, for an hour at most. */
  | { verb: "wait"; where: string }
);

/** A column that names people and is left as it is, with the reason. */
export interface Staying {
  table: string;
  columns: readonly string[];
  why: string;
}

/** One line of what a person reads before they delete their account. */
export interface Consequence {
  what: string;
  fate: "goes" | "stays";
  why: string;
}
