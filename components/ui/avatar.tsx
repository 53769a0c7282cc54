import { cn } from "./cn";

/** Two letters for a name: of its words, else of its capitals, else its start. */
export function initials(name: string): string {
  const words = name.split(/[\s_.-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const capitals = name.match(/\p{Lu}/gu) ?? [];
  const [first, second] = words;
  if (first && second) return `${[...first][0] ?? ""}${[...second][0] ?? ""}`.toUpperCase();
  if (capitals.length > 1) return capitals.slice(0, 2).join("");
  return [...(first ?? name)].slice(0, 2).join("").toUpperCase();
}

const GROUNDS = ["bg-avatar-1", "bg-avatar-2", "bg-avatar-3", "bg-avatar-4", "bg-avatar-5", "bg-avatar-6"];

function groundOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return GROUNDS[sum % GROUNDS.length] ?? "bg-avatar-1";
}

/** Initials on a calm ground that stays the same for a name. `square` is for groups, round for persons. */
export function Avatar({
  name,
  square,
  size = 28,
  className,
}: {
  name: string;
  square?: boolean;
  size?: 20 | 24 | 28 | 36 | 40 | 56;
  className?: string;
}) {
  const sizes = {
    20: "size-5 text-[9px]",
    24: "size-6 text-[10px]",
    28: "size-7 text-[11px]",
    36: "size-9 text-13",
    40: "size-10 text-14",
    56: "size-14 text-20",
  };
  return (
    <span
      aria-hidden
      data-initials={initials(name)}
      className={cn(
        // A picture made of letters: as text they would be part of a button's words.
        "before:content-[attr(data-initials)] inline-grid shrink-0 place-items-center font-semibold text-avatar-ink leading-none tracking-normal",
        square ? (size > 28 ? "rounded-control" : "rounded-item") : "rounded-full",
        groundOf(name),
        sizes[size],
        className,
      )}
    />
  );
}
