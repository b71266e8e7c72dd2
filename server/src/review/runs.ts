/** How often each question is asked, where nobody says otherwise: two of three agree by chance seldom enough. */
export const DEFAULT_RUNS = 3;

/** More cost more and tell little. */
export const MOST_RUNS = 9;
