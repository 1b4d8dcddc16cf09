// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -3.075,
  weights: [
    -0.366, 5.094, 5.718, 1.343, 2.231, -0.672, 1.032, 4.317, -0.198, -0.198, -1.12, -1.02, -0.777, -1.419, 0.517,
    -1.041, -3.375, -5.462,
  ],
};

export const SHORT: Weights = {
  bias: -1.511,
  weights: [
    -0.819, 3.585, 1.327, 3.585, -0.819, 0.186, 1.974, 4.176, -2.365, -0.199, -1.141, -0.12, -1.684, -0.901, -1.317,
    -0.457, -1.241, 0.528,
  ],
};
