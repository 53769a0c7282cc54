import { Search } from "lucide-react";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";

/** Finds by words, by a plain form: it works without a script, and the address holds what was asked. */
export function SearchForm({
  label,
  text,
  keep,
}: {
  label: string;
  text: string;
  keep: Record<string, string>;
}) {
  return (
    <search>
      <form className="flex items-center gap-2">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Input
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          defaultValue={text}
          maxLength={60}
          lead={<Search aria-hidden />}
          className="w-64 max-md:w-full"
        />
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}
