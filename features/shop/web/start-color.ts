/** The colour that a role colour begins with: what Discord shows, not what our pages are painted with. */
export const START_COLOR = "#e0a030";
