/** Something the palette can open. */
export interface CommandEntry {
  id: string;
  label: string;
  /** What kind of thing it is, shown at the right: "Page", "Server", "Order". */
  kind: string;
  href: string;
  /** More words to find it by. */
  keywords?: readonly string[];
}

export interface CommandSource {
  /** Entries known without asking, such as pages. */
  entries: readonly CommandEntry[];
  /** Address that answers `{ entries: CommandEntry[] }` for `?q=`; asked from two letters on. */
  searchUrl?: string;
}
