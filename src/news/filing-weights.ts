// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -1.67,
  weights: [
    0.029, 9.049, 6.143, 1.821, 0.156, -0.435, -0.621, -0.167, -0.993, -1.19, -0.763, -1.441, 0.135, -0.289, -4.187,
    -1.731,
  ],
};

export const SHORT: Weights = {
  bias: -0.878,
  weights: [
    0.478, 5.14, 0.548, 5.14, 0.478, 0.494, -1.781, 0.003, -1.259, -0.161, -1.525, -0.866, -1.119, -0.144, -1.21,
    -0.103,
  ],
};
