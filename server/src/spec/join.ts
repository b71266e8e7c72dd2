/**
 * Matches no character, wherever it stands: for places at which the ways through a pattern meet again, as after a choice of
 * words or after words that may be left out. What follows is compiled once there. Without it V8 compiles that for each way
 * anew, up to ten times, and again within each of these: most of a first run's time went into it. Literals hold it written out.
 *
 * V8 also writes out a group that stands up to three times, as `{0,3}` says, as often as that, unless the group captures:
 * hence `(… ){0,3}` where nothing reads what was captured.
 */
export const JOIN = '(?=)';
