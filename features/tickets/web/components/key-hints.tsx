const HINTS: readonly [keys: readonly string[], what: string][] = [
  [["J", "K"], "move"],
  [["E"], "close"],
  [["A"], "assign"],
  [["?"], "keys"],
];

/** The keys that one forgets first, under the queue. */
export function KeyHints() {
  return (
    <p
      aria-hidden
      className="flex flex-wrap gap-x-2.5 gap-y-1 border-t px-3 py-2.5 text-12 text-muted max-lg:hidden"
    >
      {HINTS.map(([keys, what]) => (
        <span key={what} className="inline-flex items-center gap-1">
          {keys.map((key) => (
            <kbd
              key={key}
              className="grid min-w-5 place-items-center rounded-item border border-line-strong px-1 font-mono"
            >
              {key}
            </kbd>
          ))}
          {what}
        </span>
      ))}
    </p>
  );
}
