import { work } from "./bus-work";

// A subscriber in a process of its own, which may be killed at any moment.
const [subscriber = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
await work(subscriber);
