// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -1.296,
  weights: [
    -1.182, 10.703, 5.776, 2.209, -0.642, -0.555, -0.757, -0.175, -0.963, -1.206, -0.763, -1.414, 0.074, -4.229, -1.187,
  ],
};

export const SHORT: Weights = {
  bias: -1.134,
  weights: [
    0.131, 5.501, 0.463, 5.501, 0.13, 0.482, -2.02, -0.014, -1.233, -0.149, -1.499, -0.817, -1.077, -1.297, -0.4,
  ],
};
