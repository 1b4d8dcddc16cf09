// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -1.32,
  weights: [
    0.041, 9.041, 6.136, 1.821, 0.158, -0.436, -0.62, -0.166, -0.993, -1.19, -0.763, -1.441, 0.134, -0.289, -4.187,
    -1.733,
  ],
};

export const SHORT: Weights = {
  bias: -1.074,
  weights: [
    0.449, 5.182, 0.592, 5.182, 0.448, 0.501, -1.907, 0.02, -1.238, -0.151, -1.546, -0.838, -1.127, -0.135, -1.218,
    -0.233,
  ],
};
