// Patience: how long somebody waits who asked for something on the web.

/** For all of its requests together: robots.txt, a page, where it sends on to, and the reading of what came. */
export const PATIENCE_MS = 13_000;
