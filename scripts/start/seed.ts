import { seedDemo } from "@/scripts/seed-demo";

// Its own process: the demo community is made with the settings of the house, not with the supervisor's.
await seedDemo({ log: (line: string) => console.log(line) });
process.exit(0);
