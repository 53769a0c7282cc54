/** Keys of the line drawings, as records keep them. */
export const PICTURE_KEYS = [
  "rifle",
  "scoped-rifle",
  "marksman-rifle",
  "shotgun",
  "pistol",
  "ammunition",
  "tool-crate",
  "tent",
  "ghillie-suit",
  "vehicle-parts",
  "binoculars",
  "backpack",
  "medical-kit",
  "food",
  "barrel",
  "clothes",
  "plate-carrier",
  "axe",
  "badge",
  "name-colour",
  "ribbon",
  "generic",
] as const;

export type PictureKey = (typeof PICTURE_KEYS)[number];
