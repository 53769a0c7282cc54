import { Html } from "./html";

const strokes = `<path d="M5.2 12.4a3.6 3.6 0 1 1 5-4.9 10.5 10.5 0 0 1 11.6 0 3.6 3.6 0 1 1 5 4.9c.8 1.6 1.2 3.4 1.2 5.3C28 24.200 22.600 28.500 16 28.500S4 24.200 4 17.700c0-1.900.4-3.700 1.200-5.300z" fill="#f0ab3a"/><circle cx="11.300" cy="15.700" r="1.700" fill="#20150a"/><circle cx="20.700" cy="15.700" r="1.700" fill="#20150a"/><path d="M16 18.300c-2.900 0-5 1.900-5 4.300s2.200 3.700 5 3.700 5-1.300 5-3.700-2.100-4.300-5-4.300z" fill="#ffe3b0"/><path d="M13.900 20.500c0-.7.9-1.100 2.100-1.100s2.100.4 2.100 1.100-1 1.700-2.100 1.700-2.100-1-2.100-1.700z" fill="#20150a"/>`;

/** The bear's head beside the name. */
export const mark = new Html(`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">${strokes}</svg>`);

/** The same as a file, for the browser's tab. */
export const markFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${strokes}</svg>`;
