import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Time } from "./time";

it("the page carries the moment in UTC, for readers without scripts and for the element that knows their zone", () => {
  expect(renderToStaticMarkup(<Time at="2026-11-22T21:35:00+01:00" shape="clock" />)).toBe(
    '<reader-time datetime="2026-11-22T20:35:00.000Z" shape="clock"><time dateTime="2026-11-22T20:35:00.000Z">20:35 UTC</time></reader-time>',
  );
});

it("a moment that nobody knows says so", () => {
  expect(renderToStaticMarkup(<Time at="soon" />)).toBe("<span>not known</span>");
});
