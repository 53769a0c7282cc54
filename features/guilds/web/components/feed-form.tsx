"use client";
import { useEffect, useState } from "react";
import { Checkbox, Switch } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { useAction } from "@/features/identity/web/use-action";
import { type ChannelDto, FEED_ABOUT, type FeedDto, type PlaceDetail, settingsFor } from "../../feeds";
import { saveFeed, testFeed } from "../feed-actions";
import { FeedPreview } from "./feed-preview";

const PLACES: readonly [PlaceDetail, string][] = [
  ["none", "Not at all"],
  ["area", "The square kilometre"],
  ["exact", "To ten metres"],
];

interface FeedFormProps {
  guildId: string;
  feed: FeedDto;
  channels: readonly ChannelDto[];
  symbol: string;
  manages: boolean;
}

/** Where one feed goes and what it says, with its messages below as they will read. */
export function FeedForm({ guildId, feed: saved, channels, symbol, manages }: FeedFormProps) {
  const { feed, channelName, problem: _p, lastPostAt: _l, ...kept } = saved;
  const about = FEED_ABOUT[feed];
  const [form, setForm] = useState(kept);
  const [done, setDone] = useState(false);
  const { busy, problem, run } = useAction();
  const settings = settingsFor(feed, form);
  const dirty = JSON.stringify(settings) !== JSON.stringify(settingsFor(feed, kept));
  const set = (change: Partial<typeof form>) => {
    setDone(false);
    setForm({ ...form, ...change });
  };
  useEffect(() => {
    if (!dirty) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", unload);
    return () => window.removeEventListener("beforeunload", unload);
  }, [dirty]);
  const number = (
    name: "delayMinutes" | "minMetres" | "minCoins",
    label: string,
    unit: string,
    hint: string,
  ) => {
    const error = problem?.fields?.[name];
    return (
      <Field id={name} label={label} hint={hint} {...(error && { error })}>
        <Input
          id={name}
          type="number"
          inputMode="numeric"
          min={0}
          unit={unit}
          value={String(form[name])}
          aria-invalid={Boolean(error)}
          aria-describedby={describedBy(name, { hint, error })}
          onChange={(event) => set({ [name]: Math.trunc(Number(event.target.value)) })}
        />
      </Field>
    );
  };
  const gone = form.channelId !== null && !channels.some((one) => one.channelId === form.channelId);
  const named = channels.find((one) => one.channelId === form.channelId)?.name ?? (gone ? channelName : null);
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => saveFeed({ guildId, feed, ...settings }),
          () => setDone(true),
        );
      }}
    >
      <fieldset disabled={!manages} className="grid gap-5">
        <Field
          id="channelId"
          label="Channel"
          hint="Channels that Grizzly OS sees in Discord."
          {...(problem?.fields?.channelId && { error: problem.fields.channelId })}
        >
          <Select
            id="channelId"
            value={form.channelId ?? ""}
            aria-describedby="channelId-hint"
            onChange={(event) =>
              set({ channelId: event.target.value || null, enabled: event.target.value !== "" })
            }
          >
            <option value="">No channel</option>
            {gone && form.channelId ? (
              <option value={form.channelId}>#{channelName ?? form.channelId}, not seen in Discord</option>
            ) : null}
            {channels.map((channel) => (
              <option key={channel.channelId} value={channel.channelId}>
                #{channel.name}
                {channel.problem ? ", a right is missing" : ""}
              </option>
            ))}
          </Select>
        </Field>
        <Switch
          label="Post there"
          hint={about.what}
          checked={settings.enabled}
          disabled={form.channelId === null}
          onChange={(event) => set({ enabled: event.target.checked })}
        />
        {number("delayMinutes", "Delay", "min", "Nobody learns from a late message where somebody is now.")}
        {about.places ? (
          <Field id="place" label="Where it happened" hint="An exact place tells others where to go.">
            <Select
              id="place"
              value={form.place}
              aria-describedby="place-hint"
              onChange={(event) => set({ place: event.target.value as PlaceDetail })}
            >
              {PLACES.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {about.filters.includes("minMetres")
          ? number("minMetres", "Only from", "m", "Closer kills are left out; 0 tells all.")
          : null}
        {about.filters.includes("minCoins")
          ? number("minCoins", "Only from", symbol, "Smaller amounts are left out; 0 tells all.")
          : null}
        {about.filters.includes("certainOnly") ? (
          <Checkbox
            label="Only what the log says"
            hint="Leaves out kills that follow from other lines."
            checked={form.certainOnly}
            onChange={(event) => set({ certainOnly: event.target.checked })}
          />
        ) : null}
      </fieldset>
      <FeedPreview feed={feed} settings={settings} channelName={named} symbol={symbol} />
      {problem && !problem.fields ? (
        <p role="alert" className="text-13 text-bad">
          {problem.message}
        </p>
      ) : null}
      {manages ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
            Save
          </Button>
          {kept.channelId === null || dirty ? null : (
            <ActionButton
              action={testFeed}
              value={{ guildId, feed }}
              size="medium"
              said="It stands in Discord now."
            >
              Post a test
            </ActionButton>
          )}
          <span role="status" className="text-13 text-good">
            {done && !dirty ? "Saved. It can be undone in the audit log." : null}
          </span>
        </div>
      ) : null}
    </form>
  );
}
