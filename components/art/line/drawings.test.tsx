import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { drawingsFile } from "./drawings";
import { LinePicture } from "./line-pictures";
import { PICTURE_KEYS } from "./picture-keys";

const numbers = (path: string) => path.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];
const symbols = new Map(
  [...drawingsFile().matchAll(/<symbol id="([^"]+)"[^>]*>(.*?)<\/symbol>/g)].map(
    ([, key = "", body = ""]) => [key, body],
  ),
);

describe.each(PICTURE_KEYS)("the drawing %s", (key) => {
  const body = symbols.get(key) ?? "";

  it("stands in the file, in the theme's ink alone", () => {
    expect(body).toContain("<path ");
    expect(body).not.toMatch(/#[0-9a-f]{3,8}\b|NaN|undefined|class=|style=/i);
  });

  it("starts every stroke inside its frame", () => {
    for (const [, path = ""] of body.matchAll(/ d="([^"]+)"/g)) {
      const [x = -1, y = -1] = numbers(path.slice(1));
      expect(x, path).toBeGreaterThanOrEqual(0);
      expect(x, path).toBeLessThanOrEqual(240);
      expect(y, path).toBeGreaterThanOrEqual(0);
      expect(y, path).toBeLessThanOrEqual(120);
    }
  });
});

it("is a picture with a name where it has a label, and hidden from readers elsewhere", () => {
  expect(renderToStaticMarkup(<LinePicture picture="tent" label="A tent" />)).toContain(
    'role="img" aria-label="A tent"',
  );
  expect(renderToStaticMarkup(<LinePicture picture="tent" />)).toContain('aria-hidden="true"');
});

it("a key that nobody drew, or one of Object's own, shows a parcel", () => {
  const parcel = renderToStaticMarkup(<LinePicture picture="generic" />);
  expect(renderToStaticMarkup(<LinePicture picture="flying-carpet" />)).toBe(parcel);
  expect(renderToStaticMarkup(<LinePicture picture="constructor" />)).toBe(parcel);
});
