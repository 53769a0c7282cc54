"use client";
import { useState } from "react";
import { Field } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";

const MAX_BYTES = 4 * 1024 * 1024;

interface Answer {
  id?: string;
  error?: { message: string; fields?: Record<string, string> };
}

/** The banner: a picture that is uploaded at once and shown with the draft, or none. */
export function BannerField({
  pictures,
  banner,
  onChange,
}: {
  pictures: string;
  banner: string | null;
  onChange: (banner: string | null) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const upload = async (file: File) => {
    setError(null);
    if (file.size > MAX_BYTES) return setError("The picture is larger than 4 MB. Nothing was changed.");
    setBusy(true);
    const answer = await fetch(pictures, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
    })
      .then((response) => response.json() as Promise<Answer>)
      .catch((): Answer => ({}));
    setBusy(false);
    if (answer.id) return onChange(answer.id);
    setError(
      answer.error?.fields?.banner ??
        answer.error?.message ??
        "The picture did not arrive. Nothing was changed. Try again.",
    );
  };
  const hint =
    "PNG, JPEG or WebP, at least 640 × 160 pixels, up to 4 MB; 1,440 × 288 fits best. It is cut from the middle. Without one, the map of your players' own steps stands there.";
  return (
    <Field id="banner" label="Banner" aside="optional" hint={hint} {...(error && { error })}>
      {banner ? (
        // biome-ignore lint/performance/noImgElement: our own picture, in the size that it is shown
        <img
          src={`${pictures}/${banner}?size=wide`}
          alt="The banner as it is cut"
          width={1440}
          height={288}
          className="h-auto w-full rounded-control border bg-sunken"
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2.5">
        <label
          className={buttonClass(
            { size: "medium" },
            "relative has-focus-visible:outline-2 has-focus-visible:outline-honey",
          )}
        >
          <input
            id="banner"
            type="file"
            accept="image/png,image/jpeg,image/webp"
            disabled={busy}
            aria-describedby={error ? "banner-hint banner-error" : "banner-hint"}
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) void upload(file);
            }}
          />
          {busy ? "Uploading" : banner ? "Choose another picture" : "Choose a picture"}
        </label>
        {banner ? (
          <Button look="ghost" onClick={() => onChange(null)}>
            Go without
          </Button>
        ) : null}
      </div>
    </Field>
  );
}
