import type { Present } from "@/features/live/protocol";

const list = (names: readonly string[]) =>
  new Intl.ListFormat("en", { style: "long", type: "conjunction" }).format(names);

const be = (names: readonly string[], what: string) =>
  `${list(names)} ${names.length === 1 ? "is" : "are"} ${what}`;

/**
 * Who else looks at a ticket and what they do, in words; empty where nobody does.
 * @param me Discord id of whoever reads: they are not told about themselves
 */
export function presenceWords(people: readonly Present[], me: string | null): string[] {
  const others = people.filter((one) => one.id === null || one.id !== me);
  const named = (typing: Present["typing"]) =>
    others.filter((one) => one.typing === typing).map((one) => one.name);
  const words: [names: string[], what: string][] = [
    [named("reply"), "writing"],
    [named("note"), "writing a note"],
    [named(null), "here"],
  ];
  return words.flatMap(([names, what]) => (names.length > 0 ? [be(names, what)] : []));
}
