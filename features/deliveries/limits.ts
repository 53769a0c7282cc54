/** Each entry costs time at every start of the server. */
export const MAX_OBJECTS_IN_FILE = 200;
