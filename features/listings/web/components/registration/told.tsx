import { Facts } from "@/components/ui/card";
import type { ApplicationForm } from "../../../registration/form";
import { word } from "../../../words";

const orNone = (text: string) => (text.trim() === "" ? "none" : text);

/** What was told of the server, to be read. */
export function Told({ form, note }: { form: ApplicationForm; note?: boolean }) {
  const texts = [
    ["Short text", form.tagline],
    ["About", form.description],
    ["Rules", form.rules],
    ...(note ? [["For staff", form.note]] : []),
  ] as const;
  return (
    <div className="grid gap-5">
      <Facts
        facts={[
          { label: "Name", value: form.name },
          {
            label: "Where it runs",
            value: form.serviceId ? `Nitrado, service ${form.serviceId}` : orNone(form.host),
          },
          { label: "Platform and map", value: `${word(form.platform)}, ${word(form.map)}` },
          { label: "Slots", value: form.slots ?? "not told" },
          { label: "Fighting", value: word(form.fighting) },
          { label: "Region", value: word(form.region) },
          { label: "Languages", value: form.languages.map(word).join(", ") },
          { label: "Restarts", value: orNone(form.restartTimes.join(", ")) },
          { label: "Discord invite", value: orNone(form.inviteLink) },
          { label: "Website", value: orNone(form.website) },
          { label: "Tags", value: orNone(form.tags.map(word).join(", ")) },
        ]}
      />
      {texts.map(([label, text]) =>
        text ? (
          <div key={label}>
            <h3 className="text-12 text-muted">{label}</h3>
            <p className="mt-1 whitespace-pre-line text-14 leading-relaxed [overflow-wrap:anywhere]">
              {text}
            </p>
          </div>
        ) : null,
      )}
    </div>
  );
}
