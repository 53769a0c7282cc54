// A file of its own, because forms in the browser need these numbers and not the whole of the schema's library.

/** More entities than this would make one order slow down the server's start. */
export const MAX_ENTITIES_PER_ORDER = 10;

/** Pieces of one item in one order. */
export const MAX_QUANTITY = 20;
