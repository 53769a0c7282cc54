"use client";
import { useEffect, useState } from "react";
import { Switch } from "@/components/form/choice";
import { FormErrors } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { useAction } from "@/features/identity/web/use-action";
import { saveRules } from "../../dashboard-actions";
import { BonusLists } from "./bonus-lists";
import { RuleField } from "./rule-field";
import { RULE_GROUPS, type RulesDraft, rulesOf, sameRules } from "./rules-draft";
import { SimulationPanel } from "./simulation-panel";

/** Asks before a page with unsaved changes is left. */
function useUnsaved(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", unload);
    return () => window.removeEventListener("beforeunload", unload);
  }, [dirty]);
}

interface RulesFormProps {
  guild: { id: string; slug: string };
  saved: RulesDraft;
  weapons: readonly string[];
  symbol: string;
  manages: boolean;
}

/** All rules of the economy, with what they would have paid beside them. */
export function RulesForm({ guild, saved, weapons, symbol, manages }: RulesFormProps) {
  const [draft, setDraft] = useState(saved);
  const [done, setDone] = useState(false);
  const { busy, problem, run, clear } = useAction();
  const dirty = !sameRules(draft, saved);
  useUnsaved(dirty);
  const set = (change: Partial<RulesDraft>) => {
    setDone(false);
    setDraft({ ...draft, ...change });
  };
  const errors = problem?.fields;
  const sign = draft.values["coins.currencySymbol"] || symbol;
  const save = () =>
    run(
      () => saveRules({ guildId: guild.id, ...rulesOf(draft) }),
      () => setDone(true),
    );
  return (
    <form
      noValidate
      className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_440px]"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset disabled={!manages} className="grid min-w-0 gap-6">
        {problem ? <FormErrors message={problem.message} {...(errors && { fields: errors })} /> : null}
        {RULE_GROUPS.map(({ id, title, hint, switched, fields }) => (
          <Card key={id}>
            <CardHeader title={title} hint={hint} className="mb-5" />
            <div className="grid gap-5">
              {switched ? (
                <Switch
                  label={switched.label}
                  checked={draft.on[switched.of]}
                  onChange={(event) => set({ on: { ...draft.on, [switched.of]: event.target.checked } })}
                />
              ) : null}
              <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
                {fields.map((field) => (
                  <RuleField
                    key={field.name}
                    field={field}
                    value={draft.values[field.name] ?? ""}
                    symbol={sign}
                    error={errors?.[field.name === "coins.transferFee" ? "coins.transferFeeBp" : field.name]}
                    onChange={(value) => set({ values: { ...draft.values, [field.name]: value } })}
                  />
                ))}
              </div>
              {id === "kills" ? (
                <BonusLists draft={draft} known={weapons} symbol={sign} errors={errors} onChange={set} />
              ) : null}
            </div>
          </Card>
        ))}
      </fieldset>
      <div className="grid gap-4 xl:sticky xl:top-6">
        <SimulationPanel slug={guild.slug} draft={draft} dirty={dirty} symbol={symbol} manages={manages} />
        {manages ? (
          <Card className="flex flex-wrap items-center gap-3 max-md:sticky max-md:bottom-20 max-md:z-10">
            <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
              Save the rules
            </Button>
            {dirty ? (
              <Button
                look="ghost"
                onClick={() => {
                  clear();
                  setDraft(saved);
                }}
              >
                Put it back
              </Button>
            ) : null}
            <span role="status" className="text-13 text-good">
              {done && !dirty ? "Saved. It can be undone in the audit log." : null}
            </span>
            <p className="w-full text-12 text-muted">
              Rules count from the moment they are saved. What is paid stays paid.
            </p>
          </Card>
        ) : null}
      </div>
    </form>
  );
}
