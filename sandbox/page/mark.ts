import { Html } from "./html";

const strokes = `<path d="M5.2 12.4a3.6 3.6 0 1 1 5-4.9 10.5 10.5 0 0 1 11.6 0 3.6 3.6 0 1 1 5 4.9c.8 1.6 1.2 3.4 1.2 5.3C28 24.2 22.6 28.5 16 28.500S4 24.2 4 17.700c0-1.9.4-3.7 1.2-5.300z" fill="#f0ab3a"/><circle cx="11.3" cy="15.7" r="1.7" fill="#20150a"/><circle cx="20.7" cy="15.7" r="1.7" fill="#20150a"/><path d="M16 18.300c-2.9 0-5 1.9-5 4.300s2.2 3.7 5 3.7 5-1.3 5-3.7-2.1-4.3-5-4.300z" fill="#ffe3b0"/><path d="M13.9 20.500c0-.7.9-1.1 2.1-1.100s2.1.4 2.1 1.1-1 1.7-2.1 1.7-2.1-1-2.1-1.700z" fill="#20150a"/>`;

/** The bear's head beside the name. */
export const mark = new Html(
  `<svg class="mark" width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">${strokes}</svg>`,
);

/** The same as a file, for the browser's tab. */
export const markFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${strokes}</svg>`;
