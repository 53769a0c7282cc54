import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LinePicture, linePictures } from "./line-pictures";

const numbers = (path: string) => path.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];

describe.each(Object.keys(linePictures))("the drawing %s", (key) => {
  const markup = renderToStaticMarkup(<LinePicture picture={key} label="An item" />);

  it("is a picture with a name, in the theme's ink alone", () => {
    expect(markup).toContain('role="img" aria-label="An item"');
    expect(markup).not.toMatch(/#[0-9a-f]{3,8}\b|NaN|undefined/i);
  });

  it("starts every stroke inside its frame", () => {
    for (const [, path = ""] of markup.matchAll(/ d="([^"]+)"/g)) {
      const [x = -1, y = -1] = numbers(path.slice(1));
      expect(x, path).toBeGreaterThanOrEqual(0);
      expect(x, path).toBeLessThanOrEqual(240);
      expect(y, path).toBeGreaterThanOrEqual(0);
      expect(y, path).toBeLessThanOrEqual(120);
    }
  });
});

it("a key that nobody drew, or one of Object's own, shows a parcel", () => {
  const parcel = renderToStaticMarkup(<LinePicture picture="generic" />);
  expect(renderToStaticMarkup(<LinePicture picture="flying-carpet" />)).toBe(parcel);
  expect(renderToStaticMarkup(<LinePicture picture="constructor" />)).toBe(parcel);
});
