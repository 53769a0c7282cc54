/** A piece of HTML that is safe to print as it is. */
export class Html {
  constructor(readonly text: string) {}
}

export type Renderable = Html | string | number | null | undefined | false | readonly Renderable[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}

function render(value: Renderable): string {
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(render).join("");
}

/** A template whose values are escaped, unless they are `Html` themselves. Attributes need quotes around them. */
export function html(strings: TemplateStringsArray, ...values: Renderable[]): Html {
  const parts = strings.flatMap((text, index) => (index === 0 ? [text] : [render(values[index - 1]), text]));
  return new Html(parts.join(""));
}
