"use client";
import { useState } from "react";
import { Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Chip } from "@/components/ui/chip";
import { TAGS_MAX, tagOf, tagsOf } from "../../tag-rules";
import { tagsForm } from "../desk-actions";
import { FormDialog } from "./form-dialog";
import { useChoices } from "./use-choices";

interface TagsDialogProps {
  guildId: string;
  number: number;
  tags: readonly string[];
  onClose: () => void;
}

/** A ticket's tags: those that the guild uses are a press away, another one is written. */
export function TagsDialog({ tags: saved, ...named }: TagsDialogProps) {
  const { data } = useChoices(named.guildId, named.number);
  const [tags, setTags] = useState([...saved]);
  const [text, setText] = useState("");
  const fresh = tagOf(text);
  const toggle = (tag: string) =>
    setTags((before) =>
      before.includes(tag)
        ? before.filter((one) => one !== tag)
        : before.length < TAGS_MAX
          ? [...before, tag]
          : before,
    );
  const add = () => {
    if (fresh && !tags.includes(fresh)) toggle(fresh);
    setText("");
  };
  const known = tagsOf([...tags, ...saved, ...(data?.tags ?? [])]);
  return (
    <FormDialog {...named} title="Tags" act="Save tags" action={tagsForm}>
      {(fields) => (
        <>
          <input
            type="hidden"
            name="tags"
            value={(fresh && !tags.includes(fresh) ? [...tags, fresh] : tags).join(",")}
          />
          {known.length > 0 ? (
            <div className="flex flex-wrap gap-1.5">
              {known.map((tag) => (
                <Chip key={tag} on={tags.includes(tag)} onClick={() => toggle(tag)}>
                  {tag}
                </Chip>
              ))}
            </div>
          ) : null}
          <Field
            id="new-tag"
            label="Another one"
            hint={`Small letters and digits. At most ${TAGS_MAX} tags.`}
            {...(fields.tags && { error: fields.tags })}
          >
            <Input
              id="new-tag"
              value={text}
              maxLength={40}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || text === "") return;
                event.preventDefault();
                add();
              }}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
