/** Joins class names; whatever is no text is left out. */
export function cn(...names: unknown[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
