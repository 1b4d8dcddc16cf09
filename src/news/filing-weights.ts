// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -2.177,
  weights: [
    7.991, 10.562, -0.693, 1.191, -1.634, -0.335, 0.202, -0.076, -0.539, -0.575, -0.909, -1.393, -0.433, -2.307, -3.473,
  ],
};

export const SHORT: Weights = {
  bias: -1.57,
  weights: [
    4.364, 6.549, 0.195, 1.549, -0.636, 0.265, -1.141, -0.162, -0.959, -0.118, -1.183, -1.075, -0.77, -1.191, -1.446,
  ],
};
