// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -2.577,
  weights: [
    8.087, 10.647, -0.462, 1.369, -1.304, -0.21, 0.014, -0.113, -0.658, -0.695, -0.931, -1.367, -0.243, -2.447, -2.785,
  ],
};

export const SHORT: Weights = {
  bias: -1.604,
  weights: [
    4.453, 6.682, 0.3, 1.682, -0.547, 0.332, -1.319, -0.134, -1.049, -0.219, -1.219, -1.092, -0.827, -1.159, -0.151,
  ],
};
