/** The ground of the dark theme, for the browser's own bar, which reads no variables of a stylesheet. */
export const THEME_COLOR = "#0d100e";
