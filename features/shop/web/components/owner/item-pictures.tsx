"use client";
import { PICTURE_KEYS } from "@/components/art/line/picture-keys";
import { cn } from "@/components/ui/cn";
import { ItemPicture } from "../item-picture";
import { FormPart } from "./item-field";
import type { PartProps } from "./item-part";

const words = (key: string) => (key === "generic" ? "A parcel" : key.replaceAll("-", " "));

/** One of the house's line drawings, by radio buttons. */
export function PicturePicker({ draft, set, problems }: PartProps) {
  return (
    <FormPart title="Picture" hint="Line drawings that follow the theme.">
      <fieldset
        id="picture"
        className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2 max-md:grid-cols-3"
      >
        <legend className="sr-only">Picture</legend>
        {PICTURE_KEYS.map((key) => {
          const on = (draft.picture || "generic") === key;
          return (
            <label
              key={key}
              className={cn(
                "grid justify-items-center min-w-0 gap-1 rounded-control border bg-well px-1.5 py-2.5 text-center text-12 text-muted transition-colors duration-quick first-letter:uppercase hover:border-line-meaning has-focus-visible:outline-2 has-focus-visible:outline-honey has-focus-visible:outline-offset-2",
                on && "border-honey-line bg-honey-wash text-ink",
              )}
            >
              <input
                type="radio"
                name="picture"
                className="sr-only"
                checked={on}
                onChange={() => set({ picture: key })}
              />
              <ItemPicture name={key} className="w-20 max-md:w-16" />
              <span className="first-letter:uppercase">{words(key)}</span>
            </label>
          );
        })}
      </fieldset>
      {problems.picture ? <p className="text-12 text-bad">{problems.picture}</p> : null}
    </FormPart>
  );
}
