// What filing has learnt: how much each figure of `likeness.ts` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = {
  bias: -2.298,
  weights: [
    7.956, 10.716, -0.481, 1.144, -1.627, -0.422, 0.047, -0.12, -0.635, -0.674, -0.918, -1.375, -0.3, -2.196, -4.45,
  ],
};

export const SHORT: Weights = {
  bias: -1.538,
  weights: [
    4.318, 6.623, 0.265, 1.623, -0.682, 0.215, -1.464, -0.133, -1.077, -0.142, -1.189, -1.093, -0.785, -1.258, -1.413,
  ],
};
