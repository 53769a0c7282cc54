import { ButtonLink } from "@/components/ui/button";

const STEPS = [
  {
    title: "Tell us about it",
    text: "A form that is kept while you write it. A server at Nitrado fills in half of it by itself.",
  },
  {
    title: "Prove that it is yours",
    text: "With Grizzly OS in your Discord and the owner's Nitrado account connected nothing is left to do. Else put a code in the server's name: we ask the server what it is called.",
  },
  {
    title: "Staff look at it",
    text: "Questions and answers stand in one thread that you and they read. Every decision comes with its reason, and a refused one can be changed and sent again.",
  },
  {
    title: "It is in the directory",
    text: "As soon as a plan with a listing pays for your Discord server: Silver or more.",
  },
] as const;

const NEEDS = [
  "A Discord server that you own or manage, with Grizzly OS in it.",
  "A DayZ server: on PC, Xbox or PlayStation, at Nitrado or elsewhere.",
  "An invite to your Discord that never expires.",
  "A text of at least 40 characters about why somebody should play there.",
];

/** What registering takes and what happens then, for somebody who has not begun. */
export function RegisterIntro() {
  return (
    <div className="grid gap-14 pt-10">
      <header className="max-w-[68ch]">
        <h1 className="font-semibold text-32">Register a server</h1>
        <p className="mt-1 text-16 text-muted">
          Players find a server by its map, its hours and how full it is in their evening. Bring yours before
          them.
        </p>
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink look="primary" size="large" href="/me/applications">
            Begin
          </ButtonLink>
          <ButtonLink size="large" href="/servers">
            See who is listed
          </ButtonLink>
        </div>
        <p className="mt-3 text-13 text-muted">
          You sign in with Discord first. An application that you began is found there, too.
        </p>
      </header>
      <section aria-labelledby="way">
        <h2 id="way" className="font-semibold text-20">
          How it goes
        </h2>
        <ol className="mt-5 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map(({ title, text }, at) => (
            <li key={title} className="border-t pt-4">
              <span className="text-13 text-muted tabular-nums">{at + 1}</span>
              <h3 className="mt-1 font-semibold text-16">{title}</h3>
              <p className="mt-1.5 text-14 text-muted leading-relaxed">{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="needs" className="max-w-[68ch]">
        <h2 id="needs" className="font-semibold text-20">
          What you need
        </h2>
        <ul className="mt-3 grid list-disc gap-2 pl-5 text-16 text-muted">
          {NEEDS.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
