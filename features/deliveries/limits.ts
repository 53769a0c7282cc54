/** More objects than this in one order or event would make one restart slow for everybody. */
export const MAX_OBJECTS_PER_ATTEMPT = 10;

/** Each entry costs time at every start of the server. */
export const MAX_OBJECTS_IN_FILE = 200;
