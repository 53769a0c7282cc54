"use client";
import { FieldGroup } from "@/components/form/field";
import { cn } from "@/components/ui/cn";
import { HUES, ICONS, word } from "../../../words";
import { ServerTile } from "../server-card";
import { BannerField } from "./banner-field";
import { FormPart, Line, type PartProps } from "./form-part";

interface LookPartProps extends PartProps {
  /** Where pictures of this listing go: `/api/guilds/…/listings/…/banner`. */
  pictures: string;
  fixedAddress: boolean;
}

const TILE =
  "relative grid min-h-11 min-w-11 place-items-center rounded-control border border-transparent p-0.5 has-checked:border-honey-line has-checked:bg-honey-wash has-focus-visible:outline-2 has-focus-visible:outline-honey has-focus-visible:outline-offset-2";

/** What a visitor takes for the server: name, address, sign, banner. */
export function LookPart({ pictures, fixedAddress, ...part }: LookPartProps) {
  const { draft, set } = part;
  return (
    <FormPart title="Who you are">
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Line
          {...part}
          name="serverName"
          label="Name"
          max={60}
          hint="A new name is looked at by Grizzly first."
        />
        <Line
          {...part}
          name="slug"
          label="Address"
          max={60}
          disabled={fixedAddress}
          hint={
            fixedAddress
              ? `/servers/${draft.slug}. It stays: links to it are out there.`
              : `The page stands at /servers/${draft.slug}. It stays once it was live.`
          }
        />
      </div>
      <Line
        {...part}
        name="tagline"
        label="Short text"
        max={160}
        aside={`${draft.tagline?.length ?? 0} of 160`}
        hint="Below the name, in the list and in search engines."
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <FieldGroup legend="Sign">
          <div className="flex flex-wrap gap-1.5">
            {ICONS.map((icon) => (
              <label key={icon} className={TILE} title={word(icon)}>
                <input
                  type="radio"
                  name="icon"
                  aria-label={word(icon)}
                  className="absolute inset-0 cursor-pointer opacity-0"
                  checked={draft.icon === icon}
                  onChange={() => set({ icon })}
                />
                <ServerTile icon={icon} hue={draft.hue} />
              </label>
            ))}
          </div>
        </FieldGroup>
        <FieldGroup legend="Colour">
          <div className="flex flex-wrap gap-1.5">
            {HUES.map((hue) => (
              <label key={hue} className={cn(TILE)} title={word(hue)}>
                <input
                  type="radio"
                  name="hue"
                  aria-label={word(hue)}
                  className="absolute inset-0 cursor-pointer opacity-0"
                  checked={draft.hue === hue}
                  onChange={() => set({ hue })}
                />
                <ServerTile icon={draft.icon} hue={hue} />
              </label>
            ))}
          </div>
        </FieldGroup>
      </div>
      <BannerField pictures={pictures} banner={draft.banner} onChange={(banner) => set({ banner })} />
    </FormPart>
  );
}
