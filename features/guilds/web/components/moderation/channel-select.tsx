"use client";
import { describedBy, Field } from "@/components/form/field";
import { Select } from "@/components/form/input";
import type { ChannelDto } from "../../../feeds";

/** One of the channels that Grizzly OS sees, by name; one that is gone stays named as gone. */
export function ChannelSelect({
  id,
  label,
  hint,
  none,
  channels,
  value,
  error,
  onChange,
}: {
  id: string;
  label: string;
  hint: string;
  none: string;
  channels: readonly ChannelDto[];
  value: string | null;
  error: string | undefined;
  onChange: (channelId: string | null) => void;
}) {
  const gone = value !== null && !channels.some((one) => one.channelId === value);
  return (
    <Field id={id} label={label} hint={hint} {...(error && { error })}>
      <Select
        id={id}
        className="max-w-96"
        value={value ?? ""}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{none}</option>
        {gone ? <option value={value}>{value}, not seen in Discord</option> : null}
        {channels.map((channel) => (
          <option key={channel.channelId} value={channel.channelId}>
            #{channel.name}
            {channel.problem ? ", a right is missing" : ""}
          </option>
        ))}
      </Select>
    </Field>
  );
}
