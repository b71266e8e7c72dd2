import { phrases } from './phrases.ts';

/**
 * Ends that leave a list open. Sources: INCOSE Guide to Writing Requirements v4, R9 (open-ended clauses: "including but
 * not limited to", "etc.", "and so on"); NASA ARM (incompletes: "but not limited to", "as a minimum", "TBD").
 */
export const OPEN_ENDS = phrases([
  ...'etc|et cetera|and so on|and so forth|and the like|or the like|and such like|and suchlike|and such|and similar|or similar|and others|among others|among other things|amongst others|and many more|and much more|and more|or whatever|and whatnot|or anything similar|or something similar|and anything else|or anything else like it|and related matters|and related topics|and other such things|and things like that|or things like that|including but not limited to|including, but not limited to|including but not restricted to|including without limitation|including, without limitation|includes but is not limited to|includes, but is not limited to|include but are not limited to|include, but are not limited to|but not limited to|but is not limited to|but are not limited to|not limited to|at a minimum|as a minimum|tbd|tbc|tba|tbs|tbr|to be determined|to be decided|to be defined|to be confirmed|to be specified'.split(
    '|',
  ),
]);
