// What emmett can do with streams of so many events: node peer.mjs FILE EVENTS…
// Prints one JSON object: by the number of events, and by what was done, the seconds that it took each time.
import { getSQLiteEventStore } from "@event-driven-io/emmett-sqlite";

const [file, ...sizes] = process.argv.slice(2);
const CHUNK = 500;

const initialState = () => ({ status: "none", since: "" });
const evolve = (state, { data }) => ({ ...state, status: data.status, since: data.since });
const told = (number) => ({
  type: "Told",
  data: {
    key: `f${number}`,
    gist: `It is told for the ${number}th time.`,
    status: "active",
    since: `2${String(number % 1000).padStart(3, "0")}-01-01`,
  },
});

// The first time only warms up.
async function timed(times, way) {
  const seconds = [];
  for (let round = 0; round <= times; round += 1) {
    const start = performance.now();
    await way(round);
    seconds.push((performance.now() - start) / 1000);
  }
  return seconds.slice(1);
}

async function fill(store, stream, events) {
  for (let first = 0; first < events; first += CHUNK) {
    const count = Math.min(CHUNK, events - first);
    await store.appendToStream(stream, Array.from({ length: count }, (_, place) => told(first + place + 1)));
  }
  const { state, currentStreamVersion } = await store.aggregateStream(stream, { evolve, initialState });
  if (currentStreamVersion !== BigInt(events) || state.status !== "active") {
    throw new Error(`${currentStreamVersion} events, not ${events}`);
  }
}

async function measured(store, events) {
  const stream = `channel-${events}`;
  await fill(store, stream, events);
  const times = events > 1000 ? 9 : 180;
  const version = (round) => BigInt(1 + Math.floor((events - 1) * ((round * 0.618) % 1)));
  return {
    past: await timed(times, (round) => store.aggregateStream(stream, { evolve, initialState, read: { to: version(round) } })),
    now: await timed(times, () => store.aggregateStream(stream, { evolve, initialState })),
    read: await timed(times, () => store.readStream(stream)),
    append: await timed(20, (round) => store.appendToStream(stream, [told(events + round + 1)])),
  };
}

const store = getSQLiteEventStore({ fileName: file });
await store.schema.migrate();
const found = {};
for (const events of sizes.map(Number)) found[events] = await measured(store, events);
console.log(JSON.stringify(found));
process.exit(0);
