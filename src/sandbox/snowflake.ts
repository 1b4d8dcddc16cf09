// Ids as Discord makes them: milliseconds since 2015, then a counter.
const DISCORD_EPOCH = 1_420_070_400_000n;

export function snowflakes(now: () => number): () => string {
  let counter = 0n;
  return () => {
    counter = (counter + 1n) & 0x3f_ffffn;
    const at = BigInt(Math.max(Math.floor(now()), Number(DISCORD_EPOCH))) - DISCORD_EPOCH;
    return ((at << 22n) | counter).toString();
  };
}
