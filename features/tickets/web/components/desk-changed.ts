/** Heard by the inbox: something of the desk is known to have changed, so that it asks at once. */
export const DESK_CHANGED = "grizzly:desk-changed";

export const deskChanged = (): boolean => dispatchEvent(new Event(DESK_CHANGED));
